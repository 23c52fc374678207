"""Times what people wait for, on a database of its own that is removed afterwards.

    python -m scripts.bench [--sessions 50000] [--speakers 1000] [--runs 20]

Prints one line for each job: the median and the 95th percentile in milliseconds, the number of
queries, and the ratio to a view that reads one row. Everything runs in one process, without a
network in between: compare the ratios, and figures of one machine only.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SCHOOLS = 400
COOPERATIVES = 200
FIRST_YEAR = 2016
CHUNK = 5000


def main() -> None:
    """Fills a database, times each job and prints the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/bench.db",
            "DJANGO_SETTINGS_MODULE": "youth4coop.settings_test",
            "LOG_LEVEL": "ERROR",
            "ALLOWED_HOSTS": "testserver",
        }
        import django

        django.setup()
        _fill(options)
        _report(options, _jobs(), _peak_memory_mib())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=50_000)
    parser.add_argument("--speakers", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=20)
    return parser.parse_args()


def _fill(options: argparse.Namespace) -> None:
    """Writes rows of every kind, in bulk: what is timed is reading."""
    from django.core.management import call_command

    from scripts.bench_data import fill

    started = time.perf_counter()
    call_command("migrate", verbosity=0)
    migrated = time.perf_counter()
    fill(schools=SCHOOLS, cooperatives=COOPERATIVES, speakers=options.speakers,
         sessions=options.sessions, first_year=FIRST_YEAR, chunk=CHUNK)  # fmt: skip
    size = Path(os.environ["DATABASE_URL"].removeprefix("sqlite:///")).stat().st_size
    print(
        f"{options.sessions:,} sessions, {options.speakers:,} speakers: {size / 1e6:.0f} MB; "
        f"migrated in {migrated - started:.1f} s, filled in {time.perf_counter() - migrated:.1f} s"
    )


def _jobs() -> dict[str, Callable[[], Any]]:
    from django.test import Client

    from sessions.models import ClassroomSession, SessionRequest
    from youth4coop.users.models import User

    public, coordinator = Client(), Client()
    coordinator.force_login(User.objects.get(role="coordinator"))
    session = ClassroomSession.objects.order_by("-pk")[0].pk
    request = SessionRequest.objects.get().pk
    year = FIRST_YEAR + 5

    def fetch(client: Client, path: str) -> Callable[[], Any]:
        def job() -> None:
            answer = client.get(path)
            if answer.status_code != 200:
                sys.exit(f"{path} answered {answer.status_code}")

        return job

    api = "/api/v1"
    return {
        "one row (floor)": fetch(public, f"{api}/schools/1/"),
        "home page": fetch(public, "/"),
        "sessions, page of 100": fetch(coordinator, f"{api}/sessions/?page_size=100"),
        "sessions, last page": fetch(coordinator, f"{api}/sessions/?page_size=25&ordering=start"),
        "one session": fetch(coordinator, f"{api}/sessions/{session}/"),
        "school search": fetch(public, f"{api}/schools/?search=sint%20gent"),
        "figures of a year": fetch(public, f"{api}/statistics/calendar-years/{year}/"),
        "figures of all years": fetch(public, f"{api}/statistics/calendar-years/"),
        "candidates for a request": fetch(coordinator, f"{api}/requests/{request}/candidates/"),
        "coordinator's overview": fetch(coordinator, "/mijn/"),
    }


def _report(options: argparse.Namespace, jobs: dict[str, Callable[[], Any]], idle: float) -> None:
    print(f"\n{'job':<28}{'median ms':>11}{'p95 ms':>9}{'queries':>9}{'ratio':>8}")
    floor = 0.0
    for name, job in jobs.items():
        queries, times = _queries_of(job), sorted(_time(job) for _ in range(options.runs))
        median = statistics.median(times)
        floor = floor or median
        p95 = times[int(len(times) * 0.95) - 1] if len(times) > 1 else median
        print(f"{name:<28}{median:>11.1f}{p95:>9.1f}{queries:>9}{median / floor:>8.1f}")
    print(f"\npeak memory {_peak_memory_mib():.0f} MiB, {idle:.0f} MiB of it before the first job")


def _time(job: Callable[[], Any]) -> float:
    from django.core.cache import cache

    cache.clear()  # the limits on calls are kept there
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000


def _queries_of(job: Callable[[], Any]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    job()
    with CaptureQueriesContext(connection) as queries:
        job()
    return len(queries)


def _peak_memory_mib() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
