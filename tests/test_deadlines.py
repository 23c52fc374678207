"""What has to be looked at again by hand, before the real clock says that it is too late."""

import datetime as dt

from frontend.public.accessibility import CHECKED_ON
from frontend.public.site_files import SECURITY_EXPIRES

MONTH = dt.timedelta(days=31)


def test_accessibility_was_looked_at_within_thirteen_months():
    assert dt.datetime.now(dt.UTC).date() - CHECKED_ON <= dt.timedelta(days=13 * 365 // 12)


def test_security_file_is_renewed_a_month_before_it_expires():
    now = dt.datetime.now(dt.UTC)

    assert now + MONTH < SECURITY_EXPIRES
