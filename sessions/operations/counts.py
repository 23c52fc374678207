"""Counting pupils: versions with a source, never overwritten."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sessions.choices import CountMethod, CountSource, SessionState
from sessions.models import ClassroomSession, PupilCount
from sessions.operations.closing import refuse_closed_year
from sessions.operations.meetings import close_request, lock_with_request, refuse_unless_begun
from sessions.operations.state import clean_reason, move, refuse_unless_allowed
from youth4coop.users.models import User, UserRole
from youth4coop.validation import invalid, within

CONFLICT_MARGIN = 2

SOURCE_OF_ROLE = {
    UserRole.TEACHER: CountSource.TEACHER,
    UserRole.SPEAKER: CountSource.SPEAKER,
    UserRole.COORDINATOR: CountSource.COORDINATOR,
}
WEIGHT = {
    CountSource.SPEAKER: 1,
    CountSource.TEACHER: 2,
    CountSource.IMPORT: 3,
    CountSource.COORDINATOR: 3,
}


@dataclass(frozen=True)
class GroupCount:
    """How many pupils of one group were there; None already reached is "not said"."""

    group: int
    pupils: int
    already_reached: int | None = None


@dataclass(frozen=True)
class CountReport:
    """A count of one or more groups by one person.

    A reason is needed, from a coordinator, once the year is closed.
    """

    counts: Sequence[GroupCount]
    method: str
    source: str
    reason: str = ""


@transaction.atomic
def report_counts(
    session: ClassroomSession, report: CountReport, *, who: User | None, now: dt.datetime
) -> ClassroomSession:
    """Store a new version of the counts of a session; the session becomes counted.

    Where teacher and speaker differ, the teacher's number holds and the coordinator
    decides (counting rule 4).

    Raises:
        ValidationError: at `counts.<index>.<field>`, `counts`, `method` or `reason`.
        WrongState: the session has not begun, or did not take place.
        YearClosed: the year is sealed and no coordinator gave a reason.
    """
    report = replace(report, reason=clean_reason(report.reason))
    session, request = lock_with_request(session)
    refuse_unless_begun(session, now)
    refuse_unless_allowed(session, SessionState.COUNTED)
    is_correction = report.source == CountSource.COORDINATOR
    refuse_closed_year(session.calendar_year, reason=report.reason if is_correction else "")
    _check(session, report)
    for index in range(len(report.counts)):
        _add_version(session, report, index, who=who, now=now)
    _take_over(session)
    move(session, SessionState.COUNTED, who=who, now=now, reason=report.reason)
    close_request(request, who=who, now=now)
    return session


def was_reported(session: ClassroomSession, report: CountReport) -> bool:
    """Tell whether this side's last count says just this."""
    rows = session.counts.filter(source=report.source).order_by("version")
    latest = {row.group_id: row for row in rows}
    known = {(row.group_id, row.pupils, row.already_reached, row.method) for row in latest.values()}
    return known == {
        (count.group, count.pupils, count.already_reached, report.method) for count in report.counts
    }


def _check(session: ClassroomSession, report: CountReport) -> None:
    """Raise ValidationError unless each count is of one group here, once, and none is left out."""
    groups = set(session.groups.values_list("pk", flat=True))
    counted = set(session.counts.values_list("group_id", flat=True))
    given = [count.group for count in report.counts]
    for index, group in enumerate(given):
        if group not in groups:
            message = _("Deze klasgroep hoort niet bij deze sessie.")
            raise invalid(f"counts.{index}.group", message, "other_session")
    if len(given) != len(set(given)):
        raise invalid("counts", _("Tel elke klasgroep één keer."), "double")
    if not given or groups - counted - set(given):
        message = _("Vul voor elke klasgroep in hoeveel leerlingen er waren.")
        raise invalid("counts", message, "required")
    if report.method not in CountMethod.values:
        raise invalid("method", _("Kies geteld of geschat."), "unknown_code")


def _add_version(
    session: ClassroomSession,
    report: CountReport,
    index: int,
    *,
    who: User | None,
    now: dt.datetime,
) -> None:
    row = _new_version(session, report, report.counts[index])
    row.counted_by, row.counted_at = who, now
    if row.holds:
        session.counts.filter(group=row.group_id, holds=True).update(holds=False)
    _clean(row, index)
    row.save()


def _new_version(session: ClassroomSession, report: CountReport, count: GroupCount) -> PupilCount:
    earlier = session.counts.filter(group=count.group)
    holding = earlier.filter(holds=True).first()
    return PupilCount(
        session=session,
        group_id=count.group,
        version=earlier.count() + 1,
        pupils=count.pupils,
        already_reached=count.already_reached,
        source=report.source,
        method=report.method,
        holds=holding is None or _weight(report.source) >= _weight(holding.source),
        reason=report.reason,
    )


def _weight(source: str) -> int:
    return WEIGHT[CountSource(source)]


def _clean(row: PupilCount, index: int) -> None:
    if row.already_reached is not None and 0 <= row.pupils < row.already_reached:
        message = _("Dat zijn er meer dan er leerlingen waren.")
        raise invalid(f"counts.{index}.already_reached", message, "more_than_pupils")
    try:
        row.full_clean()
    except ValidationError as error:
        raise ValidationError(within(f"counts.{index}", error)) from error


def _take_over(session: ClassroomSession) -> None:
    """Write the sums of the counts that hold on the session.

    Raises:
        ValidationError: at `counts` when nobody was there.
    """
    rows = list(session.counts.order_by("version"))
    holding = [row for row in rows if row.holds]
    session.pupils = sum(row.pupils for row in holding)
    session.already_reached = sum(row.already_reached or 0 for row in holding)
    if session.pupils == 0:
        message = _("Is de les niet doorgegaan? Meld dan dat ze niet doorging.")
        raise invalid("counts", message, "nobody")
    estimated = any(row.method == CountMethod.ESTIMATED for row in holding)
    session.count_method = CountMethod.ESTIMATED if estimated else CountMethod.COUNTED
    session.count_in_conflict = in_conflict(rows)
    session.save(update_fields=["pupils", "already_reached", "count_method", "count_in_conflict"])


def in_conflict(rows: Sequence[PupilCount]) -> bool:
    """Tell whether teacher and speaker differ by more than 2 pupils in total, undecided yet.

    Args:
        rows: all counts of one session, oldest version first (counting rule 4).
    """
    latest = {(row.source, row.group_id): row for row in rows}
    groups = {row.group_id for row in rows}
    difference = sum(_undecided_difference(latest, group) for group in groups)
    return abs(difference) > CONFLICT_MARGIN


def _undecided_difference(latest: dict[tuple[str, int], PupilCount], group: int) -> int:
    teacher = latest.get((CountSource.TEACHER, group))
    speaker = latest.get((CountSource.SPEAKER, group))
    if teacher is None or speaker is None:
        return 0
    decided = latest.get((CountSource.COORDINATOR, group))
    if decided and decided.counted_at >= max(teacher.counted_at, speaker.counted_at):
        return 0
    return teacher.pupils - speaker.pupils
