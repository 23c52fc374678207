"""What speakers agree to: in which words, from when, until when."""

import datetime as dt
import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from sessions.choices import ConsentKind
from sessions.consents import TEXTS
from sessions.models import Consent, Speaker
from sessions.operations.consents import (
    consent_of,
    give_consent,
    hide_profile,
    publish_profile,
    withdraw_consent,
)
from tests.factories import ConsentFactory
from tests.sessions.reading import codes

INFO, PROFILE = ConsentKind.VOLUNTEER_INFO, ConsentKind.PUBLIC_PROFILE
ONE_DAY = dt.timedelta(days=1)
# A text that changes gets another version, and its digest is added here.
DIGESTS = {
    (INFO, "2026-11"): "1018a732331576ab",
    (PROFILE, "2026-11"): "87e82aa9b65cac4b",
}


def rows():
    return list(Consent.objects.values_list("kind", "text_version", "given_at", "withdrawn_at"))


@pytest.mark.parametrize("kind", TEXTS)
def test_text_of_a_version_never_changes(kind):
    text = TEXTS[kind]
    with translation.override("nl"):
        words = "\n".join(f"{name}: {said}" for name, said in text.items)

    assert hashlib.sha256(words.encode()).hexdigest()[:16] == DIGESTS[kind, text.version]


def test_agreeing_is_stored_with_the_words_and_the_moment(speaker, now):
    give_consent(speaker, INFO, version="2026-11", now=now)
    give_consent(speaker, INFO, version="2026-11", now=now + ONE_DAY)

    assert rows() == [("volunteer_info", "2026-11", now, None)]


def test_new_words_are_agreed_to_anew(speaker, now):
    ConsentFactory(speaker=speaker, kind=INFO, text_version="2020-01", given_at=now)

    give_consent(speaker, INFO, version="2026-11", now=now + ONE_DAY)

    assert rows() == [
        ("volunteer_info", "2020-01", now, now + ONE_DAY),
        ("volunteer_info", "2026-11", now + ONE_DAY, None),
    ]


def test_words_that_are_no_longer_shown_are_not_agreed_to(speaker, now):
    with pytest.raises(ValidationError) as refused:
        give_consent(speaker, INFO, version="2020-01", now=now)

    assert codes(refused.value) == {"consent": ["old_text"]}
    assert rows() == []


def test_stopping_ends_one_kind_and_keeps_its_history(speaker, now):
    ConsentFactory(speaker=speaker, kind=INFO)
    ConsentFactory(speaker=speaker, kind=PROFILE)
    ConsentFactory()

    withdraw_consent(speaker, PROFILE, now=now)
    withdraw_consent(speaker, PROFILE, now=now + ONE_DAY)

    assert consent_of(speaker, PROFILE) is None
    assert consent_of(speaker, INFO) is not None
    assert [withdrawn for *_rest, withdrawn in rows()] == [None, now, None]


def test_profile_is_public_until_it_is_hidden(speaker, now):
    publish_profile(speaker, function="Bakker", bio=" Ik bak. ", version="2026-11", now=now)

    [shown] = Speaker.objects.with_public_profile()
    assert (shown.function, shown.bio) == ("Bakker", "Ik bak.")

    hide_profile(speaker, now=now)

    assert not Speaker.objects.with_public_profile().exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"bio": " "}, {"bio": ["required"]}),
        ({"bio": "x" * 301}, {"bio": ["max_length"]}),
        ({"function": "x" * 81}, {"function": ["max_length"]}),
        ({"version": "2020-01"}, {"consent": ["old_text"]}),
    ],
)
def test_profile_that_cannot_be_shown_is_refused_whole(speaker, now, changes, expected):
    answers = {"function": "Bakker", "bio": "Ik bak.", "version": "2026-11"} | changes

    with pytest.raises(ValidationError) as refused:
        publish_profile(speaker, **answers, now=now)

    assert codes(refused.value) == expected
    speaker.refresh_from_db()
    assert (speaker.function, speaker.bio, rows()) == ("", "", [])
