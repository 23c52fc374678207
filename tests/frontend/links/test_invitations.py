"""A speaker answers an invitation from the mail, and changes that answer for a day."""

import pytest

from sessions.models import ClassroomSession, RequestedMoment
from sessions.operations.invitations import accept_invitation, withdraw_invitation
from tests.factories import MOMENT_END, MOMENT_START, NOW, InvitationFactory, SessionFactory
from tests.frontend.links.conftest import ONE_DAY
from tests.frontend.links.opened import Opened, everything
from tests.frontend.reading import problems, words
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import told
from youth4coop.links.models import LinkPurpose
from youth4coop.mail.models import OutboxMail

ILL = {"cancel-cause": "illness"}


@pytest.fixture
def page(opened):
    return opened(LinkPurpose.ANSWER_INVITATION, "invitation", "speaker")


@pytest.fixture
def again(invitation, speaker):
    """Gives the page as it is when the mail is opened once more."""
    return lambda: Opened(LinkPurpose.ANSWER_INVITATION, invitation, speaker)


@pytest.fixture
def moment(invitation):
    return invitation.moments.get()


def _state(row):
    row.refresh_from_db()
    return row.state


def test_invitation_is_a_sentence_with_all_that_matters(page, wish, group, teacher):
    response = page.get()

    shown = words(response)
    assert f"{wish.school.name} in Gent vraagt een spreker voor 20 leerlingen." in shown
    for part in [wish.goal, group.name, "3e graad doorstroom", "di 2 feb 2027, 10.10 – 11.50 u."]:
        assert part in shown
    assert teacher.email not in response.content.decode()


def test_yes_comes_first_and_no_after_it(page):
    shown = page.get().content.decode()

    assert shown.index("Ja, ik kom") < shown.index("Nee, deze keer niet")


def test_yes_plans_the_session(page, invitation, moment, speaker):
    response = page.press("ja", moment=moment.pk)

    shown = words(response)
    assert "Fijn dat je komt! De sessie is gepland." in shown
    assert "Je antwoord is al bewaard: ja, je komt di 2 feb 2027, 10.10 – 11.50 u." in shown
    assert told(invitation) == [("sent", "accepted", speaker.user_id, NOW, "")]
    assert ClassroomSession.objects.get().start == moment.start


@pytest.mark.parametrize("reason", ["", "Op reis"])
def test_no_needs_no_reason(page, invitation, speaker, reason):
    response = page.press("nee", **{"decline-reason": reason})

    assert "Bedankt voor je antwoord. We vragen iemand anders." in words(response)
    assert "Je antwoord is al bewaard: nee, deze keer niet" in words(response)
    assert told(invitation) == [("sent", "declined", speaker.user_id, NOW, reason)]


@pytest.mark.parametrize(
    ("verb", "answers"), [("ja", {}), ("nee", {}), ("nee", {"decline-reason": "Ziek"})]
)
def test_same_answer_again_changes_nothing(page, moment, verb, answers):
    page.press(verb, moment=moment.pk, **answers)
    before = everything()

    response = page.press(verb, moment=moment.pk, **answers)

    assert response.status_code == 200
    assert "Je antwoord is al bewaard" in words(response)
    assert everything() == before


def test_no_after_a_yes_is_refused_on_the_same_page(page, moment, invitation):
    page.press("ja", moment=moment.pk)

    response = page.press("nee")

    assert response.status_code == 409
    assert "Je antwoord is al bewaard: ja, je komt" in words(response)
    assert _state(invitation) == "accepted"


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_yes_without_a_moment_asks_for_one(page, invitation, wish, chosen):
    second = RequestedMoment.objects.create(
        request=wish, start=MOMENT_START + ONE_DAY, end=MOMENT_END + ONE_DAY
    )
    invitation.moments.add(second)

    response = page.press("ja", moment=chosen)

    assert len(problems(response)) == 1
    assert _state(invitation) == "sent"


def test_yes_while_taken_is_refused_on_the_same_page(page, invitation, moment, speaker):
    SessionFactory(speakers=[speaker])

    response = page.press("ja", moment=moment.pk)

    assert response.status_code == 409
    assert "Speaker heeft dan al een sessie." in words(response)
    assert _state(invitation) == "sent"


def test_yes_after_it_was_withdrawn_is_refused_on_the_same_page(
    page, invitation, moment, coordinator
):
    withdraw_invitation(invitation, who=coordinator, now=NOW)

    response = page.press("ja", moment=moment.pk)

    assert response.status_code == 409
    assert "Je hoeft niet meer te antwoorden" in words(response)


def test_after_the_last_moment_there_is_nothing_to_answer(again, later):
    later(MOMENT_START - NOW)

    assert "Alle momenten zijn voorbij." in words(again().get())


def test_no_becomes_yes_within_a_day(declined, again, moment, later, speaker):
    later(ONE_DAY - ONE_MINUTE)
    assert "Wil je je antwoord wijzigen?" in words(again().get())

    response = again().press("ja", moment=moment.pk)

    assert "Fijn dat je komt!" in words(response)
    assert told(declined)[-1][:3] == ("declined", "accepted", speaker.user_id)


def test_who_said_no_has_to_choose_the_moment(declined, again):
    response = again().press("ja")

    assert problems(response) == ["Kies een moment."]
    assert " checked" not in again().get().content.decode()


def test_no_is_final_after_a_day(declined, again, moment, later):
    later(ONE_DAY)
    assert "Wil je je antwoord wijzigen?" not in words(again().get())

    response = again().press("ja", moment=moment.pk)

    assert response.status_code == 409
    assert _state(declined) == "declined"


def test_no_stays_no_once_somebody_else_comes(declined, again, moment, wish):
    other = InvitationFactory(request=wish)
    accept_invitation(other, moment, who=other.speaker.user, now=NOW)
    assert "Wil je je antwoord wijzigen?" not in words(again().get())

    assert again().press("ja", moment=moment.pk).status_code == 409
    assert ClassroomSession.objects.count() == 1


def test_yes_is_taken_back_by_cancelling_within_a_day(accepted, agreed, again, later, coordinator):
    later(ONE_DAY - ONE_MINUTE)

    response = again().press("annuleren", **ILL)

    assert "De sessie is geannuleerd." in words(response)
    assert (_state(agreed), agreed.ended_reason, _state(accepted)) == (
        "cancelled",
        "Ziekte",
        "withdrawn",
    )
    cancelled = OutboxMail.objects.filter(purpose__startswith="session_cancelled")
    assert {mail.to for mail in cancelled} == {
        coordinator.email,
        accepted.speaker.email,
        accepted.request.teacher.email,
    }


def test_taking_it_back_takes_a_reason(agreed, accepted, again):
    assert problems(again().press("annuleren")) == ["Kies waarom."]
    assert _state(agreed) == "planned"


def test_taking_it_back_again_changes_nothing(agreed, accepted, again):
    page = again()
    page.press("annuleren", **ILL)
    before = everything()

    response = page.press("annuleren", **ILL)

    assert (response.status_code, everything()) == (200, before)
    assert "Geannuleerd Ziekte" in words(response)


def test_yes_is_for_the_link_of_the_session_after_a_day(agreed, accepted, again, later):
    later(ONE_DAY)
    assert "Annuleer dan met de link in die mail." in words(again().get())

    response = again().press("annuleren", **ILL)

    assert response.status_code == 409
    assert _state(agreed) == "planned"


def test_cancelling_is_undone_from_the_same_page(agreed, accepted, again, restoring, speaker):
    page = again()
    page.press("annuleren", **ILL)
    assert "Maak de annulering ongedaan" in words(page.get())

    page.press("toch-wel")

    assert restoring == [(agreed.pk, speaker.user, NOW)]


def test_there_is_nothing_to_cancel_before_an_answer(page, invitation, restoring):
    assert page.press("annuleren", **ILL).status_code == 200
    assert page.press("toch-wel").status_code == 200
    assert (_state(invitation), restoring) == ("sent", [])


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(page, invitation, django_assert_num_queries, rows):
    for n in range(1, rows):
        start, end = MOMENT_START + n * ONE_DAY, MOMENT_END + n * ONE_DAY
        invitation.moments.add(
            RequestedMoment.objects.create(request=invitation.request, start=start, end=end)
        )

    with django_assert_num_queries(8):
        page.get()


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("accepted", "Je antwoord is al bewaard: ja, je komt"),
        ("withdrawn", "Het is al geregeld, of de aanvraag ging niet door."),
        ("expired", "Alle momenten zijn voorbij."),
    ],
)
def test_what_needs_no_answer_says_so(again, invitation, state, shown):
    invitation.state = state
    invitation.save(update_fields=["state"])

    response = again().get()

    assert shown in words(response)
    assert "Ja, ik kom" not in words(response)
