"""When the accessibility of the site was last looked at as a whole."""

import datetime as dt

# Look again at the whole site, and at what the statement says, before changing this day. A test
# fails when it lies more than 13 months back (R6.17).
CHECKED_ON = dt.date(2026, 11, 24)
