"""Every address of the site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from frontend import errors
from youth4coop.api.problems import problem_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("schools.api.urls")),
    path("api/v1/", include("sessions.api.urls")),
    path("api/v1/", include("youth4coop.api.urls")),
    path("", include("frontend.account.urls")),
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
handler429 = errors.too_many_requests  # allauth looks for it here
handler500 = _of_side(errors.server_error, 500)
