"""Errors as RFC 9457 problem documents: what went wrong, and at which field."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from youth4coop.refusals import NotAllowed, Refusal

CONTENT_TYPE = "application/problem+json"

type Errors = list[dict[str, str]]


def problem_handler(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Translate whatever a view raises; None for what is a fault of ours (500)."""
    if isinstance(error, DjangoValidationError):
        return _invalid(list(_of_django(error)))
    if isinstance(error, Refusal):
        return _problem(status.HTTP_409_CONFLICT, error.code, _("Te laat of bezet"), str(error))
    if isinstance(error, NotAllowed):
        return _problem(status.HTTP_403_FORBIDDEN, error.code, _("Niet toegelaten"), str(error))
    found = _as_api_exception(error)
    return None if found is None else _of_api_exception(found)


def problem(code: int, name: str, title: str, detail: str) -> dict[str, Any]:
    """Give one problem document, without errors at fields."""
    return {
        "type": "about:blank",
        "title": title,
        "status": code,
        "detail": detail,
        "code": name,
        "errors": [],
    }


def problem_page(request: HttpRequest, code: int) -> JsonResponse:
    """Answer a request under the API that reached no view, or broke one."""
    titles = {
        400: ("bad_request", _("Dit kunnen we niet lezen")),
        403: ("permission_denied", _("Niet toegelaten")),
        404: ("not_found", _("Niet gevonden")),
        500: ("error", _("Er ging iets mis bij ons")),
    }
    name, title = titles[code]
    return JsonResponse(problem(code, name, title, title), status=code, content_type=CONTENT_TYPE)


def _as_api_exception(error: Exception) -> exceptions.APIException | None:
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    return error if isinstance(error, exceptions.APIException) else None


def _of_api_exception(error: exceptions.APIException) -> Response:
    if isinstance(error, exceptions.ValidationError):
        return _invalid(list(_of_rest(error.detail)))
    response = _problem(
        error.status_code,
        str(error.get_codes()),
        _title(error.status_code),
        str(error.detail),
    )
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(-(-wait // 1)))
    return response


def _title(code: int) -> str:
    titles = {
        401: _("Niet aangemeld"),
        403: _("Niet toegelaten"),
        404: _("Niet gevonden"),
        405: _("Dat kan hier niet"),
        409: _("Te laat of bezet"),
        429: _("Te vaak"),
    }
    return titles.get(code, _("Dit kunnen we niet lezen"))


def _invalid(errors: Errors) -> Response:
    detail = " ".join(dict.fromkeys(error["detail"] for error in errors))
    title = _("Er klopt iets niet")
    return _problem(status.HTTP_400_BAD_REQUEST, "invalid", title, detail, errors)


def _problem(
    code: int, name: str, title: str, detail: str, errors: Errors | None = None
) -> Response:
    set_rollback()
    body = {**problem(code, name, title, detail), "errors": errors or []}
    return Response(body, status=code, content_type=CONTENT_TYPE)


def _of_django(error: DjangoValidationError) -> Iterator[dict[str, str]]:
    """Give the errors of an operation or of a model's `full_clean`."""
    if hasattr(error, "error_dict"):
        for field, errors in error.error_dict.items():
            name = "" if field == NON_FIELD_ERRORS else field
            for one in errors:
                yield from _entries(name, one)
    else:
        for one in error.error_list:
            yield from _entries("", one)


def _entries(field: str, error: DjangoValidationError) -> Iterator[dict[str, str]]:
    for message in error.messages:
        yield {"field": field, "code": error.code or "invalid", "detail": message}


def _of_rest(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """Flatten a serializer's errors: `groups.0.expected_pupils` for what is nested."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            own = path if name == "non_field_errors" else _join(path, str(name))
            yield from _of_rest(inner, own)
    elif isinstance(detail, Sequence) and not isinstance(detail, str):
        for index, inner in enumerate(detail):
            own = _join(path, str(index)) if isinstance(inner, Mapping) else path
            yield from _of_rest(inner, own)
    else:
        code = getattr(detail, "code", "invalid")
        yield {"field": path, "code": code, "detail": str(detail)}


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
