"""Erasing whomever changes no figure (counting rule 10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools.models import Teacher
from sessions.figures.filters import Filters
from sessions.figures.statistics import statistics
from sessions.models import ClassroomSession, Speaker
from sessions.operations.erasing import forget_person
from sessions.privacy.person import person_behind
from tests.factories import NOW, RequestFactory, TeacherFactory
from tests.property.examples import examples
from tests.property.test_figures import PERIODS, some_sessions, world
from tests.sessions.figures.build import TODAY
from youth4coop.privacy.models import ErasureCause

pytestmark = pytest.mark.django_db

FILTERS = [Filters(), Filters(channel="vlajo"), Filters(level="so_1a")]


def all_figures():
    return [statistics(period, today=TODAY, filters=one) for period in PERIODS for one in FILTERS]


def let_teachers_ask(rows):
    """Let each session come from a request of a teacher of its school."""
    teachers = {school.pk: TeacherFactory(school=school) for school in rows.schools}
    for session in ClassroomSession.objects.all():
        session.request = RequestFactory(
            teacher=teachers[session.school_id],
            school=session.school,
            state="done",
            groups=list(session.groups.all()),
            moments=[session.start],
        )
        session.save()


@given(some_sessions, st.sets(st.integers(0, 6), min_size=1))
@examples(15)
def test_figures_after_are_those_before(sessions, chosen):
    with world(sessions) as rows:
        let_teachers_ask(rows)
        before = all_figures()
        people = [*Teacher.objects.order_by("pk"), *Speaker.objects.order_by("pk")]
        for number in chosen:
            person = person_behind(people[number])
            forget_person(person, cause=ErasureCause.ASKED, now=NOW)

        assert all_figures() == before
        erased = Teacher.objects.filter(erased_at=NOW).count()
        assert erased + Speaker.objects.filter(erased_at=NOW).count() == len(chosen)
