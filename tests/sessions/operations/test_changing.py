"""A teacher thinks better of a request."""

import pytest
from django.core.exceptions import ValidationError

from schools.models import ClassGroup
from schools.operations import GroupWish
from sessions.models import RequestedMoment
from sessions.operations.changing import change_request
from sessions.operations.requests import Moment
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    CooperativeFactory,
    InvitationFactory,
    RequestFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import MOMENT, days_later
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState

pytestmark = pytest.mark.django_db

WAS = "Momenten vooraf: di 2 feb 2027, 10.10 – 11.50 u."
LATER = days_later(1)


@pytest.fixture
def asked(teacher):
    return RequestFactory(teacher=teacher, school=teacher.school)


def change(request, now, who=None, **changes):
    return change_request(request, changes, who=who, now=now)


def moments(request):
    return {Moment(row.start, row.end) for row in request.moments.all()}


def test_what_changed_is_stored_and_logged(asked, teacher, now):
    answers = {
        "format": "online",
        "language": "fr",
        "themes": ["food"],
        "preferred_speaker": SpeakerFactory(),
        "goal": " Why they share. ",
    }

    change(asked, now, teacher.user, **answers)

    asked.refresh_from_db()
    expected = answers | {"goal": "Why they share."}
    assert {name: getattr(asked, name) for name in expected} == expected
    reason = "Gewijzigd: vorm, taal, thema's, spreker, doel."
    assert told(asked) == [("open", "open", teacher.user.pk, now, reason)]


def test_what_stays_the_same_is_no_change(asked, now):
    group = asked.groups.get()
    same = {
        "groups": [GroupWish(group.name, group.level, group.expected_pupils)],
        "moments": [MOMENT],
        "goal": asked.goal,
        "format": asked.format,
        "preferred_cooperatives": [],
    }

    change(asked, now, **same)

    assert told(asked) == []
    assert asked.groups.get() == group


def test_groups_are_replaced_and_the_old_rows_stay(asked, now):
    old = asked.groups.get()

    change(asked, now, groups=[GroupWish("6 HW", "so_3_du", 12), GroupWish("6 TW", "so_3_du", 9)])

    assert [group.name for group in asked.groups.all()] == ["6 HW", "6 TW"]
    assert [group.school_year for group in asked.groups.all()] == [2026, 2026]
    assert ClassGroup.objects.filter(pk=old.pk).exists()
    assert [row[-1] for row in told(asked)] == ["Gewijzigd: klassen."]


def test_groups_follow_the_moments_into_another_school_year(asked, now):
    change(asked, now, moments=[days_later(240)])

    assert asked.groups.get().school_year == 2027
    assert [row[-1] for row in told(asked)] == [f"Gewijzigd: momenten. {WAS}"]


def test_cooperatives_are_replaced(asked, now):
    old, new = CooperativeFactory.create_batch(2)
    asked.preferred_cooperatives.add(old)

    change(asked, now, preferred_cooperatives=[new])

    assert list(asked.preferred_cooperatives.all()) == [new]
    assert [row[-1] for row in told(asked)] == ["Gewijzigd: coöperaties."]


def test_moment_that_stays_is_the_same_row(asked, now):
    row = asked.moments.get()

    change(asked, now, moments=[LATER, MOMENT])

    assert row in asked.moments.all()
    assert moments(asked) == {MOMENT, LATER}


def test_log_names_the_old_moments_as_far_as_there_is_room(asked, now):
    for day in range(2, 7):
        later = days_later(day)
        RequestedMoment.objects.create(request=asked, start=later.start, end=later.end)

    change(asked, now, moments=[LATER])

    [reason] = [row[-1] for row in told(asked)]
    assert reason.startswith(f"Gewijzigd: momenten. {WAS}")
    assert len(reason) <= 300


@pytest.fixture
def invited(asked, speaker):
    """The speaker is asked for both moments of the request."""
    RequestedMoment.objects.create(request=asked, start=LATER.start, end=LATER.end)
    asked.state = "invited"
    asked.save()
    return InvitationFactory(request=asked, speaker=speaker)


def test_invitation_to_moments_that_go_is_withdrawn_with_a_notice(invited, teacher, now):
    change(invited.request, now, teacher.user, moments=[days_later(7)])

    invited.refresh_from_db()
    reason = "De leerkracht koos andere momenten."
    assert (invited.state, invited.reason, invited.answered_at) == ("withdrawn", reason, None)
    assert told(invited) == [("sent", "withdrawn", teacher.user.pk, now, reason)]
    assert [row[1] for row in told(invited.request)] == ["open", "open"]
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.purpose) == (invited.speaker.email, "invitation_withdrawn")


def test_invitation_to_a_moment_that_stays_goes_on(invited, now):
    change(invited.request, now, moments=[LATER])

    invited.refresh_from_db()
    assert invited.state == "sent"
    assert [Moment(row.start, row.end) for row in invited.moments.all()] == [LATER]
    assert [row[1] for row in told(invited.request)] == ["invited"]
    assert not OutboxMail.objects.exists()


def test_answer_that_was_given_stays_as_it_was(invited, now):
    invited.state = "declined"
    invited.save()

    change(invited.request, now, moments=[days_later(7)])

    invited.refresh_from_db()
    assert invited.state == "declined"
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("state", ["planned", "done", "withdrawn", "unfulfilled"])
def test_too_late_is_refused_and_changes_nothing(asked, now, state):
    asked.state = state
    asked.save()

    with pytest.raises(WrongState):
        change(asked, now, goal="Something else.", moments=[LATER])

    asked.refresh_from_db()
    assert asked.goal == "What makes a cooperative different."
    assert moments(asked) == {MOMENT}


def test_request_that_waits_for_its_teacher_can_change(asked, now):
    asked.state = "unconfirmed"
    asked.save()

    change(asked, now, goal="Something else.")

    assert [row[:2] for row in told(asked)] == [("unconfirmed", "unconfirmed")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"moments": []}, {"moments": ["number_of_moments"]}),
        ({"moments": [Moment(MOMENT_END, MOMENT_START)]}, {"moments.0.end": ["end_before_start"]}),
        ({"moments": [days_later(-90)]}, {"moments.0.start": ["in_the_past"]}),
        ({"groups": []}, {"groups": ["required"]}),
        ({"groups": [GroupWish("", "so_3_do", 1)]}, {"groups.0.name": ["blank"]}),
        ({"goal": " "}, {"goal": ["blank"]}),
        ({"themes": ["war"]}, {"themes": ["unknown_code"]}),
    ],
)
def test_wrong_answer_is_named_at_its_field_and_changes_nothing(invited, now, changes, expected):
    with pytest.raises(ValidationError) as error:
        change(invited.request, now, **{"moments": [days_later(7)], **changes})

    assert codes(error.value) == expected
    invited.refresh_from_db()
    assert invited.state == "sent"
    assert moments(invited.request) == {MOMENT, LATER}
    assert not OutboxMail.objects.exists()
