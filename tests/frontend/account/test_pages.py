"""No page of a library is left in its own words or looks."""

from pathlib import Path

import pytest
from allauth import mfa
from django.conf import settings
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse

from frontend.account.urls import urlpatterns

ALLAUTH = Path(mfa.__file__).parent.parent / "templates"
# What a page of allauth or a mail about an account can be made of.
PARTS = ["mfa/messages", "mfa/email", "account/email/base_notification", "account/email/login_code"]


def _templates():
    """Gives the template of each class-based page."""
    views = [getattr(pattern.callback, "view_class", None) for pattern in urlpatterns]
    names = {getattr(view, "template_name", None) for view in views}
    return sorted(name for name in names if name)


@pytest.mark.parametrize("name", _templates())
def test_page_is_ours_and_in_our_frame(name):
    template = get_template(name)

    assert Path(template.origin.name).is_relative_to(settings.BASE_DIR / "frontend")
    assert name.endswith(".txt") or '{% extends "base.html" %}' in template.template.source


def _texts_of_allauth():
    texts = [str(path.relative_to(ALLAUTH)) for path in sorted(ALLAUTH.rglob("*.txt"))]
    return [text for text in texts if text.startswith(tuple(PARTS))]


@pytest.mark.parametrize("name", _texts_of_allauth())
def test_message_and_mail_is_ours(name):
    assert Path(get_template(name).origin.name).is_relative_to(settings.BASE_DIR / "frontend")


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_email_verification_sent",
        "mfa_list_webauthn",
        "usersessions_list",
    ],
)
def test_what_we_do_not_use_is_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "mfa/", "social/login/"])
def test_address_of_what_we_do_not_use_is_404(client, db, path):
    assert client.get(f"/aanmelden/{path}").status_code == 404


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_template_runs_no_script_of_its_own(pattern):
    for template in (settings.BASE_DIR / "frontend" / "templates").rglob("*.html"):
        source = template.read_text(encoding="utf-8")
        for tag in source.split("<script")[1:]:
            assert tag.startswith((' src="{% static', ' data-allauth-onload="allauth.')), template
