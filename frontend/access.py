"""Who may enter a page, and what happens when an operation says no."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from frontend.errors import method_not_allowed
from youth4coop.privacy.free_text import any_personal_data
from youth4coop.refusals import NotAllowed, Refusal
from youth4coop.users.models import User, UserRole

View = TypeVar("View", bound=Callable[..., HttpResponse])


class PersonRequest(HttpRequest):
    """A request of somebody who is logged in: every page that is not public has one."""

    user: User


class Fillable(Protocol):
    """A form or sheet that can be checked and can take over an operation's errors."""

    def is_valid(self) -> bool: ...

    def refuse(self, error: ValidationError) -> None: ...

    def free_texts(self) -> Iterable[str]: ...


def allow(*methods: str) -> Callable[[View], View]:
    """Take only these methods, and HEAD where GET is one; others get a page that says so (405)."""
    allowed = [*methods, *(["HEAD"] if "GET" in methods else [])]

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return method_not_allowed(request, allowed)
            return view(request, *args, **kwargs)

        return guarded  # type: ignore[return-value]  # wraps() keeps the view's own type

    return decorate


def only(*roles: UserRole) -> Callable[[View], View]:
    """Let only these roles in; others who are logged in get 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.role not in roles:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded  # type: ignore[return-value]  # wraps() keeps the view's own type

    return decorate


def act(
    request: HttpRequest,
    sheet: Fillable,
    operation: Callable[[], Any],
    *,
    done: str | Promise,
    back: str | Callable[[Any], str],
    again: Callable[[], HttpResponse],
) -> HttpResponse:
    """Do one operation with what was filled in and lead on, or show the same page once more.

    `back` is where to go after `done` is said; it may depend on what the operation gave.
    `again` makes the page with the typed answers and what is wrong.
    """
    if not sheet.is_valid():
        return again()
    try:
        made = operation()
    except ValidationError as error:
        sheet.refuse(error)
        return again()
    except Refusal as refusal:
        return refused(request, refusal, again)
    except NotAllowed as error:
        raise PermissionDenied(str(error.message)) from error
    messages.success(request, str(done))
    warn_of_personal_data(request, sheet.free_texts())
    return redirect(back if isinstance(back, str) else back(made))


def warn_of_personal_data(request: HttpRequest, texts: Iterable[str]) -> None:
    """Ask to look again at what was saved, where it seems to tell how to find somebody (R4.02)."""
    if any_personal_data(texts):
        messages.warning(request, _("Staan hier gegevens van een leerling in? Haal ze weg."))


def refused(
    request: HttpRequest, refusal: Refusal, again: Callable[[], HttpResponse]
) -> HttpResponse:
    """Show the page as it is now with the refusal above it (409)."""
    messages.error(request, str(refusal.message))
    response = again()
    response.status_code = 409
    return response
