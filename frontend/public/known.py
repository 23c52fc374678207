"""What is known when a page of questions is shown."""

import datetime as dt
from dataclasses import dataclass

from schools.models import School
from sessions.models import Cooperative, Speaker
from sessions.operations.requests import Moment


@dataclass(frozen=True)
class Known:
    """For which school, and what earlier pages or an earlier request say.

    Args:
        levels: of the classes, as far as they are known.
        speaker: whom the teacher wants again, or None.
        cooperative: that is chosen already where nothing was answered yet, or None.
        moments: of a request that is changed; those that last differently can keep their own end.
    """

    school: School
    now: dt.datetime
    levels: frozenset[str] = frozenset()
    speaker: Speaker | None = None
    cooperative: Cooperative | None = None
    moments: tuple[Moment, ...] = ()

    @property
    def length_differs(self) -> bool:
        """Whether the moments do not all last as long."""
        return len({moment.end - moment.start for moment in self.moments}) > 1
