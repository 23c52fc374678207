"""The pages of questions, a sheet for each."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import override

from django.core.exceptions import ValidationError

from frontend.forms import MAX_GROUPS
from frontend.public.forms import ClassForm, DurationForm, StartForm, YouForm
from frontend.public.known import Known
from frontend.public.wish_form import AskedWishForm
from frontend.sheets import PageForm, Posted, Rows, Sheet, rows_sent
from schools.operations import GroupWish
from sessions.operations.changing import RequestChanges
from sessions.operations.requests import MAX_MOMENTS, Asker, Moment, clean_moments
from sessions.remarks import moment_remarks
from youth4coop.terms import Remark, local_date


class AskSheet(Sheet):
    """One page of questions."""

    @property
    def stays(self) -> bool:
        """Whether the page is shown once more although all is right: there is something to see."""
        return False

    def changes(self) -> RequestChanges:
        """Give what the page says of a request, once it is right."""
        return {}


class ClassesSheet(AskSheet):
    """The class groups."""

    def __init__(self, known: Known, data: Posted = None):
        number = max(MAX_GROUPS, rows_sent("groups", data or {}))
        self.groups = Rows(
            ClassForm, "groups", data, number=number, least=1, levels=known.school.levels
        )
        super().__init__(PageForm(data), groups=self.groups)

    def wishes(self) -> list[GroupWish]:
        return [form.wish() for form in self.groups.filled]

    @override
    def changes(self) -> RequestChanges:
        return {"groups": self.wishes()}


class MomentsSheet(AskSheet):
    """The moments that a teacher can make; those that cannot be are refused here already."""

    main_first = False

    def __init__(self, known: Known, data: Posted = None):
        self.known = known
        self.seen = set(data.getlist("seen")) if data is not None else set()
        self.moments = Rows(
            StartForm, "moments", data, number=MAX_MOMENTS, least=1, today=local_date(known.now)
        )
        self.duration = DurationForm(data)
        if known.length_differs:
            self.duration.allow_as_it_is()
        super().__init__(self.duration, moments=self.moments)

    @override
    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        try:
            clean_moments(self.wishes(), self.known.now)
        except ValidationError as error:
            self.refuse(error)
            return False
        return True

    def wishes(self) -> list[Moment]:
        return [self._moment(form) for form in self.moments.filled]

    @override
    def changes(self) -> RequestChanges:
        return {"moments": self.wishes()}

    def _moment(self, form: StartForm) -> Moment:
        begin = form.begin()
        ends = {moment.start: moment.end for moment in self.known.moments}
        if self.duration.keeps_ends and begin in ends:
            return Moment(begin, ends[begin])
        return Moment(begin, begin + dt.timedelta(minutes=self.duration.length))

    @cached_property
    def rows_with_remarks(self) -> list[tuple[StartForm, dict[str, Remark]]]:
        """Give each row with what is unusual about its moment, by a name that tells them apart."""
        return [(form, dict(self._remarks(form))) for form in self.moments]

    def _remarks(self, form: StartForm) -> Iterator[tuple[str, Remark]]:
        if not (form.has_changed() and form.is_valid()):
            return
        moment, known = self._moment(form), self.known
        for remark in moment_remarks(moment.start, moment.end, levels=known.levels, now=known.now):
            yield f"{remark.code}@{moment.start:%Y-%m-%dT%H.%M}", remark

    @property
    @override
    def stays(self) -> bool:
        """Whether there are remarks that the page did not show yet (R2.12)."""
        return any(set(remarks) - self.seen for _form, remarks in self.rows_with_remarks)


class WishesSheet(AskSheet):
    """What kind of session."""

    def __init__(self, known: Known, data: Posted = None):
        super().__init__(AskedWishForm(known, data))

    @override
    def changes(self) -> RequestChanges:
        wishes = self.cleaned
        return {
            "goal": wishes["goal"],
            "format": wishes["format"],
            "language": wishes["language"],
            "themes": wishes["themes"],
            "preferred_cooperatives": list(wishes["preferred_cooperatives"]),
            "preferred_speaker": wishes["preferred_speaker"],
        }


class YouSheet(AskSheet):
    """Who asks."""

    names: Mapping[str, str] = {
        "teacher.name": "name",
        "teacher.email": "email",
        "teacher.phone": "phone",
    }

    def __init__(self, known: Known, data: Posted = None):
        self.form = YouForm(data)
        super().__init__(self.form)

    def asker(self) -> Asker:
        return self.form.asker()
