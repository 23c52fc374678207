import pytest
from django.core.exceptions import ValidationError

from schools.models import Teacher
from schools.operations import GroupWish
from sessions.models import SessionRequest
from sessions.operations.requests import Asker, Moment, ask_for_session, submit_request
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    CooperativeFactory,
    ProgrammeFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import MOMENT, ONE_DAY, days_later, wish
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail


def submit(teacher, now, *, who=None, **changes):
    return submit_request(
        school=teacher.school, teacher=teacher, wish=wish(**changes), who=who, now=now
    )


def refused(teacher, now, **changes):
    """Give the codes of the errors, and see that nothing was stored."""
    with pytest.raises(ValidationError) as error:
        submit(teacher, now, who=teacher.user, **changes)
    assert not SessionRequest.objects.exists()
    assert not OutboxMail.objects.exists()
    return codes(error.value)


def test_a_request_keeps_what_the_teacher_answered(teacher, now):
    answers = {
        "goal": "Why they share.",
        "format": "online",
        "language": "fr",
        "themes": ["energy", "food"],
        "channel": "vlajo",
        "programme": ProgrammeFactory(),
        "preferred_speaker": SpeakerFactory(),
    }

    request = submit(teacher, now, who=teacher.user, **answers)

    request.refresh_from_db()
    assert {name: getattr(request, name) for name in answers} == answers
    assert (request.state, request.school, request.teacher) == ("open", teacher.school, teacher)
    assert (request.created_by, request.created_at) == (teacher.user, now)


def test_a_request_keeps_its_groups_and_moments(teacher, now):
    groups = [GroupWish(" 5 ECO A ", "so_3_do", 24), GroupWish("6 HW", "so_3_du", 1)]

    request = submit(teacher, now, groups=groups, moments=[MOMENT, days_later(1)])

    assert list(request.groups.values_list("name", "level", "expected_pupils", "school_year")) == [
        ("5 ECO A", "so_3_do", 24, 2026),
        ("6 HW", "so_3_du", 1, 2026),
    ]
    assert list(request.moments.values_list("start", "end")) == [
        (MOMENT_START, MOMENT_END),
        (MOMENT_START + ONE_DAY, MOMENT_END + ONE_DAY),
    ]


def test_a_request_keeps_which_cooperatives_are_wanted(teacher, now):
    liked, shunned = CooperativeFactory.create_batch(2)

    request = submit(teacher, now, preferred_cooperatives=[liked], excluded_cooperatives=[shunned])

    assert list(request.preferred_cooperatives.all()) == [liked]
    assert list(request.excluded_cooperatives.all()) == [shunned]


def test_spaces_around_the_goal_are_not_kept(teacher, now):
    assert submit(teacher, now, goal="  Why they share.  ").goal == "Why they share."


def test_the_reference_is_readable_and_holds_the_year(teacher, now):
    request = submit(teacher, now)

    assert SessionRequest.objects.get().reference == f"Y4C-2026-{request.pk:04d}"


def test_who_asks_without_logging_in_has_to_confirm(teacher, now):
    request = submit(teacher, now)

    assert request.state == "unconfirmed"
    assert told(request) == [("", "unconfirmed", None, now, "")]
    assert [mail.once for mail in OutboxMail.objects.all()] == [
        f"request_confirm:request:{request.pk}:teacher:0"
    ]


@pytest.mark.parametrize(
    ("role", "state"),
    [("teacher", "open"), ("coordinator", "open"), ("speaker", "unconfirmed")],
)
def test_the_word_of_a_teacher_or_coordinator_is_enough(teacher, now, role, state):
    who = teacher.user
    who.role = role

    request = submit(teacher, now, who=who)

    assert request.state == state
    assert told(request) == [("", state, who.pk, now, "")]


@pytest.mark.parametrize("number", [0, 6])
def test_one_to_five_moments(teacher, now, number):
    moments = [days_later(n) for n in range(number)]

    assert refused(teacher, now, moments=moments) == {"moments": ["number_of_moments"]}


def test_five_moments_are_not_too_many(teacher, now):
    request = submit(teacher, now, moments=[days_later(n) for n in range(5)])

    assert request.moments.count() == 5


def test_each_wrong_moment_is_named(teacher, now):
    moments = [
        Moment(MOMENT_END, MOMENT_START),
        MOMENT,
        Moment(now, now + (MOMENT_END - MOMENT_START)),
        MOMENT,
        Moment(MOMENT_START.replace(tzinfo=None), MOMENT_END),
    ]

    assert refused(teacher, now, moments=moments) == {
        "moments.0.end": ["end_before_start"],
        "moments.2.start": ["in_the_past"],
        "moments.3.start": ["double"],
        "moments.4.start": ["naive"],
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"goal": "  "}, {"goal": ["blank"]}),
        ({"goal": "x" * 301}, {"goal": ["max_length"]}),
        ({"format": "by_mail"}, {"format": ["invalid_choice"]}),
        ({"language": "de"}, {"language": ["invalid_choice"]}),
        ({"channel": "pigeon"}, {"channel": ["invalid_choice"]}),
        ({"themes": ["energy", "war"]}, {"themes": ["unknown_code"]}),
        ({"themes": ["energy", "energy"]}, {"themes": ["double"]}),
        ({"teacher_present": False}, {"teacher_present": ["required"]}),
        ({"groups": []}, {"groups": ["required"]}),
        (
            {"groups": [GroupWish("", "so_3_do", 24), GroupWish("A", "phd", 0)]},
            {
                "groups.0.name": ["blank"],
                "groups.1.level": ["invalid_choice"],
                "groups.1.expected_pupils": ["min_value"],
            },
        ),
    ],
)
def test_a_wrong_answer_is_named_at_its_field(teacher, now, changes, expected):
    assert refused(teacher, now, **changes) == expected


def test_a_closed_school_gets_no_session(teacher, now):
    teacher.school.active = False

    assert refused(teacher, now) == {"school": ["inactive"]}


def ask(teacher, now, asker, who=None):
    return ask_for_session(school=teacher.school, asker=asker, wish=wish(), who=who, now=now)


def test_a_new_teacher_is_added_with_the_request(teacher, now):
    request = ask(teacher, now, Asker("An Nieuw", "an@test.example", "09 123 45 67"))

    added = Teacher.objects.get(email="an@test.example")
    assert (request.teacher, request.school) == (added, teacher.school)
    assert (added.name, added.phone) == ("An Nieuw", "09 123 45 67")


def test_a_teacher_who_is_logged_in_need_not_say_who_they_are(teacher, now):
    assert ask(teacher, now, None, who=teacher.user).teacher == teacher


@pytest.mark.parametrize(
    ("asker", "logged_in", "expected"),
    [
        (None, False, {"teacher": ["required"]}),
        (Asker("", "no address"), False, {"teacher.name": ["blank"], "teacher.email": ["invalid"]}),
        (Asker("An", "an@test.example"), True, {"teacher.email": ["somebody_else"]}),
    ],
)
def test_who_asks_has_to_be_clear(teacher, now, asker, logged_in, expected):
    with pytest.raises(ValidationError) as error:
        ask(teacher, now, asker, who=teacher.user if logged_in else None)

    assert codes(error.value) == expected
    assert not SessionRequest.objects.exists()
