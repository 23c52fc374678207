"""School years, days off and school hours; every rule takes the day as an argument."""

from youth4coop.terms.days import (
    FreeDay,
    FreePeriod,
    add_school_days,
    free_day,
    free_periods,
    is_school_day,
)
from youth4coop.terms.hours import Remark, school_hours_remarks
from youth4coop.terms.local_time import BRUSSELS, local_date, local_midnight, local_time
from youth4coop.terms.school_year import SchoolYear

__all__ = [
    "BRUSSELS",
    "FreeDay",
    "FreePeriod",
    "Remark",
    "SchoolYear",
    "add_school_days",
    "free_day",
    "free_periods",
    "is_school_day",
    "local_date",
    "local_midnight",
    "local_time",
    "school_hours_remarks",
]
