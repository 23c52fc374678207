import pytest
from django.core.exceptions import ValidationError

from sessions.models import Evaluation
from sessions.operations.evaluations import give_evaluation
from tests.factories import MOMENT_END, SessionFactory
from tests.sessions.reading import codes
from youth4coop.refusals import WrongState

OF_TEACHER = {
    "fitted": 5,
    "clear": 4,
    "engaged": 3,
    "again": 5,
    "remark": "Fijn.",
    "hands_before": 2,
    "hands_after": 20,
    "had_contact": True,
    "had_questions": True,
    "talked_after": False,
}
OF_SPEAKER = {"prepared": 1, "engaged": 2, "again": 5, "remark": ""}


@pytest.fixture
def counted(speaker):
    return SessionFactory(speakers=[speaker], pupils=20)


def give(session, who, side="teacher", **changes):
    answers = {**(OF_TEACHER if side == "teacher" else OF_SPEAKER), **changes}
    return give_evaluation(session, side, answers, who=who, now=MOMENT_END)


def test_each_side_tells_its_own(counted, teacher, speaker):
    give(counted, teacher.user)
    give(counted, speaker.user, "speaker")

    rows = Evaluation.objects.order_by("pk")
    assert [(row.person, row.side) for row in rows] == [
        (teacher.user, "teacher"),
        (speaker.user, "speaker"),
    ]
    for row, answers in zip(rows, [OF_TEACHER, OF_SPEAKER], strict=True):
        assert {name: getattr(row, name) for name in answers} == answers
        assert row.given_at == MOMENT_END


def test_telling_once_more_changes_the_own_answer(counted, teacher, stranger):
    give(counted, teacher.user)
    give(counted, stranger.user)

    give(counted, teacher.user, fitted=1, hands_before=None, hands_after=None)

    rows = Evaluation.objects.order_by("pk").values_list("person", "fitted", "hands_after")
    assert list(rows) == [(teacher.user.pk, 1, None), (stranger.user.pk, 5, 20)]


@pytest.mark.parametrize("state", ["planned", "cancelled", "not_held", "invalid"])
def test_only_what_took_place_is_told_of(state, teacher):
    session = SessionFactory(state=state)

    with pytest.raises(WrongState):
        give(session, teacher.user)

    assert not Evaluation.objects.exists()


def test_before_the_count_any_number_of_hands_will_do(teacher):
    session = SessionFactory(state="held")

    give(session, teacher.user, hands_before=30, hands_after=31)

    assert Evaluation.objects.get().hands_after == 31


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"hands_before": None}, {"hands_before": ["required"]}),
        ({"hands_after": None}, {"hands_after": ["required"]}),
        ({"hands_after": 21}, {"hands_after": ["more_than_pupils"]}),
        ({"hands_before": -1}, {"hands_before": ["min_value"]}),
        ({"remark": "x" * 301}, {"remark": ["max_length"]}),
        ({"fitted": None}, {"__all__": [None]}),
        ({"fitted": 6}, {"__all__": [None]}),
        ({"fitted": 0}, {"__all__": [None]}),
        ({"prepared": 3}, {"__all__": [None]}),
    ],
)
def test_what_cannot_be_is_refused(counted, teacher, changes, errors):
    with pytest.raises(ValidationError) as refused:
        give(counted, teacher.user, **changes)

    assert codes(refused.value) == errors
    assert not Evaluation.objects.exists()


def test_no_hand_before_and_none_after_is_an_answer(counted, teacher):
    give(counted, teacher.user, hands_before=0, hands_after=0)

    assert Evaluation.objects.get().hands_after == 0
