"""What we keep to reach people, and to let them in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken

from sessions.privacy.kept import Kept
from sessions.privacy.words import (
    A_DAY,
    AS_ACCOUNT,
    LETS_IN,
    LINKS,
    MAILS,
    NOTHING_ABOUT_YOU,
    REPEATS,
    TO_LOG_IN,
    TO_SEE_STRANGERS,
    UNTIL_LOGGED_OUT,
    UNTIL_REVOKED,
)
from youth4coop.api.models import IdempotentAnswer
from youth4coop.links.models import ActionLink
from youth4coop.mail.models import OutboxMail

HOW_WE_REACH_YOU = [
    Kept(
        "mails",
        OutboxMail,
        _("Mails aan jou"),
        _("om te zien of een mail aankwam"),
        MAILS,
        {"to": "email"},
        (
            *("to", "subject", "text", "language", "purpose", "state", "created_at", "send_at"),
            *("sent_at", "error", "attempts", "edited"),
        ),
        {
            "links": LETS_IN,
            "delivered": LETS_IN,
            "calendar": REPEATS,
            "calendar_method": NOTHING_ABOUT_YOU,
            "about": NOTHING_ABOUT_YOU,
            "once": NOTHING_ABOUT_YOU,
            "message_id": NOTHING_ABOUT_YOU,
        },
        labels={
            "language": _("taal"),
            "error": _("wat er misging"),
            "attempts": _("hoe vaak geprobeerd"),
            "edited": _("door de coördinator aangepast"),
        },
        brief=("subject", "sent_at"),
    ),
    Kept(
        "links",
        ActionLink,
        _("Links in mails aan jou"),
        _("zodat alleen jij iets kunt doen in jouw naam"),
        LINKS,
        {"email": "email"},
        ("email", "purpose", "created_at", "expires_at", "revoked_at"),
        {"token_sha256": LETS_IN, "object_id": NOTHING_ABOUT_YOU},
        labels={
            "email": _("e-mailadres"),
            "purpose": _("waarvoor"),
            "created_at": _("gemaakt op"),
            "expires_at": _("werkt tot"),
            "revoked_at": _("gestopt op"),
        },
        brief=("purpose", "expires_at"),
    ),
    Kept(
        "devices",
        UserSession,
        _("Waar je aangemeld bent"),
        TO_SEE_STRANGERS,
        UNTIL_LOGGED_OUT,
        {"user": "user"},
        ("user_agent", "ip", "created_at", "last_seen_at"),
        {"session_key": LETS_IN, "data": NOTHING_ABOUT_YOU},
        labels={
            "user_agent": _("je browser"),
            "ip": _("deel van je internetadres"),
            "created_at": _("aangemeld op"),
            "last_seen_at": _("laatst gezien op"),
        },
        brief=("user_agent", "last_seen_at"),
    ),
    Kept(
        "second_factors",
        Authenticator,
        _("Passkeys, apps met codes en herstelcodes"),
        TO_LOG_IN,
        UNTIL_REVOKED,
        {"user": "user"},
        ("type", "created_at", "last_used_at"),
        {"data": LETS_IN},
        labels={
            "type": _("soort"),
            "created_at": _("gemaakt op"),
            "last_used_at": _("laatst gebruikt op"),
        },
        brief=("type", "created_at"),
    ),
    Kept(
        "tokens",
        AuthToken,
        _("Tokens voor de API"),
        TO_LOG_IN,
        UNTIL_REVOKED,
        {"user": "user"},
        ("created", "expiry"),
        {"digest": LETS_IN, "token_key": LETS_IN},
        labels={"created": _("gemaakt op"), "expiry": _("werkt tot")},
        brief=("created", "expiry"),
    ),
    Kept(
        "login_addresses",
        EmailAddress,
        _("Adressen waarmee je je aanmeldde"),
        TO_LOG_IN,
        AS_ACCOUNT,
        {"user": "user", "email": "email"},
        ("email", "verified"),
        {"primary": NOTHING_ABOUT_YOU},
        labels={"email": _("e-mailadres"), "verified": _("nagekeken")},
        brief=("email",),
    ),
    Kept(
        "repeated_answers",
        IdempotentAnswer,
        _("Antwoorden van de API, tegen dubbel werk"),
        _("zodat twee keer verzenden hetzelfde is als één keer"),
        A_DAY,
        {"user": "user"},
        ("path", "status", "body", "created_at"),
        {"key": NOTHING_ABOUT_YOU, "body_sha256": NOTHING_ABOUT_YOU},
        labels={
            "path": _("adres"),
            "status": _("antwoord"),
            "body": _("inhoud"),
            "created_at": _("gemaakt op"),
        },
        brief=("path", "created_at"),
    ),
]
