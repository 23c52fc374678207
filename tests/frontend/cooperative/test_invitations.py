import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from sessions.models import ClassroomSession, RequestedMoment
from tests.factories import MOMENT_END, MOMENT_START, SessionFactory
from tests.frontend.reading import problems, words


def _detail(invitation):
    return reverse("invitation_detail", args=[invitation.pk])


@pytest.fixture
def moment(invitation):
    return invitation.moments.get()


@pytest.fixture
def later(invitation):
    """A second moment, two days later."""
    two_days = dt.timedelta(days=2)
    moment = RequestedMoment.objects.create(
        request=invitation.request, start=MOMENT_START + two_days, end=MOMENT_END + two_days
    )
    invitation.moments.add(moment)
    return moment


def _accept(browser, invitation, moment):
    return browser.post(reverse("invitation_accept", args=[invitation.pk]), {"moment": moment})


def _state(row):
    row.refresh_from_db()
    return row.state


def test_invitation_is_a_sentence_with_all_that_matters(page, speaker, invitation, wish, group):
    shown = words(page(speaker.user).get(_detail(invitation)))

    assert f"{wish.school.name} in Gent vraagt een spreker voor 20 leerlingen." in shown
    for part in [wish.goal, group.name, "3e graad doorstroom", "di 2 feb 2027, 10.10 – 11.50 u."]:
        assert part in shown


def test_contact_of_the_teacher_is_not_given_before_the_yes(page, speaker, invitation, teacher):
    response = page(speaker.user).get(_detail(invitation))

    assert teacher.email not in response.content.decode()


def test_yes_plans_the_session(page, speaker, invitation, moment):
    response = _accept(page(speaker.user), invitation, moment.pk)

    session = ClassroomSession.objects.get()
    assert response.url == reverse("session_detail", args=[session.pk])
    assert (session.start, _state(invitation)) == (moment.start, "accepted")


def test_coordinator_answers_for_a_speaker(page, coordinator, invitation, moment):
    _accept(page(coordinator), invitation, moment.pk)

    assert _state(invitation) == "accepted"


def test_only_moment_is_chosen_already_and_of_two_none_is(page, speaker, invitation, request):
    browser = page(speaker.user)
    one = browser.get(_detail(invitation)).content.decode()
    request.getfixturevalue("later")

    assert "checked" in one
    assert "checked" not in browser.get(_detail(invitation)).content.decode()


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [
        ("", "Kies een moment."),
        ("x", "Kies een van deze momenten."),
        ("999999", "Kies een van deze momenten."),
    ],
)
def test_yes_without_a_moment_asks_for_one(page, speaker, invitation, later, chosen, asked):
    response = _accept(page(speaker.user), invitation, chosen)

    assert problems(response) == [asked]
    assert _state(invitation) == "sent"


def test_yes_while_taken_is_refused_on_the_same_page(page, speaker, invitation, moment):
    SessionFactory(speakers=[speaker])

    response = _accept(page(speaker.user), invitation, moment.pk)

    assert response.status_code == 409
    assert "Speaker heeft dan al een sessie." in words(response)
    assert "Ja, ik kom" in words(response)


def test_yes_after_it_was_withdrawn_is_refused_on_the_same_page(page, speaker, invitation, moment):
    invitation.state = "withdrawn"
    invitation.save(update_fields=["state"])

    response = _accept(page(speaker.user), invitation, moment.pk)

    assert response.status_code == 409
    assert "deze uitnodiging is “ingetrokken”" in words(response)
    assert "Ja, ik kom" not in words(response)


@pytest.mark.parametrize("reason", ["", "Op reis"])
def test_no_needs_no_reason(page, speaker, invitation, reason):
    address = reverse("invitation_decline", args=[invitation.pk])

    response = page(speaker.user).post(address, {"decline-reason": reason}, follow=True)

    invitation.refresh_from_db()
    assert (invitation.state, invitation.reason) == ("declined", reason)
    assert "Bedankt voor je antwoord." in words(response)


def test_reason_that_is_too_long_is_asked_for_again(page, speaker, invitation):
    address = reverse("invitation_decline", args=[invitation.pk])

    response = page(speaker.user).post(address, {"decline-reason": "x" * 301})

    assert problems(response) == ["Schrijf hoogstens 300 tekens."]


def test_colleague_reads_who_answers(page, colleague, invitation):
    shown = words(page(colleague.user).get(_detail(invitation)))

    assert "Alleen Speaker of de coördinator antwoordt." in shown
    assert "Ja, ik kom" not in shown


def test_teacher_does_not_find_it(page, teacher, invitation):
    assert page(teacher.user).get(_detail(invitation)).status_code == 404


def test_after_the_last_moment_there_is_nothing_to_answer(page, speaker, invitation):
    browser = page(speaker.user)
    with time_machine.travel(MOMENT_START, tick=False):
        browser.force_login(speaker.user)
        shown = words(browser.get(_detail(invitation)))

    assert "Alle momenten zijn voorbij." in shown


def test_no_becomes_yes_within_a_day(page, speaker, invitation, moment):
    browser = page(speaker.user)
    browser.post(reverse("invitation_decline", args=[invitation.pk]))
    assert "Wil je je antwoord wijzigen?" in words(browser.get(_detail(invitation)))

    _accept(browser, invitation, moment.pk)

    assert _state(invitation) == "accepted"


def test_colleague_does_not_change_the_answer(page, speaker, colleague, invitation, moment):
    page(speaker.user).post(reverse("invitation_decline", args=[invitation.pk]))
    browser = page(colleague.user)

    assert "Wil je je antwoord wijzigen?" not in words(browser.get(_detail(invitation)))
    assert _accept(browser, invitation, moment.pk).status_code == 403


# A colleague, and other moments

OTHER = {"moments-0-day": "16/2/2027", "moments-0-start": "10.10", "moments-0-end": "11.50"}


def _press(browser, invitation, name, answers=None):
    address = reverse(f"invitation_{name}", args=[invitation.pk])
    return browser.post(address, answers or {}, follow=True)


def test_contact_person_passes_on_what_a_colleague_was_asked(page, contact, colleague, invitation):
    browser = page(contact.user)
    assert "Geef door aan een collega" in words(browser.get(_detail(invitation)))

    response = _press(browser, invitation, "pass_on", {"pass_on-speaker": colleague.pk})

    shown = words(response)
    assert "Bewaard. Wie je koos, kan nu antwoorden." in shown
    assert "Alleen Colleague of de coördinator antwoordt." in shown
    assert "doorgegeven door Contact" in shown
    invitation.refresh_from_db()
    assert (invitation.speaker, invitation.passed_on_by) == (colleague, contact)


def test_contact_person_who_decides_has_it_on_the_own_page(page, contact, speaker, invitation):
    invitation.contact = contact
    invitation.save()

    shown = words(page(contact.user).get(reverse("me")))
    assert "Antwoord" in shown
    assert "Ja, ik kom" not in words(page(contact.user).get(_detail(invitation)))
    assert "Alleen Contact of de coördinator" in words(page(speaker.user).get(_detail(invitation)))


def test_passing_on_to_nobody_asks_for_somebody(page, coordinator, contact, invitation):
    assert problems(_press(page(coordinator), invitation, "pass_on")) == ["Kies wie er komt."]


def test_other_moment_is_proposed_and_taken_back(page, speaker, invitation):
    browser = page(speaker.user)

    shown = words(_press(browser, invitation, "propose", OTHER))
    assert "De leerkracht kiest nu" in shown
    assert "De leerkracht kiest nu een ander moment." in words(browser.get(reverse("me")))
    shown = words(_press(browser, invitation, "take_back"))

    assert "Je voorstel is ingetrokken." in shown
    assert invitation.proposals.get().state == "withdrawn"


def test_two_proposals_at_a_time_are_refused_on_the_same_page(page, speaker, invitation):
    browser = page(speaker.user)
    _press(browser, invitation, "propose", OTHER)

    response = _press(browser, invitation, "propose", OTHER)

    assert response.status_code == 409
    assert "Je stelde al een ander moment voor." in words(response)


def test_there_is_nothing_to_take_back_before_a_proposal(page, speaker, invitation):
    response = _press(page(speaker.user), invitation, "take_back")

    assert response.status_code == 409
    assert "Er wacht geen voorstel van jou op antwoord." in words(response)
