"""Fills an empty database with the demo."""

import datetime as dt
from collections.abc import Mapping
from random import Random

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from schools.models import School
from sessions.models import Cooperative, Programme
from youth4coop.demo import newcomers
from youth4coop.demo.accounts import Accounts
from youth4coop.demo.agenda import Agenda
from youth4coop.demo.cast import COORDINATOR, Cast, make_cast
from youth4coop.demo.hours import at
from youth4coop.demo.past import remember_2019, settle_mail
from youth4coop.demo.regular import EARLIEST, Regular
from youth4coop.demo.second_factor import add_second_factor
from youth4coop.demo.stories import Stories
from youth4coop.demo.timeline import Story, play
from youth4coop.demo.waiting import Waiting
from youth4coop.terms import SchoolYear, add_school_days
from youth4coop.users.models import User

SEED = 675
# The last year has not begun: in summer, its first sessions are arranged already.
SESSIONS_IN_YEAR = {-2: 68, -1: 76, 0: 80, 1: 80}
AHEAD = 8
FAILED_A_YEAR = 6
SCHOOL_DAYS_OF_MAIL = 20


class NotEmpty(Exception):
    """The database holds something that is not the demo's."""


def is_filled() -> bool:
    """Tell whether the demo is there already."""
    return User.objects.filter(email=COORDINATOR.email).exists()


@transaction.atomic
def fill(today: dt.date, sessions_in_year: Mapping[int, int] = SESSIONS_IN_YEAR) -> None:
    """Store the demo as it is when `today` begins; the same day gives the same demo.

    Args:
        today: from September 2024 on, so that no session lies before 2023.
        sessions_in_year: about how many sessions each school year gets; 0 is the one of `today`.

    Raises:
        NotEmpty: there are people, schools, cooperatives or programmes already.
    """
    _refuse_unless_empty()
    rng = Random(SEED)  # noqa: S311 -- nothing here is secret
    this_year = SchoolYear.of(today).start_year
    years = {SchoolYear(this_year + n): number for n, number in sessions_in_year.items()}
    cast = make_cast(rng, max(EARLIEST, min(years).first_day), today)
    add_second_factor(cast.coordinator)
    remember_2019(cast.programme)
    midnight = at(today, dt.time.min)
    play(_stories(rng, cast, years, today), until=midnight)
    long_ago = at(add_school_days(today, -SCHOOL_DAYS_OF_MAIL), dt.time.min)
    settle_mail(before=long_ago, until=midnight)


def _refuse_unless_empty() -> None:
    models: list[type[Model]] = [User, School, Cooperative, Programme]
    if any(model._default_manager.exists() for model in models):
        raise NotEmpty(_("De databank is niet leeg: de demo vult alleen een lege databank."))


def _stories(
    rng: Random, cast: Cast, years: Mapping[SchoolYear, int], today: dt.date
) -> list[Story]:
    """Think everything out, in the agendas first, so that no step of a story is refused."""
    agenda, tell = Agenda(cast.speakers), Stories(rng, cast.coordinator)
    regular = Regular(rng, cast, agenda, today)
    visits = list(Accounts(rng, cast, agenda, today).visits())
    for year, number in years.items():
        visits += regular.of_year(year, number)
    visits += regular.ahead(AHEAD)
    failed = [visit for year in years for visit in regular.failed(year, FAILED_A_YEAR)]
    visits = regular.with_refusals(visits)
    for visit in visits:
        if visit.outcome.frees_speakers:
            agenda.free(visit.speakers, visit.moment)
    return [
        *map(tell.of_visit, visits),
        *map(tell.withdrawn, failed[::2]),
        *map(tell.unfulfilled, failed[1::2]),
        *Waiting(rng, cast, agenda, tell, today).stories(),
        *newcomers.stories(cast, today),
    ]
