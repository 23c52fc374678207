"""Every address says who may enter; this is the short list of those that are for everybody."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from frontend.account.urls import urlpatterns as account_urlpatterns
from frontend.urls import urlpatterns

PUBLIC = {
    "home",
    "choose_language",
    "figures_now",
    "figures",
    "figures_method",
    "how_it_works",
    "catalogue",
    "catalogue_cooperative",
    "become_speaker",
    "join_step",
    "join_known",
    "join_check",
    "join_sent",
    "costs",
    "help",
    "privacy",
    "cookies",
    "accessibility",
    "sources",
    "style_guide",
    "robots",
    "security_txt",
    "webmanifest",
    "favicon",
    "request_new",
    "request_school",
    "request_step",
    "request_check",
    "request_sent",
    "link",
    "link_action",
    "link_calendar",
    "link_change",
    "link_part",
    "open_link",
    "calendar_feed",
    "my_data_ask",
    "my_data_erased",
    "demo_mail",
    "demo_mail_detail",
}
PUBLIC_OF_LOGIN = {
    "login",
    "account_login",
    "account_logout",
    "account_inactive",
    "account_request_login_code",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mfa_login_webauthn",
}
EXAMPLES = {
    **{"code": "nl", "pk": 1, "name": "klas", "purpose": "digest", "language": "nl"},
    "verb": "meenemen",
    "kind": "kalenderjaar",
    "label": "2026",
}


def _patterns(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from _patterns(pattern.url_patterns, route)


def _public_names():
    """Gives the name, or without one the address, of each page that asks for no login."""
    return {
        pattern.name or route
        for route, pattern in _patterns(get_resolver().url_patterns)
        if not route.startswith("api/") and not getattr(pattern.callback, "login_required", True)
    }


def test_only_these_pages_are_for_everybody():
    assert _public_names() == PUBLIC | PUBLIC_OF_LOGIN


def _address(pattern):
    names = pattern.pattern.converters
    return reverse(pattern.name, kwargs={name: EXAMPLES[name] for name in names})


@pytest.mark.parametrize(
    "pattern",
    [
        pattern
        for pattern in [*urlpatterns, *account_urlpatterns]
        if pattern.name not in PUBLIC | PUBLIC_OF_LOGIN
    ],
    ids=lambda pattern: pattern.name,
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_stranger_to_the_site_is_asked_to_log_in(client, db, pattern, method):
    address = _address(pattern)

    response = getattr(client, method)(address)

    assert response.status_code == 302
    assert response.url == f"{reverse('account_request_login_code')}?next={address}"
