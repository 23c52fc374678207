"""How long personal data are kept (R4.05, R4.08, R4.15).

The privacy page promises these terms, and what erases data obeys them: there is no other list.
"""

import calendar
import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Retention:
    """The terms; after them a person is made unknown, and what was counted stays."""

    contact_months: int = 24  # after the last session or request
    unfulfilled_months: int = 12  # of a request that led to no session
    shared_contact_days: int = 60  # teacher and speaker see each other's, after the session
    link_hours: int = 24  # links and codes, after they expire
    mail_days: int = 90
    unconfirmed_days: int = 14  # of a registration that nobody confirmed by mail
    registration_days: int = 365  # of a registration, after the decision
    security_log_months: int = 12
    backup_days: int = 35


RETENTION = Retention()


def months_before(now: dt.datetime, months: int) -> dt.datetime:
    """Give the same moment some months earlier; on the last day where a month is shorter."""
    total = now.year * 12 + now.month - 1 - months
    year, month = divmod(total, 12)
    day = min(now.day, calendar.monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)
