"""The last word when a check was passed by in the meantime."""

import datetime as dt

import pytest
from django.db import transaction

from sessions.models import SessionSpeaker
from sessions.operations.booking import Taken, book, free, is_taken, lock_speakers, refuse_taken
from tests.factories import MOMENT_END, MOMENT_START, SessionFactory, SpeakerFactory
from tests.sessions.operations.wishes import ONE_DAY

MINUTES = dt.timedelta(minutes=10)


@pytest.mark.parametrize(
    ("start", "end", "taken"),
    [
        (MOMENT_START - MINUTES, MOMENT_START, False),
        (MOMENT_START - MINUTES, MOMENT_START + MINUTES, True),
        (MOMENT_START, MOMENT_END, True),
        (MOMENT_START + MINUTES, MOMENT_END - MINUTES, True),
        (MOMENT_END - MINUTES, MOMENT_END + MINUTES, True),
        (MOMENT_END, MOMENT_END + MINUTES, False),
    ],
)
def test_hours_that_touch_do_not_overlap(speaker, start, end, taken):
    SessionFactory(speakers=[speaker])

    assert is_taken(speaker, start, end) is taken
    assert not is_taken(SpeakerFactory(), start, end)


def test_the_refusal_names_who_is_taken(speaker):
    SessionFactory(speakers=[speaker])

    with pytest.raises(Taken) as refused:
        refuse_taken([SpeakerFactory(), speaker], MOMENT_START, MOMENT_END)

    assert (refused.value.code, str(refused.value)) == ("taken", "Speaker heeft dan al een sessie.")


def test_freed_hours_can_be_booked_by_another_session(speaker):
    first = SessionFactory(speakers=[speaker])
    second = SessionFactory(speakers=[])

    free(first)
    book(second, [speaker])

    assert list(SessionSpeaker.objects.values_list("session", "booked")) == [
        (first.pk, False),
        (second.pk, True),
    ]


def test_the_database_has_the_last_word_on_a_booking(speaker):
    session = SessionFactory(speakers=[speaker])

    with pytest.raises(Taken), transaction.atomic():
        book(session, [speaker])

    assert SessionSpeaker.objects.count() == 1


def test_speakers_are_locked_in_one_order(speaker, django_assert_num_queries):
    later = SpeakerFactory()

    with transaction.atomic(), django_assert_num_queries(1) as queries:
        lock_speakers([later, speaker])

    assert ' ORDER BY "classroom_speaker"."id" ASC' in queries.captured_queries[0]["sql"]


def test_another_day_is_free(speaker):
    SessionFactory(speakers=[speaker])

    refuse_taken([speaker], MOMENT_START + ONE_DAY, MOMENT_END + ONE_DAY)
