"""Small files that browsers, search engines and finders of holes ask for by a fixed address."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.access import allow
from frontend.templatetags.site import help_address

# Look again at who answers before changing this: a test fails when it comes near.
SECURITY_EXPIRES = dt.datetime(2027, 11, 1, tzinfo=dt.UTC)

# Personal, secret, or of no use to somebody who searches.
NOT_INDEXED = [
    "/a/",
    "/aanmelden/",
    "/aanvraag/telefoon/",
    "/aanvragen/",
    "/agenda/",
    "/api/",
    "/cooperaties/",
    "/demo/",
    "/inschrijvingen/",
    "/mailteksten/",
    "/mijn/",
    "/scholen/",
    "/sessies/",
    "/spreker/",
    "/sprekers/",
    "/taal/",
    "/uitgaande-mail/",
    "/uitnodigingen/",
    "/voorstellen/",
]
TEXT = "text/plain; charset=utf-8"


@login_not_required
@allow("GET")
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines where not to look."""
    lines = ["User-agent: *", *[f"Disallow: {path}" for path in NOT_INDEXED]]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@login_not_required
@allow("GET")
def security(request: HttpRequest) -> HttpResponse:
    """Tell who found a hole where to report it (RFC 9116)."""
    lines = [
        f"Contact: mailto:{help_address()}",
        f"Expires: {SECURITY_EXPIRES:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en, fr",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@login_not_required
@allow("GET")
def webmanifest(request: HttpRequest) -> HttpResponse:
    """Name the site and its mark, for who keeps it on a phone."""
    manifest = {
        "name": "Youth4coop",
        "description": _("Een ondernemer voor je klas"),
        "lang": "nl-BE",
        "start_url": "/",
        "display": "browser",
        "icons": [
            {"src": static("frontend/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("frontend/mark.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


@login_not_required
@allow("GET")
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that only know the old address to the mark."""
    return redirect(static("frontend/mark.svg"))
