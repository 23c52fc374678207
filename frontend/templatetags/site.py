"""What every page shows around its content: the menu and where to get help."""

import json
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontend.public.language import BACK
from youth4coop.demo.second_factor import code_for
from youth4coop.users.models import User, UserRole

register = template.Library()

type Entry = tuple[str, str | Promise]

FOR_EVERYBODY: list[Entry] = [("figures_now", _("Cijfers"))]
FOR_STRANGERS: list[Entry] = [
    ("request_new", _("Vraag een sessie")),
    ("how_it_works", _("Zo werkt het")),
    ("catalogue", _("Wat coöperaties vertellen")),
    *FOR_EVERYBODY,
    ("account_request_login_code", _("Aanmelden")),
]
FOR_ROLE: dict[str, list[Entry]] = {
    UserRole.TEACHER: [
        ("me", _("Mijn sessies")),
        ("request_new", _("Vraag een sessie")),
        *FOR_EVERYBODY,
    ],
    UserRole.SPEAKER: [
        ("me", _("Mijn sessies")),
        ("speaker_availability", _("Wanneer ik kan")),
        ("speaker_profile", _("Mijn profiel")),
        *FOR_EVERYBODY,
    ],
    UserRole.COORDINATOR: [
        ("me", _("Te doen")),
        ("request_list", _("Aanvragen")),
        ("session_list", _("Sessies")),
        ("outbox", _("Mail")),
        *FOR_EVERYBODY,
    ],
}

FOOTER: list[Entry] = [
    ("how_it_works", _("Zo werkt het")),
    ("catalogue", _("Wat coöperaties vertellen")),
    ("become_speaker", _("Vertel je verhaal")),
    ("costs", _("Onkosten en verzekering")),
    ("figures_method", _("Hoe we tellen")),
    ("privacy", _("Privacy")),
    ("my_data_ask", _("Mijn gegevens")),
    ("cookies", _("Cookies")),
    ("accessibility", _("Toegankelijkheid")),
    ("sources", _("Bronnen en licenties")),
]


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    url: str
    text: str | Promise
    current: bool = False


@dataclass(frozen=True)
class Language:
    """A language that the site speaks, named in that language."""

    code: str
    name: str
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> list[Link]:
    """Give the menu of the person who looks, with the present page marked."""
    request = context.get("request")
    if request is None:
        return []
    entries = [(reverse(name), text) for name, text in _entries(request)]
    # Several may fit, as /mijn/ and /mijn/account/ do: the longest fits best.
    current = max(
        (url for url, _text in entries if request.path.startswith(url)), key=len, default=""
    )
    return [Link(url=url, text=text, current=url == current) for url, text in entries]


@register.simple_tag
def footer_links() -> list[Link]:
    """Give the pages that each page leads to at its end, the same ones for everybody."""
    return [Link(url=reverse(name), text=text) for name, text in FOOTER]


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[Language]:
    """Give the languages of the site, each with the address that chooses it for this page."""
    request = context.get("request")
    back = urlencode({BACK: request.get_full_path()}) if request else ""
    return [
        Language(code, name, f"{_choice_of(code)}?{back}", code == get_language())
        for code, name in settings.LANGUAGES
    ]


def _choice_of(code: str) -> str:
    return reverse("choose_language", args=[code])


def _entries(request: HttpRequest) -> list[Entry]:
    # A page for an error may be made before anybody is known.
    user = getattr(request, "user", None)
    entries = FOR_STRANGERS
    if user is not None and user.is_authenticated:
        entries = [*FOR_ROLE[user.role], ("account", _("Mijn account"))]
    return [*entries, ("demo_mail", _("Mail (demo)"))] if settings.DEMO else entries


@register.simple_tag
def help_address() -> str:
    """Give the address for questions: the one that our mail comes from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


@register.simple_tag
def demo_code(user: User) -> str:
    """Give the code of the demo's second factor, on a demo site and to its owner only."""
    return code_for(user)


@register.simple_tag
def structured_data(data: dict[str, Any]) -> SafeString:
    """Write data for machines into a page; browsers do not run it, so the CSP lets it be."""
    text = json.dumps(data, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # What could end the script or begin a tag is gone.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.filter
def in_fours(text: str) -> str:
    """Write a long code in groups of four signs, so that it can be typed over."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
