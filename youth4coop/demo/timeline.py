"""Plays stories that happen at the same time, each step at its moment."""

import datetime as dt
import heapq
from collections.abc import Generator, Iterable

# A story gives the moment of its next step, and takes that step when it is asked to go on.
type Story = Generator[dt.datetime]
type Part[Result] = Generator[dt.datetime, None, Result]


def play(stories: Iterable[Story], until: dt.datetime) -> None:
    """Take every step that lies before `until`, in the order of time; the rest never happens.

    Raises:
        ValueError: a story goes back in time.
    """
    waiting = [(next(story), order, story) for order, story in enumerate(stories)]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] < until:
        now, order, story = heapq.heappop(waiting)
        if then := next(story, None):
            if then < now:
                raise ValueError(f"After {now} comes {then}: a story goes back in time.")
            heapq.heappush(waiting, (then, order, story))
