"""Whatever leads to a person is in the copy that they get, or it is said why not."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import EmailField

from schools.models import Teacher
from sessions.models import Speaker
from sessions.privacy.copy import as_data, copy_of
from sessions.privacy.kinds import EXCEPTIONS, KINDS
from sessions.privacy.person import Person, person_of
from tests.factories import (
    MOMENT_START,
    NOW,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_DAY
from tests.sessions.privacy.everything import fill
from youth4coop.users.models import User

PEOPLE = {User, Teacher, Speaker}
MODELS = apps.get_models(include_auto_created=True)
BY_MODEL = {kept.model: kept for kept in KINDS}


def leads_to_somebody(field):
    """Tell whether a column holds a person, or an address of one."""
    return field.concrete and (
        field.related_model in {*PEOPLE, EmailAddress} or isinstance(field, EmailField)
    )


def _ways_to_a_person():
    for model in MODELS:
        for field in model._meta.get_fields():
            if leads_to_somebody(field):
                yield model, field.name


def test_each_way_to_a_person_is_in_the_copy_or_has_a_reason():
    ways = {(model._meta.label, name) for model, name in _ways_to_a_person()}
    given = {(kept.model._meta.label, name) for kept in KINDS for name in kept.names()}
    excepted = {tuple(name.rsplit(".", 1)) for name in EXCEPTIONS}

    assert ways - given - excepted == set()
    assert excepted <= ways


def test_what_hangs_on_what_is_theirs_is_given_with_it():
    """Rows without a person of their own say something about one through a row that has."""
    given = {kept.model for kept in KINDS}
    paths = {path.split(".")[0] for kept in KINDS for path in kept.fields}
    inside = {
        field.related_model
        for kept in KINDS
        for field in kept.model._meta.get_fields()
        if field.name in paths and field.related_model
    }
    hanging = {
        relation.related_model
        for model in given & {apps.get_model("classroom.SessionRequest"), Speaker, Teacher}
        for relation in model._meta.related_objects
        if not relation.related_model._meta.auto_created
    }
    assert hanging - given - inside == set()


@pytest.mark.parametrize("kept", KINDS, ids=lambda kept: kept.code)
def test_each_column_of_what_is_kept_is_given_or_has_a_reason(kept):
    columns = {field.name for field in kept.model._meta.concrete_fields if field.name != "id"}

    assert columns - set(kept.names()) == set()
    assert set(kept.left_out) <= columns
    assert not set(kept.left_out) & {path.split(".")[0] for path in kept.fields}
    assert all(kept.left_out.values())


@pytest.mark.django_db
def test_copy_of_teacher_and_speaker_has_something_of_every_kind(teacher, speaker):
    fill(teacher, speaker)
    copies = [copy_of(person_of(one.user)) for one in (teacher, speaker)]

    filled = [{chapter.kept.code for chapter in copy if chapter.rows} for copy in copies]

    assert filled[0] | filled[1] == {kept.code for kept in KINDS}
    assert filled[0] - filled[1] == {"teacher", "requests", "moves", "practical_info", "counts"}
    assert filled[1] - filled[0] == {
        *("speaker", "availability", "unavailability", "invitations", "visits"),
        *("consents", "proposals", "registrations"),
    }


@pytest.mark.django_db
def test_copy_has_nothing_of_others(teacher, speaker, stranger):
    fill(teacher, speaker)

    copy = copy_of(person_of(stranger.user))

    assert {chapter.kept.code for chapter in copy if chapter.rows} == {"account", "teacher"}
    text = json.dumps(as_data(copy, now=NOW))
    assert teacher.email not in text
    assert speaker.email not in text


@pytest.mark.django_db
def test_data_say_what_why_and_until_when(teacher):
    teacher.phone = "0470 00 00 01"
    teacher.save()

    data = as_data(copy_of(person_of(teacher.user)), now=NOW)

    assert (data["format"], data["made_at"]) == ("youth4coop-my-data-1", NOW.isoformat())
    assert data["about"]["teacher"] == {
        "title": "Jij als leerkracht",
        "why": "om de sessie te regelen",
        "kept_until": "24 maanden na je laatste sessie of aanvraag",
        "rows": [
            {
                "name": "Teacher",
                "email": "teacher@test.example",
                "phone": "0470 00 00 01",
                "language": "nl",
                "school": str(teacher.school),
            }
        ],
    }


@pytest.mark.django_db
def test_copy_holds_no_secret(teacher, speaker):
    fill(teacher, speaker)

    text = json.dumps(as_data(copy_of(person_of(teacher.user)), now=NOW))

    for secret in ["token", "digest", "session_key", f"k{teacher.user.pk}", "secret", "password"]:
        assert f'"{secret}"' not in text


@pytest.mark.django_db
def test_values_are_in_words_for_people_and_in_codes_for_programs(teacher, speaker):
    fill(teacher, speaker)

    copy = {chapter.kept.code: chapter for chapter in copy_of(person_of(speaker.user))}

    [visit] = copy["sessions"].rows
    shown = {str(value.label): value.text for value in visit.values}
    assert shown["begin"] == "di 2 feb 2027, 10.10 u."
    assert (shown["toestand"], shown["leerlingen"]) == ("geteld", "20")
    raw = {value.path: value.raw for value in visit.values}
    assert (raw["start"], raw["state"]) == ("2027-02-02T10:10:00+01:00", "counted")
    assert raw["cooperatives"] == [speaker.cooperative.name]
    assert copy["availability"].rows[0].line == ["maandag", "8.00", "18.00"]
    assert copy["log"].rows[0].line == ["di 24 nov 2026, 9.00 u.", "gegeven"]
    assert {value.text for value in copy["mails"].rows[0].more} >= {
        *("speaker@test.example", "Nederlands", "op de dag zelf: hoeveel leerlingen?")
    }


@pytest.mark.django_db
def test_answers_of_a_newcomer_are_in_words_for_people(teacher, speaker):
    fill(teacher, speaker)

    copy = {chapter.kept.code: chapter for chapter in copy_of(person_of(speaker.user))}

    [registration] = copy["registrations"].rows
    shown = {value.path: value.text for value in registration.values}["answers"].splitlines()
    assert shown[0] == "naam: Zonnewind"
    assert {"ondernemingsnummer: 0403019261", "e-mailadres: speaker@test.example"} < set(shown)


@pytest.mark.django_db
def test_contact_person_has_the_invitations_that_they_passed_on(speaker):
    contact = SpeakerFactory(cooperative=speaker.cooperative)
    waiting = InvitationFactory(speaker=speaker, contact=contact)
    passed_on = InvitationFactory(speaker=speaker, passed_on_by=contact)

    copy = {chapter.kept.code: chapter for chapter in copy_of(person_of(contact.user))}

    given = as_data([copy["invitations"]], now=NOW)["about"]["invitations"]["rows"]
    assert [(row["request_reference"], row["contact"]) for row in given if "contact" in row] == [
        (waiting.request.reference, contact.name)
    ]
    assert given[1]["request_reference"] == passed_on.request.reference
    assert given[1]["passed_on_by"] == contact.name


@pytest.mark.django_db
def test_somebody_without_account_has_a_copy_too(speaker):
    SessionFactory(speakers=[speaker])

    copy = copy_of(Person(None, speakers=(speaker,)))

    assert {chapter.kept.code for chapter in copy if chapter.rows} == {
        *("speaker", "availability", "sessions", "visits")
    }


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_copy_takes_the_same_number_of_queries(teacher, speaker, number, django_assert_num_queries):
    fill(teacher, speaker)
    for days in range(1, number + 1):
        wish = RequestFactory(teacher=teacher, school=teacher.school)
        start = MOMENT_START + days * ONE_DAY
        SessionFactory(request=wish, school=teacher.school, speakers=[speaker], start=start)
    person = person_of(teacher.user)

    with django_assert_num_queries(26):
        copy_of(person)
