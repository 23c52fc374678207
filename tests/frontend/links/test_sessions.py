"""Both sides follow a session from the mail: look, cancel, and undo that."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from sessions.models import PracticalInfo
from tests.factories import MOMENT_END, MOMENT_START, NOW, SpeakerFactory
from tests.frontend.links.conftest import ONE_DAY
from tests.frontend.links.opened import LONG_AFTER, Opened, everything
from tests.frontend.reading import problems, words
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import told
from youth4coop.links.models import LinkPurpose
from youth4coop.mail.models import OutboxMail

ILL = {"cancel-cause": "illness", "cancel-reason": "Griep"}


@pytest.fixture(params=["teacher", "speaker"])
def side(request):
    """The person on each side, one after the other."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def look(agreed):
    """Gives the session's page, opened by somebody from their own mail."""
    return lambda person: Opened(LinkPurpose.FOLLOW_SESSION, agreed, person)


def _state(session):
    session.refresh_from_db()
    return session.state


def test_each_side_reads_where_when_and_how_to_reach_the_other(look, teacher, speaker):
    of_teacher, of_speaker = words(look(teacher).get()), words(look(speaker).get())

    for shown in [of_teacher, of_speaker]:
        assert "di 2 feb 2027, 10.10 – 11.50 u." in shown
        assert teacher.school.name in shown
    assert "Je spreker bereiken Speaker" in of_teacher
    assert "De leerkracht bereiken" not in of_teacher
    assert "De leerkracht bereiken Teacher" in of_speaker
    assert "Je spreker bereiken" not in of_speaker


def test_contacts_go_with_the_session(look, teacher, speaker):
    look(teacher).press("annuleren", **ILL)

    assert speaker.email not in look(teacher).get().content.decode()


def test_contacts_are_there_until_sixty_days_after(look, teacher, speaker, later, agreed):
    later(LONG_AFTER - NOW - ONE_MINUTE)
    assert speaker.email in look(teacher).get().content.decode()


def test_page_behind_the_login_hides_contacts_after_sixty_days(page, agreed, teacher, later):
    later(LONG_AFTER - NOW)

    response = page(teacher.user).get(reverse("session_detail", args=[agreed.pk]))

    assert "Je spreker bereiken" not in words(response)


def test_speaker_reads_the_practical_info(look, speaker, agreed):
    PracticalInfo.objects.create(session=agreed, room="B12", given_at=NOW)

    assert "Praktische info Lokaal B12 Foto’s nee" in words(look(speaker).get())


def test_only_looking_and_cancelling_can_be_done_here(look, side, later):
    later(MOMENT_END - NOW)

    shown = words(look(side).get())

    for button in ["Annuleer de sessie", "Bewaar het aantal", "niet doorgegaan", "Verbeter"]:
        assert button not in shown


def test_button_cancels_it_and_everybody_hears_of_it(look, agreed, side, coordinator):
    response = look(side).press("annuleren", **ILL)

    assert "De sessie is geannuleerd. We mailen het iedereen die erbij hoort." in words(response)
    assert told(agreed)[-1] == ("planned", "cancelled", side.user.pk, NOW, "Ziekte: Griep")
    mails = OutboxMail.objects.filter(purpose__startswith="session_cancelled")
    people = {coordinator.email, agreed.request.teacher.email, agreed.speakers.get().email}
    assert set(mails.values_list("to", flat=True)) == people


@pytest.mark.parametrize(
    ("answers", "asked"),
    [({}, "Kies waarom."), ({"cancel-cause": "other"}, "Schrijf kort waarom.")],
)
def test_cancelling_takes_a_reason(look, agreed, side, answers, asked):
    assert problems(look(side).press("annuleren", **answers)) == [asked]
    assert _state(agreed) == "planned"


def test_cancelling_again_changes_nothing(look, side):
    page = look(side)
    page.press("annuleren", **ILL)
    before = everything()

    response = page.press("annuleren", **ILL)

    assert (response.status_code, everything()) == (200, before)
    assert "Je antwoord is al bewaard." in words(response)


def test_cancelling_once_it_has_begun_is_refused_on_the_same_page(look, agreed, side, later):
    later(MOMENT_START - NOW)

    response = look(side).press("annuleren", **ILL)

    assert response.status_code == 409
    assert "De sessie is al begonnen." in words(response)
    assert _state(agreed) == "planned"


def test_cancellation_is_undone_within_a_day(look, agreed, side, later, restoring):
    look(side).press("annuleren", **ILL)
    later(ONE_DAY - ONE_MINUTE)
    page = look(side)
    assert "Maak de annulering ongedaan" in words(page.get())

    response = page.press("toch-wel")

    assert "De sessie gaat toch door." in words(response)
    assert restoring == [(agreed.pk, side.user, NOW + ONE_DAY - ONE_MINUTE)]


def test_cancellation_is_final_after_a_day(look, side, later, restoring):
    look(side).press("annuleren", **ILL)
    later(ONE_DAY)
    page = look(side)
    assert "Maak de annulering ongedaan" not in words(page.get())

    response = page.press("toch-wel")

    assert (response.status_code, restoring) == (409, [])
    assert "Ongedaan maken kan tot 24 uur later." in words(response)


def test_other_side_does_not_undo_it(look, teacher, speaker, restoring):
    look(teacher).press("annuleren", **ILL)
    page = look(speaker)
    assert "Maak de annulering ongedaan" not in words(page.get())

    response = page.press("toch-wel")

    assert (response.status_code, restoring) == (409, [])
    assert "Alleen wie dit deed, kan het ongedaan maken." in words(response)


def test_undoing_what_was_not_cancelled_changes_nothing(look, side, restoring):
    page = look(side)
    before = everything()

    response = page.press("toch-wel")

    assert (response.status_code, everything(), restoring) == (200, before, [])


def test_calendar_item_is_read_from_the_page(look, agreed, side, monkeypatch):
    item = "frontend.links.calendar.item"
    monkeypatch.setattr(item, lambda link, now: HttpResponse(f"{link.object_id} {now:%M}"))
    page = look(side)
    address = reverse("link_calendar", args=[page.link.pk])

    assert address in page.get().content.decode()
    assert page.client.get(address).content.decode() == f"{agreed.pk} 00"
    assert page.client.post(address).status_code == 405


def test_calendar_item_is_not_read_through_a_link_for_something_else(agreed, teacher):
    page = Opened(LinkPurpose.COUNT, agreed, teacher)

    response = page.client.get(reverse("link_calendar", args=[page.link.pk]))

    assert response.status_code == 410


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(
    look, agreed, teacher, other_group, django_assert_num_queries, rows
):
    if rows > 1:
        agreed.groups.add(other_group)
        for speaker in SpeakerFactory.create_batch(2):
            agreed.session_speakers.create(
                speaker=speaker,
                cooperative=speaker.cooperative,
                start=agreed.start,
                end=agreed.end,
            )
    page = look(teacher)

    with django_assert_num_queries(9):
        page.get()
