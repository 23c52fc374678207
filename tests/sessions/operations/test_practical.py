import pytest
from django.core.exceptions import ValidationError

from sessions.models import PracticalInfo
from sessions.operations.practical import give_practical_info
from tests.factories import MOMENT_START, NOW, SessionFactory
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import codes
from youth4coop.refusals import WrongState

BEFORE = MOMENT_START - ONE_MINUTE
NOTHING = {
    "entrance": "",
    "room": "",
    "transport": "",
    "equipment": [],
    "accessibility": "",
    "remarks": "",
    "photos": "none",
    "criminal_record": False,
}


@pytest.fixture
def session(db):
    return SessionFactory()


def tell(session, who, now=NOW, **answers):
    return give_practical_info(session, {**NOTHING, **answers}, who=who, now=now)


def test_what_the_teacher_tells_is_kept(session, teacher):
    answers = {
        "entrance": "Hoofdpoort",
        "room": "B12",
        "transport": "Bus 91",
        "equipment": ["screen", "sound"],
        "accessibility": "Met lift",
        "remarks": "De bel gaat om 10.10 u.",
        "photos": "mood",
        "criminal_record": True,
    }

    tell(session, teacher.user, BEFORE, **answers)

    info = PracticalInfo.objects.get()
    assert {name: getattr(info, name) for name in answers} == answers
    assert (info.session, info.given_by, info.given_at) == (session, teacher.user, BEFORE)


def test_telling_once_more_changes_it(session, teacher, coordinator):
    tell(session, teacher.user, room="B12")

    tell(session, coordinator, room="")

    info = PracticalInfo.objects.get()
    assert (info.room, info.given_by) == ("", coordinator)


@pytest.mark.parametrize("told", [{"photos": "agreed"}, {"criminal_record": True}])
def test_photos_and_criminal_record_are_something(session, teacher, told):
    tell(session, teacher.user, **told)

    assert PracticalInfo.objects.count() == 1


def test_nothing_at_all_is_asked_again(session, teacher):
    with pytest.raises(ValidationError) as refused:
        tell(session, teacher.user)

    assert codes(refused.value) == {"entrance": ["required"]}
    assert not PracticalInfo.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("entrance", "x" * 201, "max_length"),
        ("remarks", "x" * 301, "max_length"),
        ("photos", "all", "invalid_choice"),
        ("equipment", ["piano"], "unknown_code"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(session, teacher, field, value, code):
    with pytest.raises(ValidationError) as refused:
        tell(session, teacher.user, **{field: value})

    assert codes(refused.value) == {field: [code]}


def test_once_it_has_begun_it_is_too_late(session, teacher):
    with pytest.raises(WrongState):
        tell(session, teacher.user, MOMENT_START, room="B12")

    assert not PracticalInfo.objects.exists()


@pytest.mark.parametrize("state", ["held", "counted", "cancelled", "not_held", "invalid"])
def test_only_a_planned_session_needs_it(teacher, state):
    session = SessionFactory(state=state, pupils=20 if state in {"counted", "invalid"} else None)

    with pytest.raises(WrongState):
        tell(session, teacher.user, room="B12")


def test_facts_are_what_there_is_to_tell():
    info = PracticalInfo(room="B12", equipment=["screen"], criminal_record=True)

    assert [(str(name), str(text)) for name, text in info.facts()] == [
        ("Lokaal", "B12"),
        ("In het lokaal", "scherm of beamer"),
        ("Foto’s", "nee"),
        ("Strafregister", "de school vraagt een uittreksel (model 596.2)"),
    ]
