"""The real worker, with waits that a test can sit out: run as a process of its own.

What it shortens are the waits between tries and the time after which a dead worker's mail is taken
over; everything else is the command that runs on a site.
"""

import datetime as dt
import sys

import django
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    django.setup()

    from sessions.management.commands import run_worker
    from youth4coop.mail import delivery

    delivery.FIRST_WAIT = delivery.LONGEST_WAIT = dt.timedelta(milliseconds=200)
    delivery.LEASE = dt.timedelta(seconds=3)
    delivery.MOST_ATTEMPTS = 1000
    run_worker.PAUSE = 0.05
    execute_from_command_line([sys.argv[0], "run_worker"])
