"""The words of mails: originals, changes, and how they are filled."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sessions.notices.purposes import PURPOSES
from sessions.notices.variables import VARIABLES
from sessions.notices.wording import (
    TEXTS,
    Wording,
    check_wording,
    fill,
    original,
    samples,
    wording,
)
from tests.factories import NOW
from youth4coop.mail.body import as_fragment, as_text
from youth4coop.mail.models import MailText

LANGUAGES = sorted(folder.name for folder in TEXTS.iterdir())
EVERY_TEXT = [(code, language) for code in PURPOSES for language in LANGUAGES]


def filled(body, subject="S", **values):
    return fill(Wording(subject, body), values).body


@pytest.mark.parametrize(("code", "language"), EVERY_TEXT)
def test_each_mail_has_words_that_can_be_filled_whole(code, language):
    words = original(code, language)
    check_wording(code, words)

    full = fill(words, samples(PURPOSES[code].names))

    assert "{" not in f"{full.subject}{full.body}"
    assert 10 < len(full.subject) <= 60
    assert not full.subject.endswith("…")
    assert as_text(full.body)


def test_there_is_no_text_without_a_purpose_and_no_unknown_name():
    for language in LANGUAGES:
        assert {file.stem for file in (TEXTS / language).glob("*.md")} == set(PURPOSES)
    assert {name for kind in PURPOSES.values() for name in kind.names} <= set(VARIABLES)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Dag {name},", "Dag An,"),
        ("Dag {name},\n\nTot {day}.", "Dag An,"),
        ("- Wie: {name}\n- Wanneer: {day}", "- Wie: An"),
        ("{moments}", "- maandag\n- dinsdag"),
        ("[Kijk]({session_link})", "[Kijk](link:session_link)"),
        ("Zonder namen.", "Zonder namen."),
    ],
)
def test_what_is_not_there_is_left_out_with_its_sentence(body, expected):
    values = {
        "name": "An",
        "day": None,
        "moments": ["maandag", "dinsdag"],
        "session_link": "link:session_link",
    }
    assert filled(body, **values) == expected


WHAT_A_DATABASE_HOLDS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])


@given(st.text(WHAT_A_DATABASE_HOLDS, max_size=60))
def test_value_is_only_ever_text(value):
    """Whatever somebody typed as a name or a goal, it makes no link, no list and no emphasis."""
    source = filled("Het doel: {goal}", goal=f"x{value}x")

    assert not {"<a ", "<strong", "<em", "<ul", "<ol"} & {
        tag for tag in ("<a ", "<strong", "<em", "<ul", "<ol") if tag in as_fragment(source)
    }
    assert " ".join(f"x{value}x".split()) in as_text(source)


def test_long_subject_is_cut_at_60_characters():
    assert len(fill(Wording("{goal}", "b"), {"goal": "woord " * 20}).subject) <= 60


@pytest.mark.parametrize(
    ("subject", "body", "errors"),
    [
        ("Dag {name}", "[Kijk]({answer_link})", {}),
        ("Dag {naam}", "[Kijk]({answer_link})", {"subject": ["unknown_name"]}),
        ("Dag", "Dag {name}", {"body": ["no_button"]}),
        ("Dag", "{answer_link} {count_link}", {"body": ["unknown_name"]}),
        ("Dag", "{answer_link} {", {"body": ["braces"]}),
        ("Dag }", "{answer_link}", {"subject": ["braces"]}),
        ("Dag", "{name.__class__} {answer_link}", {"body": ["unknown_name"]}),
    ],
)
def test_words_that_cannot_be_filled_are_refused_at_their_field(subject, body, errors):
    found = {}
    try:
        check_wording("invitation_sent", Wording(subject, body))
    except ValidationError as error:
        found = {name: [one.code for one in ones] for name, ones in error.error_dict.items()}
    assert found == errors


@pytest.mark.django_db
def test_words_of_the_coordinator_go_before_the_original():
    MailText.objects.create(
        purpose="digest", language="nl", subject="Werk", body="{todo}", changed_at=NOW
    )

    assert wording("digest", "nl") == Wording("Werk", "{todo}")
    assert wording("my_data", "nl") == original("my_data", "nl")


def test_unknown_language_gets_dutch():
    assert original("digest", "de") == original("digest", "nl")
