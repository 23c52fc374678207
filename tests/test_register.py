"""The register of processing names every field that says something about a person (R4.13)."""

from django.apps import apps
from django.conf import settings

from schools.models import Teacher
from sessions.models import Speaker
from sessions.privacy.kinds import EXCEPTIONS, KINDS
from tests.sessions.privacy.test_copy import leads_to_somebody
from youth4coop.privacy.retention import RETENTION
from youth4coop.users.models import User

REGISTER = settings.BASE_DIR / "docs" / "verwerkingsregister.md"
# What is known of people, and nothing else (R4.03); a new field has to be thought about.
KNOWN = {
    Teacher: {"name", "email", "phone", "language", "school", "user", "erased_at"},
    Speaker: {
        *("name", "email", "phone", "cooperative", "user", "levels", "languages", "formats"),
        *("themes", "radius_km", "max_sessions_per_school_year", "max_sessions_per_day"),
        *("postal_code", "latitude", "longitude", "active", "erased_at"),
        *("function", "capacity", "bio", "is_contact"),
    },
    User: {
        *("name", "email", "role", "language", "password", "last_login", "date_joined"),
        *("is_active", "is_staff", "is_superuser", "erased_at"),
    },
}


def row_of(kept):
    """Gives the row of the register for one kind: the fields, why, and until when."""
    fields = ", ".join(f"`{name}`" for name in kept.names() if "pk" not in name)
    return f"| {kept.title} | `{kept.model._meta.label}` | {fields} | {kept.why} | {kept.until} |"


def text():
    return REGISTER.read_text(encoding="utf-8")


def test_register_has_a_row_for_each_kind_with_all_its_fields():
    missing = [row_of(kept) for kept in KINDS if row_of(kept) not in text()]

    assert "\n".join(missing) == ""


def test_register_has_no_row_of_what_is_not_there():
    rows = {line for line in text().splitlines() if line.count("|") == 6 and "`" in line}

    assert rows == {row_of(kept) for kept in KINDS}


def test_register_names_each_model_that_leads_to_a_person():
    models = {
        model._meta.label
        for model in apps.get_models()
        if any(leads_to_somebody(field) for field in model._meta.get_fields())
    }

    excepted = {name.rpartition(".")[0] for name in EXCEPTIONS}
    assert {label for label in models - excepted if f"`{label}`" not in text()} == set()


def test_register_answers_the_six_questions():
    for question in [
        "## 1. Wie is verantwoordelijk?",
        "## 2. Waarvoor verwerken we gegevens?",
        "## 3. Over wie, en welke gegevens?",
        "## 4. Aan wie geven we ze door?",
        "## 5. Hoelang bewaren we ze?",
        "## 6. Hoe beveiligen we ze?",
    ]:
        assert question in text()


def test_register_promises_what_the_site_does():
    for promise in [
        f"{RETENTION.contact_months} maanden",
        f"{RETENTION.unfulfilled_months} maanden",
        f"{RETENTION.mail_days} dagen",
        f"{RETENTION.backup_days} dagen",
    ]:
        assert promise in text()


def test_nothing_more_is_known_of_people():
    known = {model: {field.name for field in model._meta.concrete_fields} for model in KNOWN}

    assert known == {model: names | {"id"} for model, names in KNOWN.items()}
