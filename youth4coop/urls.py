"""Every address of the site."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from frontend import errors
from youth4coop.api.problems import problem_page

# People have no password and one address: these pages of allauth lead to the login code instead.
ask_for_code = login_not_required(
    RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("schools.api.urls")),
    path("api/v1/", include("sessions.api.urls")),
    path("api/v1/", include("youth4coop.api.urls")),
    re_path(r"^aanmelden/(?:login/|signup/|email/|confirm-email/.*|password/.*)?$", ask_for_code),
    path("aanmelden/", include("allauth.account.urls")),
    path("aanmelden/mfa/", include("allauth.mfa.urls")),
    path("", include("frontend.urls")),
]


def _of_side(page: Callable[..., HttpResponse], code: int) -> Callable[..., HttpResponse]:
    """Answer with a page for people, and with a problem document under the API."""

    def handler(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.path.startswith("/api/"):
            return problem_page(request, code)
        return page(request, *args, **kwargs)

    return handler


handler400 = _of_side(errors.bad_request, 400)
handler403 = _of_side(errors.permission_denied, 403)
handler404 = _of_side(errors.not_found, 404)
handler500 = _of_side(errors.server_error, 500)
