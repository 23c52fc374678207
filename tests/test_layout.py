"""Guards of the house: our names stay ours, and what the operators read is what the code does."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

READS_VARIABLE = re.compile(r'environment\.\w+\(\s*"([A-Z_]+)"')


@pytest.mark.parametrize("package", ["youth4coop", "schools", "sessions", "frontend", "tests"])
def test_package_comes_from_this_folder(package):
    spec = importlib.util.find_spec(package)

    assert spec is not None
    assert Path(spec.origin).parent == settings.BASE_DIR / package


def test_classroom_and_login_sessions_have_their_own_labels():
    names = {label: apps.get_app_config(label).name for label in ["classroom", "sessions"]}

    assert names == {"classroom": "sessions", "sessions": "django.contrib.sessions"}


def test_no_relation_leads_to_a_login_session():
    login_session = apps.get_model("sessions", "Session")
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]

    assert [str(field) for field in fields if field.related_model is login_session] == []


@pytest.mark.parametrize("page", ["README.md", "docs/operators.md"])
def test_page_names_each_variable_that_the_settings_read(page):
    settings_file = settings.BASE_DIR / "youth4coop" / "settings.py"
    read = set(READS_VARIABLE.findall(settings_file.read_text(encoding="utf-8")))
    text = (settings.BASE_DIR / page).read_text(encoding="utf-8")

    assert "DATABASE_URL" in read
    assert {name for name in read if f"| `{name}` |" not in text} == set()


def test_readme_names_each_command_of_ours():
    folders = settings.BASE_DIR.glob("*/management/commands")
    ours = {file.stem for folder in folders for file in folder.glob("[a-z]*.py")}
    text = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")

    assert {"create_token", "run_worker"} <= ours
    assert {name for name in ours if f"manage.py {name}" not in text} == set()
