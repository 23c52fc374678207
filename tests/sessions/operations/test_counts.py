import pytest
from django.core.exceptions import ValidationError

from sessions.models import PupilCount, YearClosing
from sessions.operations.closing import YearClosed
from sessions.operations.counts import CountReport, GroupCount, report_counts, was_reported
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    ClassGroupFactory,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE, report
from tests.sessions.reading import codes, told
from youth4coop.refusals import WrongState

pytestmark = pytest.mark.django_db

NOW = MOMENT_END


@pytest.fixture
def session():
    """Gives a session of two groups, planned for a request."""
    request = RequestFactory(state="planned")
    InvitationFactory(request=request, state="accepted")
    groups = [ClassGroupFactory(school=request.school) for _ in range(2)]
    return SessionFactory(request=request, school=request.school, groups=groups)


def count(session, *pupils, now=NOW, who=None, **extra):
    return report_counts(session, report(session, *pupils, **extra), who=who, now=now)


def refused(session, counts, method="counted", reason=""):
    """Give the codes of the errors, and see that nothing was stored."""
    answer = CountReport(counts, method, "teacher", reason)
    with pytest.raises(ValidationError) as error:
        report_counts(session, answer, who=None, now=NOW)
    assert not PupilCount.objects.exists()
    assert told(session) == []
    return codes(error.value)


def test_counting_stores_a_version_of_each_group(session, teacher):
    first, second = session.groups.all()
    counts = [GroupCount(first.pk, 20, 5), GroupCount(second.pk, 0)]

    report_counts(
        session,
        CountReport(counts, "estimated", "teacher", " By heart. "),
        who=teacher.user,
        now=NOW,
    )

    fields = ["group", "version", "pupils", "already_reached", "source", "method", "holds"]
    assert list(session.counts.values_list(*fields, "reason", "counted_by", "counted_at")) == [
        (first.pk, 1, 20, 5, "teacher", "estimated", True, "By heart.", teacher.user_id, NOW),
        (second.pk, 1, 0, None, "teacher", "estimated", True, "By heart.", teacher.user_id, NOW),
    ]


def test_the_session_takes_over_the_sums(session, teacher):
    first, second = session.groups.all()
    counts = [GroupCount(first.pk, 20, 5), GroupCount(second.pk, 18, 1)]

    report_counts(session, CountReport(counts, "counted", "teacher"), who=teacher.user, now=NOW)

    session.refresh_from_db()
    assert (session.state, session.pupils, session.already_reached) == ("counted", 38, 6)
    assert (session.count_method, session.count_in_conflict) == ("counted", False)
    assert told(session) == [("planned", "counted", teacher.user_id, NOW, "")]
    assert told(session.request) == [("planned", "done", teacher.user_id, NOW, "")]
    assert session.session_speakers.get().booked is True


def test_one_estimated_group_makes_the_session_estimated(session):
    first, _second = session.groups.all()
    count(session, 20, 18)

    report_counts(
        session,
        CountReport([GroupCount(first.pk, 21)], "estimated", "teacher"),
        who=None,
        now=NOW,
    )

    session.refresh_from_db()
    assert (session.pupils, session.count_method) == (39, "estimated")


def test_a_held_session_can_be_counted(session):
    session.state = "held"
    session.save()

    count(session, 20, 18)

    assert told(session) == [("held", "counted", None, NOW, "")]


def test_a_second_count_is_a_new_version_and_the_first_one_stays(session):
    count(session, 20, 18)
    count(session, 21, 18, now=NOW + ONE_MINUTE)

    fields = ["version", "pupils", "holds"]
    assert list(session.counts.order_by("version", "group").values_list(*fields)) == [
        (1, 20, False),
        (1, 18, False),
        (2, 21, True),
        (2, 18, True),
    ]
    session.refresh_from_db()
    assert session.pupils == 39
    assert told(session) == [
        ("planned", "counted", None, NOW, ""),
        ("counted", "counted", None, NOW + ONE_MINUTE, ""),
    ]


def test_a_duo_session_counts_its_pupils_once(session):
    second = SpeakerFactory()
    session.session_speakers.create(
        speaker=second, cooperative=second.cooperative, start=session.start, end=session.end
    )

    count(session, 20, 18)

    session.refresh_from_db()
    assert session.pupils == 38


@pytest.mark.parametrize(
    ("pupils", "reached", "expected"),
    [
        (-1, None, {"counts.1.pupils": ["min_value"]}),
        (-1, 0, {"counts.1.pupils": ["min_value"]}),
        (401, None, {"counts.1.pupils": ["max_value"]}),
        (10**12, None, {"counts.1.pupils": ["max_value"]}),
        (20, 21, {"counts.1.already_reached": ["more_than_pupils"]}),
        (20, -1, {"counts.1.already_reached": ["min_value"]}),
    ],
)
def test_a_number_that_cannot_be_is_refused_at_its_field(session, pupils, reached, expected):
    first, second = session.groups.all()
    counts = [GroupCount(first.pk, 20), GroupCount(second.pk, pupils, reached)]

    assert refused(session, counts) == expected


def test_the_most_that_a_group_can_have(session):
    count(session, 400, 400, reached=400)

    session.refresh_from_db()
    assert (session.pupils, session.already_reached) == (800, 800)


def test_a_count_is_of_a_group_of_this_session(session):
    group = session.groups.first()
    other = ClassGroupFactory()

    counts = [GroupCount(group.pk, 20), GroupCount(other.pk, 20)]

    assert refused(session, counts) == {"counts.1.group": ["other_session"]}


def test_each_group_is_counted_once_and_none_is_left_out(session):
    first, second = session.groups.all()

    for counted, expected in [
        ([], {"counts": ["required"]}),
        ([first], {"counts": ["required"]}),
        ([first, second, first], {"counts": ["double"]}),
    ]:
        assert refused(session, [GroupCount(group.pk, 20) for group in counted]) == expected


def test_later_one_group_can_be_counted_again_alone(session):
    count(session, 20, 18)

    count(session, 25)

    session.refresh_from_db()
    assert session.pupils == 43


def test_when_nobody_was_there_it_was_not_held(session):
    counts = [GroupCount(group.pk, 0) for group in session.groups.all()]

    assert refused(session, counts) == {"counts": ["nobody"]}


def test_how_one_counted_has_to_be_known(session):
    counts = [GroupCount(group.pk, 20) for group in session.groups.all()]

    assert refused(session, counts, method="guessed") == {"method": ["unknown_code"]}
    assert refused(session, counts, reason="x" * 301) == {"reason": ["max_length"]}


def test_before_the_session_begins_there_is_nobody_to_count(session):
    with pytest.raises(WrongState):
        count(session, 20, 18, now=MOMENT_START - ONE_MINUTE)

    assert not PupilCount.objects.exists()
    assert count(session, 20, 18, now=MOMENT_START).state == "counted"


@pytest.mark.parametrize("state", ["cancelled", "not_held", "invalid"])
def test_a_session_that_did_not_happen_is_not_counted(session, state):
    session.state = state
    session.save()

    with pytest.raises(WrongState):
        count(session, 20, 18)

    assert not PupilCount.objects.exists()


@pytest.mark.parametrize(
    ("source", "reason"),
    [("teacher", "Wrong."), ("speaker", "Wrong."), ("coordinator", " "), ("import", "Wrong.")],
)
def test_a_closed_year_takes_no_count(session, source, reason):
    YearClosing.objects.create(year=2027, figures={}, sessions=[], closed_at=NOW)

    with pytest.raises(YearClosed):
        count(session, 20, 18, source=source, reason=reason)

    assert not PupilCount.objects.exists()


def test_the_coordinator_corrects_a_closed_year_with_a_reason(session, coordinator):
    YearClosing.objects.create(year=2027, figures={}, sessions=[], closed_at=NOW)

    count(session, 20, 18, source="coordinator", reason="Typing error.", who=coordinator)

    assert told(session) == [("planned", "counted", coordinator.pk, NOW, "Typing error.")]


def test_the_year_is_that_of_the_session_and_not_of_the_count(session):
    YearClosing.objects.create(year=2028, figures={}, sessions=[], closed_at=NOW)

    assert count(session, 20, 18, now=NOW + 365 * ONE_DAY).state == "counted"


def test_a_counted_session_cannot_be_deleted(session):
    count(session, 20, 18)

    with pytest.raises(Exception, match="protected foreign keys"):
        session.delete()

    assert session.counts.count() == 2


def test_same_numbers_from_the_same_side_were_reported(session):
    assert was_reported(session, report(session, 20, 18)) is False

    count(session, 20, 18, reached=2)

    assert was_reported(session, report(session, 20, 18, reached=2)) is True
    for other in [
        report(session, 20, 19, reached=2),
        report(session, 20, reached=2),
        report(session, 20, 18),
        report(session, 20, 18, reached=2, method="estimated"),
        report(session, 20, 18, reached=2, source="speaker"),
    ]:
        assert was_reported(session, other) is False


def test_only_the_last_count_of_a_side_was_reported(session):
    count(session, 20, 18)
    count(session, 21, 18)

    assert was_reported(session, report(session, 20, 18)) is False
    assert was_reported(session, report(session, 21, 18)) is True
