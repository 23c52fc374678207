"""Every address of the site."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

# People have no password and one address: these pages of allauth lead to the login code instead.
ask_for_code = login_not_required(
    RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("youth4coop.api.urls")),
    re_path(r"^aanmelden/(?:login/|signup/|email/|confirm-email/.*|password/.*)?$", ask_for_code),
    path("aanmelden/", include("allauth.account.urls")),
    path("aanmelden/mfa/", include("allauth.mfa.urls")),
    path("", include("frontend.urls")),
]
