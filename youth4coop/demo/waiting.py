"""Requests that still want a speaker: for most several could come, for some one, for a few none."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from schools.levels import Level
from schools.models import School, Teacher
from sessions.choices import Language
from sessions.models import Speaker
from sessions.operations.requests import Moment, RequestWish
from youth4coop.demo.agenda import Agenda
from youth4coop.demo.cast import Cast
from youth4coop.demo.drafts import Drafts
from youth4coop.demo.hours import at, school_days, some_day, some_lesson
from youth4coop.demo.stories import Stories
from youth4coop.demo.timeline import Story
from youth4coop.terms import add_school_days, free_day

TRIES = 1000
INVITED, REFUSED, OPEN, WITH_ONE, UNCONFIRMED = 6, 2, 8, 5, 2
FIRST_DAY_AHEAD, SCHOOL_DAYS_AHEAD = dt.timedelta(days=9), 80
SHARE_WITH_PREFERENCE = 0.35

# No speaker travels as far as these postal codes; around the next nobody tells in French.
REMOTE = ["8970", "3798"]
WITHOUT_FRENCH = "3500"
NEAR_MANY = "2800"


@dataclass(frozen=True)
class Draft:
    """A wish of a teacher, and for each speaker who could come the moments that work."""

    teacher: Teacher
    wish: RequestWish
    able: dict[Speaker, list[Moment]]


class Waiting:
    """Thinks out requests without a session; the agenda must hold all that is planned."""

    def __init__(self, rng: Random, cast: Cast, agenda: Agenda, stories: Stories, today: dt.date):
        self.rng = rng
        self.cast = cast
        self.agenda = agenda
        self.tell = stories
        self.today = today
        self.drafts = Drafts(rng, cast.programme)
        self.days = school_days(today + FIRST_DAY_AHEAD, SCHOOL_DAYS_AHEAD)

    def stories(self) -> Iterator[Story]:
        """Give them all: with several possible speakers, with one, with none, not confirmed."""
        for name in ("", "2"):
            yield from self._of_account(self.cast.teacher(f"teacher{name}"), f"speaker{name}")
        yield from (self._with_invitations(self._with(3)) for _ in range(INVITED))
        yield from (self._with_refusal(self._with(3)) for _ in range(REFUSED))
        yield from (self._open(self._with(3)) for _ in range(OPEN))
        yield from (self._open(self._with(1, at_most=1)) for _ in range(WITH_ONE))
        yield from (self._open(draft) for draft in self._impossible())
        for _ in range(UNCONFIRMED):
            draft = self._with(1)
            yield self.tell.unconfirmed(draft.teacher, draft.wish, self._days_ago(1, 4))

    def _of_account(self, teacher: Teacher, name: str) -> Iterator[Story]:
        """Give a teacher who can log in an open request, and a speaker an open invitation."""
        speaker = self.cast.speaker(name)

        def draft() -> Draft:
            moments = self._moments(2)
            return self._draft(teacher, self.drafts.plain(moments, Level.SO_3_DO))

        yield self._open(self._search(draft, lambda found: len(found.able) >= 2))
        asking = self._search(draft, lambda found: speaker in found.able)
        invited = {speaker: asking.able[speaker]}
        yield self.tell.waiting(teacher, asking.wish, self._days_ago(6, 8), invited=invited)

    def _open(self, draft: Draft) -> Story:
        return self.tell.waiting(draft.teacher, draft.wish, self._days_ago(2, 16))

    def _with_invitations(self, draft: Draft) -> Story:
        number = self.rng.randint(1, 2)
        asked = {speaker: draft.able[speaker] for speaker in self._some(draft.able, number)}
        return self.tell.waiting(draft.teacher, draft.wish, self._days_ago(6, 12), invited=asked)

    def _with_refusal(self, draft: Draft) -> Story:
        asked = {speaker: draft.able[speaker] for speaker in self._some(draft.able, 1)}
        return self.tell.waiting(
            draft.teacher, draft.wish, self._days_ago(8, 14), invited=asked, refused=True
        )

    def _some(self, able: dict[Speaker, list[Moment]], number: int) -> list[Speaker]:
        return self.rng.sample(list(able), number)

    def _days_ago(self, least: int, most: int) -> dt.date:
        return add_school_days(self.today, -self.rng.randint(least, most))

    def _with(self, at_least: int, *, at_most: int = 1000) -> Draft:
        """Give a draft for which so many speakers could come."""
        return self._search(self._any, lambda draft: at_least <= len(draft.able) <= at_most)

    def _search(self, make: Callable[[], Draft], fits: Callable[[Draft], bool]) -> Draft:
        for _ in range(TRIES):
            if fits(draft := make()):
                return draft
        raise RuntimeError("No request is like that: look at the tables of the demo.")

    def _any(self) -> Draft:
        school = self.rng.choice(self.cast.schools)
        wish = self.drafts.wish(school, self._moments(self.rng.randint(1, 5)))
        draft = self._draft(self.rng.choice(self.cast.teachers[school]), wish)
        if draft.able and self.rng.random() < SHARE_WITH_PREFERENCE:
            [preferred] = self._some(draft.able, 1)
            wish = replace(wish, preferred_cooperatives=[preferred.cooperative])
        return replace(draft, wish=wish)

    def _impossible(self) -> Iterator[Draft]:
        """Give drafts for which nobody can come: too far, no level, no language, a holiday."""
        for postal_code in REMOTE:
            yield self._hopeless(self._school(postal_code, Level.SO_3_DO), Level.SO_3_DO)
        yield self._hopeless(self._school(NEAR_MANY, Level.SO_3_DO), Level.SO_3_DO, self._holiday())
        school = self._school(WITHOUT_FRENCH, Level.SO_3_DO)
        yield self._hopeless(school, Level.SO_3_DO, language=Language.FR)
        young = next(school for school in self.cast.schools if Level.KLEUTER in school.levels)
        yield self._hopeless(young, Level.KLEUTER)

    def _hopeless(
        self,
        school: School,
        level: Level,
        moments: list[Moment] | None = None,
        language: Language = Language.NL,
    ) -> Draft:
        wish = self.drafts.plain(moments or self._moments(3), level)
        draft = self._draft(self.cast.teachers[school][0], replace(wish, language=language))
        if draft.able:
            raise RuntimeError(f"Somebody can come to {school}: look at the tables of the demo.")
        return draft

    def _school(self, postal_code: str, level: Level) -> School:
        return next(
            school
            for school in self.cast.schools
            if school.postal_code == postal_code and level in school.levels
        )

    def _draft(self, teacher: Teacher, wish: RequestWish) -> Draft:
        able: dict[Speaker, list[Moment]] = {}
        for moment in wish.moments:
            for speaker in self.agenda.who_can_come(teacher.school, wish, moment):
                able.setdefault(speaker, []).append(moment)
        return Draft(teacher, wish, able)

    def _moments(self, number: int) -> list[Moment]:
        days = {some_day(self.rng, self.days) for _ in range(number)}
        return [some_lesson(self.rng, day) for day in sorted(days)]

    def _holiday(self) -> list[Moment]:
        """Give a Tuesday and a Thursday of the first school holiday to come."""
        ahead = (self.today + FIRST_DAY_AHEAD + dt.timedelta(days=n) for n in range(366))
        days = [day for day in ahead if day.weekday() in {1, 3} and _is_holiday(day)]
        return [Moment(at(day, dt.time(10, 10)), at(day, dt.time(11, 50))) for day in days[:2]]


def _is_holiday(day: dt.date) -> bool:
    free = free_day(day)
    return free is not None and free.kind == "school_holiday"
