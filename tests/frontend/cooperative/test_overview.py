import datetime as dt

import pytest
from django.urls import reverse

from sessions.models import Speaker
from tests.factories import (
    MOMENT_START,
    InvitationFactory,
    SessionFactory,
    SpeakerFactory,
    UserFactory,
)
from tests.frontend.reading import YESTERDAY, words

ME = reverse("me")


def test_open_invitations_stand_first(page, speaker, invitation):
    uncounted = SessionFactory(speakers=[speaker], start=YESTERDAY)
    planned = SessionFactory(speakers=[speaker])

    response = page(speaker.user).get(ME)

    assert list(response.context["invitations"]) == [invitation]
    agenda = response.context["agenda"]
    assert (agenda.to_count, agenda.planned) == ([uncounted], [planned])
    shown = words(response)
    headings = ["Kom je vertellen?", "Hoeveel leerlingen waren er?", "Gepland"]
    assert sorted(headings, key=shown.index) == headings


def test_answered_invitation_is_gone(page, speaker, invitation):
    invitation.state = "declined"
    invitation.save(update_fields=["state"])

    assert "Je hoeft nu niets te doen." in words(page(speaker.user).get(ME))


def test_invitation_of_a_colleague_names_the_colleague(page, colleague, invitation):
    shown = words(page(colleague.user).get(ME))

    assert "voor Speaker" in shown
    assert "Antwoord" not in shown


def test_reach_is_that_of_the_own_cooperative_this_year(page, speaker, colleague):
    SessionFactory(speakers=[speaker, colleague], start=YESTERDAY, pupils=20)
    SessionFactory(start=YESTERDAY, pupils=7)

    shown = words(page(speaker.user).get(ME))

    name = speaker.cooperative.name
    assert f"Wie {name} bereikte in 2026 leerlingen 20 sessies 1 scholen 1" in shown


def test_speaker_on_pause_reads_so(page, speaker):
    Speaker.objects.update(active=False)

    assert "Je staat op pauze" in words(page(speaker.user).get(ME))


def test_account_without_a_speaker_sees_an_empty_page(page, db):
    user = UserFactory(role="speaker")

    assert "Je hoeft nu niets te doen." in words(page(user).get(ME))
    assert page(user).get(reverse("speaker_profile")).status_code == 404


def test_many_past_sessions_are_folded_away(page, speaker):
    for days in range(7):
        SessionFactory(speakers=[speaker], start=YESTERDAY.replace(day=days + 1), pupils=20)

    response = page(speaker.user).get(ME)

    assert "Alle vroegere sessies" in words(response)
    assert [session.day.day for session in response.context["agenda"].past] == [7, 6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_overview_takes_the_same_number_of_queries(page, speaker, django_assert_num_queries, rows):
    for day in range(rows):
        InvitationFactory(speaker=speaker)
        start = MOMENT_START + dt.timedelta(days=day)
        SessionFactory(speakers=[speaker, SpeakerFactory()], start=start)
    browser = page(speaker.user)

    with django_assert_num_queries(19):
        browser.get(ME)
