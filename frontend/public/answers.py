"""What a stored request says, as if it had been typed on the pages of questions."""

import datetime as dt
from collections.abc import Iterable

from frontend.public.forms import AS_IT_IS, ONE_LESSON, OTHER_LENGTH, TWO_LESSONS
from frontend.public.steps import CLASSES, MOMENTS, WISHES
from schools.level_tree import answers_for
from schools.levels import Level
from schools.models import ClassGroup
from sessions.models import RequestedMoment, SessionRequest
from youth4coop.terms import local_time

type Typed = dict[str, list[str]]


def answers_of(request: SessionRequest, *, now: dt.datetime) -> dict[str, Typed]:
    """Give the answers by step; moments that are over are not asked for again."""
    to_come = [moment for moment in request.moments.all() if moment.start > now]
    return {
        CLASSES.name: _classes(request.groups.all(), request.school.levels),
        WISHES.name: _wishes(request),
        **({MOMENTS.name: _moments(to_come)} if to_come else {}),
    }


def _classes(groups: Iterable[ClassGroup], levels: list[str]) -> Typed:
    typed: Typed = {}
    for at, group in enumerate(groups):
        row = {"name": group.name, "expected_pupils": str(group.expected_pupils)}
        row |= {f"level_{key}": value for key, value in answers_for(Level(group.level)).items()}
        if levels and group.level not in levels:
            row["other_level"] = "on"
        typed |= {f"groups-{at}-{name}": [value] for name, value in row.items()}
    return typed


def _moments(moments: list[RequestedMoment]) -> Typed:
    typed: Typed = {}
    for at, moment in enumerate(moments):
        start = local_time(moment.start)
        typed[f"moments-{at}-day"] = [f"{start.day}/{start.month}/{start.year}"]
        typed[f"moments-{at}-start"] = [f"{start:%H.%M}"]
    return typed | _length(moments)


def _length(moments: list[RequestedMoment]) -> Typed:
    lengths = {int((moment.end - moment.start).total_seconds() // 60) for moment in moments}
    if len(lengths) > 1:
        return {"duration": [AS_IT_IS]}
    [minutes] = map(str, lengths)
    if minutes in {ONE_LESSON, TWO_LESSONS}:
        return {"duration": [minutes]}
    return {"duration": [OTHER_LENGTH], "minutes": [minutes]}


def _wishes(request: SessionRequest) -> Typed:
    wanted = [one for one in request.preferred_cooperatives.all() if one.approved_at]
    return {
        "goal": [request.goal],
        "format": [request.format],
        "language": [request.language],
        "themes": list(request.themes),
        "preferred_cooperatives": [str(one.pk) for one in wanted],
        "same_speaker": ["on"] if request.preferred_speaker_id else [],
        "teacher_present": ["on"],
    }
