"""What is kept no longer than promised (R4.05), with the clock held still."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command

from schools.models import Teacher
from sessions.management.commands import run_worker
from sessions.operations.keeping import keep_terms, keep_terms_daily
from tests.factories import (
    MOMENT_START,
    NOW,
    InvitationFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
    TeacherFactory,
)
from tests.sessions.reading import told
from youth4coop.privacy.models import Erasure
from youth4coop.privacy.retention import months_before
from youth4coop.terms import BRUSSELS
from youth4coop.users.models import User

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
OLD = months_before(NOW, 24) - DAY
YOUNG = months_before(NOW, 24) + DAY
YEAR_OLD = months_before(NOW, 12) - DAY
NOBODY = "gewist persoon"


def day(*numbers):
    return dt.datetime(*numbers, tzinfo=BRUSSELS)


@pytest.fixture(autouse=True)
def known_for_long(teacher, speaker):
    """Everybody has had an account for years, and the cooperative was let in long ago."""
    User.objects.update(date_joined=OLD)
    speaker.cooperative.approved_at = OLD
    speaker.cooperative.save()


def met(teacher, speaker, start, **more):
    wish = RequestFactory(
        teacher=teacher, school=teacher.school, state="done", moments=[start], created_at=OLD
    )
    return SessionFactory(request=wish, school=wish.school, speakers=[speaker], start=start, **more)


def names(*people):
    return [type(row).objects.get(pk=row.pk).name for row in people]


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        (day(2026, 11, 24), 24, day(2024, 11, 24)),
        (day(2027, 1, 31), 12, day(2026, 1, 31)),
        (day(2028, 2, 29), 12, day(2027, 2, 28)),
        (day(2027, 1, 31), 2, day(2026, 11, 30)),
    ],
)
def test_months_are_those_of_the_calendar(now, months, before):
    assert months_before(now, months) == before


@pytest.mark.parametrize(("end", "name"), [(OLD, NOBODY), (YOUNG, "Teacher")])
def test_teacher_and_speaker_go_24_months_after_their_last_session(teacher, speaker, end, name):
    met(teacher, speaker, end - dt.timedelta(minutes=100), pupils=20)

    keep_terms(now=NOW)

    assert names(teacher, speaker) == [name, "Speaker" if name == "Teacher" else NOBODY]


def test_recent_request_or_invitation_keeps_a_person(teacher, speaker):
    wish = RequestFactory(
        teacher=teacher, school=teacher.school, state="withdrawn", created_at=OLD, moments=[NOW]
    )
    InvitationFactory(speaker=speaker, request__state="done", state="declined", sent_at=YOUNG)

    keep_terms(now=NOW)

    assert names(teacher, speaker) == ["Teacher", "Speaker"]
    wish.refresh_from_db()
    assert wish.teacher == teacher


def test_who_was_known_for_a_forgotten_request_only_goes_with_it(teacher):
    RequestFactory(
        teacher=teacher, school=teacher.school, state="withdrawn", created_at=OLD, moments=[OLD]
    )

    over = keep_terms(now=NOW)

    assert names(teacher) == [NOBODY]
    assert teacher in [row for person in over.people for row in person.teachers]
    assert len(over.requests) == 1


def test_who_was_never_asked_goes_24_months_after_joining(teacher, speaker):
    User.objects.filter(pk=speaker.user.pk).update(date_joined=YOUNG)

    keep_terms(now=NOW)

    assert names(teacher, speaker) == [NOBODY, "Speaker"]


def test_person_with_something_to_come_stays(teacher, speaker):
    met(teacher, speaker, MOMENT_START)

    assert keep_terms(now=NOW).people == []
    assert names(teacher, speaker) == ["Teacher", "Speaker"]


def test_coordinator_stays(coordinator):
    User.objects.update(date_joined=OLD)
    TeacherFactory(name="Also", email=coordinator.email, user=None)

    keep_terms(now=NOW)

    assert names(coordinator) == ["Coordinator"]
    assert not Teacher.objects.filter(name="Also", erased_at__isnull=False).exists()


def test_person_without_account_goes_too():
    gone = SpeakerFactory(user=None, cooperative__approved_at=OLD)
    stays = SpeakerFactory(user=None, cooperative__approved_at=YOUNG)

    keep_terms(now=NOW)

    assert names(gone, stays) == [NOBODY, stays.name]


@pytest.mark.parametrize("state", ["withdrawn", "unfulfilled", "open", "unconfirmed"])
def test_request_that_led_to_nothing_forgets_its_teacher_after_12_months(teacher, state):
    wish = RequestFactory(
        teacher=teacher, school=teacher.school, state=state, created_at=YEAR_OLD, moments=[YEAR_OLD]
    )
    young = RequestFactory(
        teacher=teacher, school=teacher.school, state="withdrawn", created_at=YEAR_OLD + 2 * DAY
    )

    keep_terms(now=NOW)

    for one in [wish, young]:
        one.refresh_from_db()
    assert (wish.teacher.name, wish.goal, wish.created_by) == (NOBODY, "", None)
    assert (young.teacher, young.goal) == (teacher, "What makes a cooperative different.")
    ends = {"open": "unfulfilled", "unconfirmed": "withdrawn"}
    assert [line[1] for line in told(wish)] == ([ends[state]] if state in ends else [])


def test_requests_of_one_school_share_one_nobody():
    school = SchoolFactory()
    for teacher in TeacherFactory.create_batch(2, school=school):
        RequestFactory(
            teacher=teacher, school=school, state="withdrawn", created_at=OLD, moments=[OLD]
        )

    keep_terms(now=NOW)

    nobody = Teacher.objects.get(email=f"school-{school.pk}@erased.invalid")
    assert (nobody.requests.count(), nobody.erased_at) == (2, NOW)


def test_doing_it_again_does_nothing_more(teacher, speaker):
    met(teacher, speaker, OLD - DAY, pupils=20)
    RequestFactory(
        teacher=teacher, school=teacher.school, state="withdrawn", created_at=OLD, moments=[OLD]
    )
    keep_terms(now=NOW)
    before = list(Erasure.objects.values_list())

    over = keep_terms(now=NOW + DAY)

    assert (over.people, over.requests) == ([], [])
    assert [*Erasure.objects.values_list()] == before
    assert {cause for *_, cause, _at in before} == {"term"}


def test_command_says_how_many_and_only_does_it_without_dry_run(teacher, speaker, capsys):
    met(teacher, speaker, OLD - DAY, pupils=20)
    with time_machine.travel(NOW, tick=False):
        call_command("anonymise", "--dry-run")
        assert names(teacher, speaker) == ["Teacher", "Speaker"]
        call_command("anonymise")

    numbers = "1 teacher, 1 speaker, 0 other accounts, 0 requests."
    assert capsys.readouterr().out.splitlines() == [
        f"Would be made anonymous: {numbers}",
        f"Made anonymous: {numbers}",
    ]
    assert names(teacher, speaker) == [NOBODY, NOBODY]


def test_worker_does_it_once_a_day(teacher, monkeypatch):
    days = []
    monkeypatch.setattr("sessions.operations.keeping.keep_terms", lambda *, now: days.append(now))

    for now in [NOW, NOW + dt.timedelta(hours=1), NOW + DAY]:
        keep_terms_daily(now=now)

    assert days == [NOW, NOW + DAY]


def test_worker_looks_at_it(teacher):
    run_worker.look_around(now=NOW)

    assert names(teacher) == [NOBODY]


@pytest.mark.parametrize("number", [1, 3])
def test_finding_nobody_takes_the_same_number_of_queries(
    number, django_assert_num_queries, teacher, speaker
):
    for at, one in enumerate([teacher, *TeacherFactory.create_batch(number)]):
        met(one, speaker, YOUNG + at * DAY, pupils=20)
    User.objects.update(date_joined=OLD)

    with django_assert_num_queries(4):
        keep_terms(now=NOW)
