import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from tests.login import add_app, log_in
from tests.sessions.reading import codes
from youth4coop.users.models import User
from youth4coop.users.operations import (
    Token,
    UnknownUser,
    add_coordinator,
    issue_token,
    make_token,
    reset_second_factor,
    tokens_of,
)

pytestmark = pytest.mark.django_db


def test_a_token_is_stored_nowhere_and_expires_after_90_days(teacher):
    token = issue_token(" TEACHER@test.example")

    row = AuthToken.objects.get()
    assert row.user == teacher.user
    assert abs(row.expiry - row.created - dt.timedelta(days=90)) < dt.timedelta(minutes=1)
    stored = " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
    assert len(token) >= 64
    assert token not in stored
    assert token[20:] not in stored


def test_each_token_is_new_and_the_older_ones_hold(teacher):
    first, second = issue_token(teacher.email), issue_token(teacher.email)

    assert first != second
    assert AuthToken.objects.count() == 2


@pytest.mark.parametrize("token", ["issued", "revoked"])
def test_a_token_lets_its_owner_in_until_it_is_revoked(client, teacher, token):
    header = {"Authorization": f"Token {issue_token(teacher.email)}"}
    if token == "revoked":
        AuthToken.objects.all().delete()

    answer = client.get("/api/v1/requests/", headers=header)

    assert answer.status_code == (200 if token == "issued" else 401)


def test_an_expired_token_lets_nobody_in(client, teacher):
    header = {"Authorization": f"Token {issue_token(teacher.email)}"}
    AuthToken.objects.update(expiry=AuthToken.objects.get().created)

    assert client.get("/api/v1/requests/", headers=header).status_code == 401


def test_who_is_unknown_or_shut_out_gets_no_token(teacher):
    User.objects.filter(pk=teacher.user_id).update(is_active=False)

    for email in ["nobody@test.example", teacher.email, ""]:
        with pytest.raises(UnknownUser):
            issue_token(email)
    assert not AuthToken.objects.exists()


def test_a_coordinator_is_made_once():
    made = add_coordinator(" Lies@Test.Example ", name="Lies")
    again = add_coordinator("lies@test.example", name="Other")

    assert made == again == User.objects.get()
    assert (again.email, again.name, again.role) == ("lies@test.example", "Lies", "coordinator")
    assert again.is_coordinator
    assert not again.has_usable_password()


def test_nobody_becomes_a_coordinator_besides_another_role(teacher, speaker):
    for person in [teacher, speaker]:
        with pytest.raises(ValidationError) as refused:
            add_coordinator(person.email)
        assert codes(refused.value) == {"email": ["other_role"]}
    assert not User.objects.filter(role="coordinator").exists()


def test_a_coordinator_has_an_address():
    with pytest.raises(ValidationError) as refused:
        add_coordinator("lies@")

    assert codes(refused.value) == {"email": ["invalid"]}


def test_tokens_that_still_work_are_listed_newest_first(teacher, stranger):
    first, _other = issue_token(teacher.email), issue_token(stranger.email)
    second = make_token(teacher.user, now=timezone.now())
    old, new = AuthToken.objects.filter(user=teacher.user).order_by("created")

    assert tokens_of(teacher.user, now=timezone.now()) == [
        Token(new.digest[:16], second[:6], new.created, new.expiry),
        Token(old.digest[:16], first[:6], old.created, old.expiry),
    ]
    assert tokens_of(teacher.user, now=old.expiry) == tokens_of(teacher.user, now=new.created)[:1]
    assert tokens_of(teacher.user, now=new.expiry) == []


def test_reset_second_factor_logs_out_everywhere(teacher, stranger):
    keys = [log_in(Client(), person.user).session.session_key for person in (teacher, stranger)]
    for person, key in zip((teacher, stranger), keys, strict=True):
        add_app(person.user)
        UserSession.objects.create(user=person.user, session_key=key, ip="192.0.2.0")

    reset_second_factor(teacher.email)

    assert [login.user for login in UserSession.objects.all()] == [stranger.user]
    assert [session.session_key for session in Session.objects.all()] == keys[1:]
    assert [each.user for each in Authenticator.objects.all()] == [stranger.user]
