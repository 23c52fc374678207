"""When things happen in the demo: lessons on school days, answers in office hours."""

import datetime as dt
from random import Random

from sessions.operations.requests import Moment
from youth4coop.terms import BRUSSELS, add_school_days, is_school_day, school_hours_remarks

type Hours = tuple[dt.time, dt.time]

DOUBLE_LESSONS: list[Hours] = [
    (dt.time(8, 30), dt.time(10, 10)),
    (dt.time(10, 10), dt.time(11, 50)),
    (dt.time(13, 0), dt.time(14, 40)),
    (dt.time(14, 0), dt.time(15, 40)),
]
SINGLE_LESSONS: list[Hours] = [
    (dt.time(9, 20), dt.time(10, 10)),
    (dt.time(11, 0), dt.time(11, 50)),
    (dt.time(13, 50), dt.time(14, 40)),
]
LESSONS = DOUBLE_LESSONS * 2 + SINGLE_LESSONS

# Few sessions in December and June, when there are exams.
WEIGHT_OF_MONTH = {1: 9, 2: 10, 3: 14, 4: 8, 5: 10, 6: 2, 7: 1, 8: 1, 9: 5, 10: 12, 11: 12, 12: 3}


def at(day: dt.date, time: dt.time) -> dt.datetime:
    """Give a moment by the clock in Belgium."""
    return dt.datetime.combine(day, time, tzinfo=BRUSSELS)


def school_days(first: dt.date, number: int) -> list[dt.date]:
    """Give the school days from `first` on, `number` of them."""
    days = [first if is_school_day(first) else add_school_days(first, 1)]
    while len(days) < number:
        days.append(add_school_days(days[-1], 1))
    return days


def some_day(rng: Random, days: list[dt.date]) -> dt.date:
    """Give one of the days, seldom one in an exam month."""
    return rng.choices(days, [WEIGHT_OF_MONTH[day.month] for day in days])[0]


def some_lesson(rng: Random, day: dt.date) -> Moment:
    """Give a lesson on that day; on Wednesday one before noon."""
    return rng.choice([lesson for lesson in lessons(day) if _within_school_hours(lesson)])


def lessons(day: dt.date) -> list[Moment]:
    """Give the lessons that a day could have."""
    return [Moment(at(day, start), at(day, end)) for start, end in LESSONS]


def _within_school_hours(moment: Moment) -> bool:
    remarks = school_hours_remarks(moment.start, moment.end)
    return not {remark.code for remark in remarks} & {"wednesday_afternoon", "too_late"}


class Clock:
    """Goes from one step of a story to the next, in office hours on school days."""

    def __init__(self, rng: Random, day: dt.date):
        self.rng = rng
        self.day = day

    def now(self) -> dt.datetime:
        """Give some time on the day that it is."""
        return at(self.day, dt.time(self.rng.randint(8, 16), self.rng.randint(0, 59)))

    def later(self, least: int, most: int) -> dt.datetime:
        """Let that many school days pass, one or more, and give the time."""
        self.day = add_school_days(self.day, self.rng.randint(least, most))
        return self.now()
