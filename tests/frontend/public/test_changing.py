"""A request that was sent is changed on the pages on which it was asked."""

import pytest
from django.urls import reverse

from sessions.models import RequestedMoment
from tests.factories import MOMENT_END, MOMENT_START, NOW, ClassGroupFactory, SpeakerFactory
from tests.frontend.public.asking import A_CLASS, A_MOMENT, A_WISH
from tests.frontend.reading import problems, value, words
from tests.sessions.operations.wishes import ONE_DAY

PARTS = ["klas", "momenten", "wensen"]
ANSWERS = {"klas": A_CLASS, "momenten": A_MOMENT, "wensen": A_WISH}


def _change(wish, part):
    return reverse("request_change", args=[wish.pk, part])


def _detail(wish):
    return reverse("request_detail", args=[wish.pk])


def test_pages_hold_what_was_asked(page, teacher, wish):
    group = wish.groups.get()
    browser = page(teacher.user)

    classes, moments, wishes = [browser.get(_change(wish, part)) for part in PARTS]

    assert [problems(response) for response in (classes, moments, wishes)] == [[], [], []]
    assert value(classes, "groups-0-name") == group.name
    assert classes.context["sheet"].wishes()[0].level == group.level
    assert (value(moments, "moments-0-day"), value(moments, "moments-0-start")) == (
        "2/2/2027", "10.10",
    )  # fmt: skip
    assert wish.goal in words(wishes)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_shown_and_sent_back_changes_nothing(page, teacher, wish, part):
    browser = page(teacher.user)
    sheet = browser.get(_change(wish, part)).context["sheet"]

    response = browser.post(_change(wish, part), sheet.answers(), follow=True)

    assert response.redirect_chain == [(_detail(wish), 302)]
    assert not wish.transitions.exists()


def test_teacher_changes_each_part(page, teacher, wish):
    browser = page(teacher.user)

    for part in PARTS:
        response = browser.post(_change(wish, part), ANSWERS[part])
        assert response.url == _detail(wish)

    wish.refresh_from_db()
    assert [group.name for group in wish.groups.all()] == ["5 ECO A"]
    assert wish.goal == "Wat een coöperatie anders maakt."
    assert [row.reason for row in wish.transitions.all()] == [
        "Gewijzigd: klassen.",
        "Gewijzigd: thema's, doel.",
    ]
    assert "De wijziging is bewaard." in words(browser.get(_detail(wish)))


def test_moments_that_last_differently_keep_their_own_end(page, teacher, wish):
    longer = RequestedMoment.objects.create(
        request=wish, start=MOMENT_START + 2 * ONE_DAY, end=MOMENT_END + 49 * ONE_DAY / 24
    )
    browser = page(teacher.user)
    typed = browser.get(_change(wish, "momenten")).context["sheet"].answers()
    assert typed["duration"] == ["keep"]

    new = {"moments-2-day": "9/3/2027", "moments-2-start": "9u"}
    browser.post(_change(wish, "momenten"), typed | new)

    lengths = [(row.end - row.start).seconds // 60 for row in wish.moments.all()]
    assert lengths == [100, 160, 100]
    assert longer in wish.moments.all()


def test_moments_that_are_over_are_not_asked_again(page, teacher, wish):
    wish.moments.update(start=NOW - ONE_DAY, end=NOW)

    response = page(teacher.user).get(_change(wish, "momenten"))

    assert (value(response, "moments-0-day"), problems(response)) == ("", [])


def test_more_classes_than_the_page_has_are_all_there(page, teacher, wish):
    wish.groups.set(ClassGroupFactory.create_batch(6, school=wish.school))

    response = page(teacher.user).get(_change(wish, "klas"))

    assert len(response.context["sheet"].wishes()) == 6


def test_level_that_the_school_does_not_have_is_shown(page, teacher, wish):
    wish.groups.update(level="cvo")

    sheet = page(teacher.user).get(_change(wish, "klas")).context["sheet"]

    assert sheet.wishes()[0].level == "cvo"


def test_speaker_who_is_wanted_again_can_be_let_go(page, teacher, wish):
    wish.preferred_speaker = SpeakerFactory(name="Karel")
    wish.save()
    browser = page(teacher.user)
    assert "Liefst weer Karel van" in words(browser.get(_change(wish, "wensen")))

    browser.post(_change(wish, "wensen"), A_WISH)

    wish.refresh_from_db()
    assert wish.preferred_speaker is None


def test_unusual_moment_is_remarked_on_once(page, teacher, wish):
    response = page(teacher.user).post(
        _change(wish, "momenten"), A_MOMENT | {"moments-0-day": "6/2/2027"}
    )

    assert "valt in het weekend" in words(response)
    assert wish.moments.get().start == MOMENT_START


def test_what_cannot_be_is_asked_again(page, teacher, wish):
    response = page(teacher.user).post(_change(wish, "wensen"), A_WISH | {"goal": ""})

    assert problems(response) == ["Schrijf in één of twee zinnen wat het doel is."]


@pytest.mark.parametrize("method", ["get", "post"])
def test_request_with_a_session_changes_no_more(page, teacher, wish, method):
    wish.state = "planned"
    wish.save()
    browser = page(teacher.user)

    response = getattr(browser, method)(_change(wish, "wensen"), A_WISH, follow=True)

    assert response.redirect_chain == [(_detail(wish), 302)]
    assert "Deze aanvraag verandert niet meer." in words(response)
    assert "Wijzig de wensen" not in words(response)


def test_session_planned_in_the_meantime_is_told(page, teacher, wish, monkeypatch):
    monkeypatch.setattr("sessions.models.SessionRequest.can_change", True)
    wish.state = "planned"
    wish.save()

    response = page(teacher.user).post(_change(wish, "wensen"), A_WISH)

    assert response.status_code == 409
    assert "Er is al een sessie gepland." in words(response)


def test_who_may_change_a_request(page, teacher, stranger, speaker, coordinator, wish):
    for user, status in [
        (stranger.user, 404),
        (speaker.user, 404),
        (teacher.user, 200),
        (coordinator, 200),
    ]:
        assert page(user).get(_change(wish, "klas")).status_code == status
    assert page(teacher.user).get(_change(wish, "jij")).status_code == 404
    assert page(teacher.user).put(_change(wish, "klas")).status_code == 405
