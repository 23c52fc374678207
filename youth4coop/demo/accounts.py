"""What visitors see who log in as a teacher or a speaker: something in each state."""

import datetime as dt
from collections.abc import Iterable, Iterator
from random import Random

from schools.levels import Level
from schools.models import Teacher
from sessions.models import Speaker
from youth4coop.demo.agenda import Agenda
from youth4coop.demo.cast import Cast
from youth4coop.demo.drafts import Drafts
from youth4coop.demo.hours import lessons, school_days
from youth4coop.demo.visit import Outcome, Visit
from youth4coop.terms import add_school_days, local_date

SCHOOL_DAYS_BETWEEN = 25
# From how many school days ago on, and what became of it, for each teacher and speaker.
PAST = {
    "": [(170, Outcome.COUNTED), (60, Outcome.COUNTED), (6, Outcome.UNCOUNTED)],
    "2": [(150, Outcome.COUNTED), (25, Outcome.CONFLICT), (8, Outcome.HELD)],
}
DAYS_AHEAD = dt.timedelta(days=12)


class Accounts:
    """Thinks out the sessions of the teachers and speakers who can log in."""

    def __init__(self, rng: Random, cast: Cast, agenda: Agenda, today: dt.date):
        self.cast = cast
        self.agenda = agenda
        self.today = today
        self.drafts = Drafts(rng, cast.programme)

    def visits(self) -> Iterator[Visit]:
        """Give the visits and book them: a speaker comes to the teacher of the same number."""
        for number, past in PAST.items():
            teacher = self.cast.teacher(f"teacher{number}")
            speaker = self.cast.speaker(f"speaker{number}")
            for days_ago, outcome in past:
                days = school_days(add_school_days(self.today, -days_ago), days_ago)
                yield self._first(teacher, speaker, days, outcome)
            ahead = school_days(self.today + DAYS_AHEAD, 30)
            yield self._first(teacher, speaker, ahead, Outcome.COUNTED)

    def _first(
        self, teacher: Teacher, speaker: Speaker, days: Iterable[dt.date], outcome: Outcome
    ) -> Visit:
        """Give a visit on the first of the days on which the speaker can come."""
        for moment in (lesson for day in days for lesson in lessons(day)):
            wish = self.drafts.plain([moment], Level.SO_3_DO)
            if speaker in self.agenda.who_can_come(teacher.school, wish, moment):
                self.agenda.book([speaker], moment)
                return Visit(
                    teacher=teacher,
                    wish=wish,
                    moment=moment,
                    speakers=[speaker],
                    arranged_on=add_school_days(local_date(moment.start), -SCHOOL_DAYS_BETWEEN),
                    outcome=outcome,
                )
        raise RuntimeError(f"{speaker} cannot come: look at the tables of the demo.")
