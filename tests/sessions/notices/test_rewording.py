"""The coordinator gives mails other words."""

import pytest
from django.core.exceptions import ValidationError

from sessions.notices.purposes import PURPOSES
from sessions.notices.rewording import change_text, changed_texts, restore_text
from sessions.notices.variables import VARIABLES
from sessions.notices.wording import Wording, original, subject_in_full, wording
from tests.factories import NOW
from tests.sessions.reading import codes
from youth4coop.mail.models import MailText

pytestmark = pytest.mark.django_db

MINE = Wording("Kom je naar {town}?", "Dag {name},\n\n[Antwoord]({answer_link})")


def change(who, words, purpose="invitation_sent", language="nl"):
    return change_text(purpose, language, words, who=who, now=NOW)


def test_changed_words_are_those_of_today(coordinator):
    change(coordinator, Wording(" Kom je naar\n{town}? ", MINE.body.replace("\n", "\r\n") + " "))

    assert wording("invitation_sent", "nl") == MINE
    row = MailText.objects.get()
    assert (row.changed_by, row.changed_at) == (coordinator, NOW)
    assert changed_texts() == {("invitation_sent", "nl")}


def test_second_change_replaces_the_first(coordinator):
    change(coordinator, MINE)
    change(coordinator, Wording("Anders", MINE.body))

    assert MailText.objects.get().subject == "Anders"


def test_languages_are_changed_apart(coordinator):
    change(coordinator, MINE, language="fr")

    assert wording("invitation_sent", "fr") == MINE
    assert wording("invitation_sent", "nl") == original("invitation_sent", "nl")


def test_original_words_are_no_change(coordinator):
    change(coordinator, MINE)
    change(coordinator, original("invitation_sent", "nl"))

    assert changed_texts() == set()


def test_original_comes_back(coordinator):
    change(coordinator, MINE)

    assert restore_text("invitation_sent", "nl")
    assert not restore_text("invitation_sent", "nl")
    assert wording("invitation_sent", "nl") == original("invitation_sent", "nl")


@pytest.mark.parametrize(
    ("words", "errors"),
    [
        (Wording(" ", "\n"), {"subject": ["required"], "body": ["required"]}),
        (Wording("x" * 121, MINE.body), {"subject": ["max_length"]}),
        (Wording("Dag", f"{MINE.body}{'x' * 20_000}"), {"body": ["max_length"]}),
        (
            Wording("{naam}", "{name"),
            {"subject": ["unknown_name"], "body": ["braces", "no_button"]},
        ),
    ],
)
def test_words_that_cannot_be_filled_are_refused(coordinator, words, errors):
    with pytest.raises(ValidationError) as caught:
        change(coordinator, words)

    assert codes(caught.value) == errors
    assert changed_texts() == set()


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_language_without_words_of_its_own_has_some(language):
    assert all(original(code, language).body for code in PURPOSES)


def test_subject_is_also_known_in_full():
    assert len(subject_in_full(Wording("{goal} " * 9, ""), {"goal": "Wat anders is."})) > 60


def test_each_name_of_a_mail_is_explained():
    used = {name for purpose in PURPOSES.values() for name in purpose.names}

    assert all(str(VARIABLES[name].about) for name in used)
