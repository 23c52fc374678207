"""The ranking of all speakers for one request."""

import datetime as dt

import pytest

from sessions.matching import Note, rank_candidates
from sessions.models import Unavailability
from tests.factories import (
    MOMENT_START,
    NOW,
    CooperativeFactory,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db

AALST = {"latitude": 50.938, "longitude": 4.039}
A_WEEK_LATER = MOMENT_START + dt.timedelta(days=14)


def ranked(request):
    return rank_candidates(request, now=NOW)


def names(request):
    return [candidate.speaker.name for candidate in ranked(request)]


def reloaded(request):
    return type(request).objects.with_details().get(pk=request.pk)


def test_candidate_says_all_there_is_to_know():
    request = RequestFactory(themes=["energy", "food"])
    SpeakerFactory(name="Nearby", **AALST)

    [found] = ranked(request)

    assert (found.speaker.name, found.feasible, found.asked) == ("Nearby", True, None)
    assert (found.distance_km, found.obstacles, found.warnings) == (25.8, [], [])
    assert [moment.start for moment in found.moments] == [MOMENT_START]
    assert found.reasons == [
        Note("theme", "vertelt over energie"),
        Note("near", "26 km van de school"),
        Note("not_asked_yet", "dit schooljaar nog niet gevraagd"),
        Note("new_to_school", "nieuw in deze school"),
    ]


def test_wishes_go_before_distance_and_distance_before_nothing():
    favourite = CooperativeFactory()
    request = RequestFactory(themes=["food"])
    request.preferred_cooperatives.add(favourite)
    SpeakerFactory(name="far", **AALST)
    SpeakerFactory(name="near")
    SpeakerFactory(name="on theme", themes=["food"], **AALST)
    SpeakerFactory(name="preferred", cooperative=favourite, **AALST)
    SpeakerFactory(name="impossible", levels=["so_1a"])

    assert names(request) == ["preferred", "on theme", "near", "far", "impossible"]


def test_speaker_whom_the_teacher_wants_again_goes_before_all_wishes():
    favourite = CooperativeFactory()
    again = SpeakerFactory(name="again", **AALST)
    SpeakerFactory(name="preferred", cooperative=favourite, themes=["food"])
    request = RequestFactory(themes=["food"], preferred_speaker=again)
    request.preferred_cooperatives.add(favourite)

    first = ranked(request)[0]

    assert (first.speaker, first.score) == (again, 1)
    assert first.reasons[0] == Note("same_speaker", "vorig jaar ook")


def test_speaker_who_stopped_and_is_wanted_again_stands_there_with_the_reason():
    again = SpeakerFactory(active=False)

    [found] = ranked(RequestFactory(preferred_speaker=again))

    assert (found.speaker, found.feasible) == (again, False)
    assert [note.code for note in found.obstacles] == ["inactive"]


def test_theme_of_the_cooperative_counts_for_its_speakers():
    request = RequestFactory(themes=["food"])
    SpeakerFactory(name="other")
    SpeakerFactory(name="same", themes=[], cooperative=CooperativeFactory(themes=["food"]))

    assert names(request) == ["same", "other"]


def test_who_was_asked_less_this_year_stands_first():
    request = RequestFactory()
    often = SpeakerFactory(name="often asked")
    SpeakerFactory(name="never asked")
    InvitationFactory(speaker=often, sent_at=NOW - dt.timedelta(days=30))
    long_ago = SpeakerFactory(name="asked last year")
    InvitationFactory(speaker=long_ago, sent_at=NOW - dt.timedelta(days=300))

    assert names(request) == ["never asked", "asked last year", "often asked"]
    assert ranked(request)[2].warnings == [
        Note("asked_before", "dit schooljaar al 1 keer gevraagd")
    ]


def test_only_the_moments_that_work_are_given():
    request = RequestFactory(moments=[MOMENT_START, A_WEEK_LATER])
    away = SpeakerFactory()
    Unavailability.objects.create(speaker=away, start=MOMENT_START.date(), end=MOMENT_START.date())

    [found] = ranked(request)

    assert [moment.start for moment in found.moments] == [A_WEEK_LATER]
    assert found.obstacles == []


def test_booked_speaker_is_taken():
    request = RequestFactory()
    SessionFactory(speakers=[SpeakerFactory()], start=MOMENT_START + dt.timedelta(minutes=30))

    [found] = ranked(request)

    assert not found.feasible
    assert found.obstacles == [Note("taken", "heeft dan al een sessie")]


def test_cancelled_session_takes_nobody():
    request = RequestFactory()
    SessionFactory(speakers=[SpeakerFactory()], state="cancelled")

    assert [found.feasible for found in ranked(request)] == [True]


def test_session_within_the_hour_is_a_warning():
    request = RequestFactory()
    SessionFactory(speakers=[SpeakerFactory()], start=MOMENT_START + dt.timedelta(minutes=130))

    [found] = ranked(request)

    assert found.feasible
    assert found.warnings == [Note("travel", "heeft om 12.20 u. ook een sessie")]


def test_declined_invitation_is_an_obstacle_for_that_request_only():
    speaker = SpeakerFactory()
    declined = InvitationFactory(speaker=speaker, state="declined").request
    other = RequestFactory()

    assert [note.code for note in ranked(declined)[0].obstacles] == ["declined"]
    assert ranked(declined)[0].asked == "declined"
    assert ranked(other)[0].feasible


def test_inactive_speaker_is_shown_only_where_the_cooperative_is_preferred():
    resting = SpeakerFactory(active=False)
    waiting = SpeakerFactory(cooperative=CooperativeFactory(approved_at=None))
    request = RequestFactory()

    assert ranked(request) == []
    request.preferred_cooperatives.set([resting.cooperative, waiting.cooperative])
    found = ranked(reloaded(request))
    assert [note.code for one in found for note in one.obstacles] == ["inactive", "inactive"]


def test_excluded_cooperative_is_said():
    request = RequestFactory()
    request.excluded_cooperatives.add(SpeakerFactory().cooperative)

    assert [note.code for note in ranked(request)[0].obstacles] == ["excluded"]


def test_moments_that_are_over_are_an_obstacle():
    request = RequestFactory(moments=[NOW - dt.timedelta(days=1)])
    SpeakerFactory()

    [found] = ranked(request)

    assert found.obstacles == [Note("unavailable", "alle momenten zijn voorbij")]


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow(number, django_assert_num_queries):
    request = reloaded(RequestFactory())
    for _ in range(number):
        SessionFactory(speakers=[SpeakerFactory()], start=A_WEEK_LATER, school=request.school)

    with django_assert_num_queries(9):
        assert len(ranked(request)) == number
