"""How the API answers whatever is asked: tokens, problems, keys, limits, schema."""

import datetime as dt
import json

import pytest
import time_machine
from django.core.management import call_command
from django.test import override_settings
from knox.models import AuthToken
from rest_framework.test import APIClient

from tests.factories import NOW, RequestFactory, SchoolFactory
from youth4coop.api.idempotency import forget_answers
from youth4coop.users.operations import issue_token

pytestmark = pytest.mark.django_db

URL = "/api/v1/requests/"


def with_token(token):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    return client


def test_token_opens_the_door(coordinator):
    client = with_token(issue_token("Coordinator@test.example"))

    assert client.get(URL).status_code == 200


def test_token_is_stored_as_a_digest_only(coordinator):
    token = issue_token(coordinator.email)

    stored = AuthToken.objects.values().get()
    assert token not in json.dumps(stored, default=str)


def test_token_expires_after_90_days(coordinator):
    with time_machine.travel(NOW):
        client = with_token(issue_token(coordinator.email))
        assert client.get(URL).status_code == 200
    with time_machine.travel(NOW + dt.timedelta(days=91)):
        assert client.get(URL).status_code == 401


def test_revoked_token_is_worth_nothing(coordinator):
    client = with_token(issue_token(coordinator.email))
    AuthToken.objects.all().delete()

    assert client.get(URL).status_code == 401


@pytest.mark.parametrize(
    "header",
    ["Token nonsense", "Token", "Token a b", b"Token \xff\xfe".decode("latin-1"), "Token zzé"],
)
def test_wrong_token_is_401(header):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=header)

    answer = client.get(URL)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Token"


def test_nobody_gets_a_problem_document():
    answer = APIClient().get(URL)

    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Niet aangemeld",
        "status": 401,
        "detail": "Authenticatiegegevens zijn niet opgegeven.",
        "code": "not_authenticated",
        "errors": [],
    }


def test_problem_speaks_dutch_to_a_browser_that_asks_for_another_language():
    answer = APIClient().get(URL, headers={"Accept-Language": "de"})

    assert answer.json()["title"] == "Niet aangemeld"


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/v1/requests/x/", "/api/v2/"])
def test_address_that_is_not_there_is_a_problem_document(api, coordinator, path):
    answer = api(coordinator).get(path)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_fault_of_ours_is_a_problem_document(api, coordinator, monkeypatch):
    client = api(coordinator)
    client.raise_request_exception = False
    monkeypatch.setattr("sessions.api.requests.rank_candidates", lambda *_args, **_kwargs: 1 / 0)

    answer = client.get(f"{URL}{RequestFactory().pk}/candidates/")

    assert (answer.status_code, answer.json()["code"]) == (500, "error")
    assert "division" not in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"{", "application/json"), (b"\xff", "application/json"), (b"a=1", "text/plain")],
)
def test_body_that_cannot_be_read_is_said(api, coordinator, content, kind):
    answer = api(coordinator).generic("POST", URL, content, content_type=kind)

    assert answer.status_code in {400, 415}
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("body", ["[]", '"text"', "7", "null", "{}"])
def test_body_of_another_shape_is_refused(api, coordinator, body):
    answer = api(coordinator).generic("POST", URL, body, content_type="application/json")

    assert answer.status_code == 400


def withdraw(client, request, key, reason="x"):
    path = f"{URL}{request.pk}/withdraw/"
    return client.post(path, {"reason": reason}, headers={"Idempotency-Key": key})


def test_same_key_and_body_is_answered_once_more(api, coordinator):
    client, request = api(coordinator), RequestFactory()

    first, again = withdraw(client, request, "k"), withdraw(client, request, "k")

    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert request.transitions.count() == 1


def test_same_key_with_another_body_is_409(api, coordinator):
    client, request = api(coordinator), RequestFactory()
    withdraw(client, request, "k")

    answer = withdraw(client, request, "k", reason="y")

    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_key_used")


def test_key_of_a_write_that_failed_can_be_used_again(api, coordinator):
    client, request = api(coordinator), RequestFactory()
    assert withdraw(client, request, "k", reason="").status_code == 400

    assert withdraw(client, request, "k").status_code == 200


def test_answers_are_forgotten_after_a_day(api, coordinator):
    with time_machine.travel(NOW):
        withdraw(api(coordinator), RequestFactory(), "k")

    assert forget_answers(now=NOW + dt.timedelta(hours=23)) == 0
    assert forget_answers(now=NOW + dt.timedelta(hours=25)) == 1


def test_keys_of_two_people_are_two_keys(api, coordinator, teacher):
    request = RequestFactory(teacher=teacher)
    withdraw(api(coordinator), request, "k")

    assert withdraw(api(teacher.user), request, "k").status_code == 409


def test_key_on_a_method_that_is_not_there_is_405(api, coordinator):
    answer = api(coordinator).patch(URL, {}, headers={"Idempotency-Key": "k"})

    assert answer.status_code == 405


def test_key_has_at_most_200_characters(api, coordinator):
    answer = withdraw(api(coordinator), RequestFactory(), "k" * 201)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


def test_too_often_says_how_long_to_wait(api, monkeypatch):
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.rate", "2/min", raising=False)

    answers = [api().get("/api/v1/themes/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60


def test_token_may_make_300_calls_a_minute(api, coordinator):
    client = api(coordinator)

    statuses = {client.get("/api/v1/themes/").status_code for _ in range(300)}

    assert statuses == {200}


def test_schema_has_no_warnings(tmp_path, capsys):
    call_command("spectacular", file=str(tmp_path / "schema.yml"), validate=True, fail_on_warn=True)

    assert "Warning" not in capsys.readouterr().err


def test_schema_is_openapi_3_1():
    schema = APIClient().get("/api/v1/schema/", headers={"Accept": "application/json"}).json()

    assert schema["openapi"].startswith("3.1")
    assert "Problem" in schema["components"]["schemas"]


def test_documentation_loads_nothing_from_elsewhere():
    answer = APIClient().get("/api/v1/docs/", headers={"Accept": "text/html"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "/static/drf_spectacular_sidecar/" in page
    assert "://" not in page.replace("http://www.w3.org", "")


def test_school_search_stays_open_to_everybody():
    SchoolFactory()

    assert APIClient().get("/api/v1/schools/").json()["count"] == 1


@override_settings(DEBUG=False)
def test_browser_needs_its_token_against_forgery(coordinator):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(coordinator)

    answer = client.post(f"{URL}{RequestFactory().pk}/withdraw/", {"reason": "x"})

    assert answer.status_code == 403
