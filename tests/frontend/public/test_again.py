"""The same speaker once more, in one click (R1.09)."""

import pytest
from django.urls import reverse

from sessions.models import SessionRequest
from tests.factories import SpeakerFactory
from tests.frontend.public.asking import A_MOMENT, CHECK, MOMENTS, NEW, path
from tests.frontend.reading import words

BUTTON = "Vraag deze spreker opnieuw"


def _again(session):
    return reverse("session_again", args=[session.pk])


def test_all_but_the_moments_is_asked_again(page, teacher, speaker, counted):
    browser = page(teacher.user)

    response = browser.post(_again(counted))
    assert path(response) == MOMENTS
    assert path(browser.post(response.url, A_MOMENT)) == CHECK
    browser.post(CHECK)

    old, new = SessionRequest.objects.order_by("pk")
    kept = ["school", "teacher", "format", "language", "themes", "goal"]
    assert [getattr(new, name) for name in kept] == [getattr(old, name) for name in kept]
    groups = [
        [(g.name, g.level, g.expected_pupils) for g in one.groups.all()] for one in (old, new)
    ]
    assert groups[0] == groups[1]
    assert new.preferred_speaker == speaker
    assert list(new.preferred_cooperatives.all()) == [speaker.cooperative]


def test_check_names_the_speaker(page, teacher, counted):
    browser = page(teacher.user)
    browser.post(browser.post(_again(counted)).url, A_MOMENT)

    assert "Dezelfde spreker Speaker" in words(browser.get(CHECK))


def test_speaker_who_stopped_is_not_promised(page, teacher, speaker, counted):
    speaker.active = False
    speaker.save()
    browser = page(teacher.user)
    browser.post(browser.post(_again(counted)).url, A_MOMENT)
    browser.post(CHECK)

    new = SessionRequest.objects.latest("pk")
    assert new.preferred_speaker is None
    assert list(new.preferred_cooperatives.all()) == [speaker.cooperative]


def test_page_shows_what_will_be_asked(page, teacher, counted):
    browser = page(teacher.user)

    response = browser.get(_again(counted))

    assert "Speaker" in words(response)
    assert "Kies nieuwe momenten" in words(response)
    assert "request_drafts" not in browser.session


def test_button_stands_at_sessions_that_were_given(page, teacher, counted):
    browser = page(teacher.user)

    for address in [reverse("me"), reverse("session_detail", args=[counted.pk])]:
        assert BUTTON in words(browser.get(address))


@pytest.mark.parametrize("session", ["planned", "over"])
def test_session_that_was_not_given_has_no_button_and_is_refused(page, teacher, request, session):
    session = request.getfixturevalue(session)
    browser = page(teacher.user)
    assert BUTTON not in words(browser.get(reverse("session_detail", args=[session.pk])))

    response = browser.post(_again(session), follow=True)

    assert "Dat kan niet voor deze sessie." in words(response)


def test_school_that_closed_is_chosen_anew(page, teacher, counted):
    counted.school.active = False
    counted.school.save()

    assert page(teacher.user).post(_again(counted)).url == NEW


def test_button_is_for_the_teacher_only(page, teacher, stranger, speaker, coordinator, counted):
    SpeakerFactory()
    for user, status in [(stranger.user, 404), (speaker.user, 403), (coordinator, 403)]:
        assert page(user).post(_again(counted)).status_code == status
    assert page(teacher.user).put(_again(counted)).status_code == 405
    assert BUTTON not in words(page(coordinator).get(reverse("session_detail", args=[counted.pk])))
