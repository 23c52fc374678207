"""In which language the site speaks: the one that somebody chose here, or else the one they have.

A choice on the site is kept in a cookie and goes before all. Without one, who is logged in or came
from a mail is spoken to in the language of their mails, and everybody else in that of the browser.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from youth4coop.users.models import User


def language_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Speak the language of who is logged in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            speak_language_of(request.user, request)
        return get_response(request)

    return middleware


def speak_language_of(person: User, request: HttpRequest) -> None:
    """Answer this request in the person's language, unless another was chosen on the site."""
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES or person.language not in dict(
        settings.LANGUAGES
    ):
        return
    translation.activate(person.language)
    request.LANGUAGE_CODE = translation.get_language()
