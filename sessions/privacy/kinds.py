"""The kinds of rows that we keep about a person, with why and until when."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken

from schools.models import Teacher
from sessions.models import (
    Availability,
    ClassroomSession,
    Evaluation,
    Invitation,
    PracticalInfo,
    PupilCount,
    SessionRequest,
    SessionSpeaker,
    Speaker,
    Transition,
    Unavailability,
    YearClosing,
)
from sessions.privacy.kept import Kept
from youth4coop.api.models import IdempotentAnswer
from youth4coop.links.models import ActionLink
from youth4coop.mail.models import MailText, OutboxMail
from youth4coop.privacy.retention import RETENTION
from youth4coop.users.models import User

# Until when
CONTACT = format_lazy(
    _("{months} maanden na je laatste sessie of aanvraag"), months=RETENTION.contact_months
)
REQUESTS = format_lazy(
    _("{short} maanden als er geen sessie van kwam, anders {long} maanden na je laatste sessie"),
    short=RETENTION.unfulfilled_months,
    long=RETENTION.contact_months,
)
WITHOUT_YOU = format_lazy(
    _("{months} maanden met je naam, daarna zonder"), months=RETENTION.contact_months
)
MAILS = format_lazy(_("{days} dagen"), days=RETENTION.mail_days)
LINKS = format_lazy(_("{hours} uur nadat ze vervallen"), hours=RETENTION.link_hours)
UNTIL_LOGGED_OUT = _("tot je afgemeld bent")
AS_ACCOUNT = _("zolang je account bestaat")
UNTIL_REVOKED = _("tot je het wegdoet, of tot je account gewist is")
A_DAY = _("een dag")

# Why
TO_ARRANGE = _("om de sessie te regelen")
TO_LOG_IN = _("om je aan te melden")
TO_MATCH = _("om je te vragen voor een sessie die past")
TO_COUNT = _("voor de cijfers en het jaarverslag")
TO_KNOW_WHO = _("om te weten wie wat deed")
TO_IMPROVE = _("om sessies beter te maken")
TO_SEE_STRANGERS = _("zodat je een vreemd toestel kunt afmelden")

NOTHING_ABOUT_YOU = "says nothing about the person"
LETS_IN = "is a secret that lets somebody in"
REPEATS = "repeats what is given already"
ERASED = "is empty as long as there is a person"

WHO_YOU_ARE = [
    Kept(
        "account",
        User,
        _("Je account"),
        TO_LOG_IN,
        CONTACT,
        {"pk": "user"},
        ("name", "email", "role", "language", "date_joined", "last_login"),
        {
            "password": "holds nothing: nobody has a password",
            "is_superuser": NOTHING_ABOUT_YOU,
            "is_staff": NOTHING_ABOUT_YOU,
            "is_active": NOTHING_ABOUT_YOU,
            "erased_at": ERASED,
        },
        labels={
            "date_joined": _("account sinds"),
            "last_login": _("laatst aangemeld op"),
        },
    ),
    Kept(
        "teacher",
        Teacher,
        _("Jij als leerkracht"),
        TO_ARRANGE,
        CONTACT,
        {"pk": "teacher"},
        ("name", "email", "phone", "language", "school"),
        {"user": REPEATS, "erased_at": ERASED},
        read_with=(("school",), ()),
    ),
    Kept(
        "speaker",
        Speaker,
        _("Jij als spreker"),
        TO_MATCH,
        CONTACT,
        {"pk": "speaker"},
        (
            *("name", "email", "phone", "cooperative", "postal_code", "radius_km", "levels"),
            *("languages", "formats", "themes", "max_sessions_per_school_year"),
            *("max_sessions_per_day", "active"),
        ),
        {
            "user": REPEATS,
            "latitude": "follows from the postal code",
            "longitude": "follows from the postal code",
            "erased_at": ERASED,
        },
        read_with=(("cooperative",), ()),
    ),
    Kept(
        "availability",
        Availability,
        _("Wanneer je kunt"),
        TO_MATCH,
        CONTACT,
        {"speaker": "speaker"},
        ("weekday", "start", "end"),
        brief=("weekday", "start", "end"),
    ),
    Kept(
        "unavailability",
        Unavailability,
        _("Wanneer je niet kunt"),
        TO_MATCH,
        CONTACT,
        {"speaker": "speaker"},
        ("start", "end"),
        brief=("start", "end"),
    ),
]

WHAT_YOU_DID = [
    Kept(
        "requests",
        SessionRequest,
        _("Je aanvragen"),
        TO_ARRANGE,
        REQUESTS,
        {"teacher": "teacher", "created_by": "user"},
        (
            *("reference", "state", "created_at", "school", "groups", "moments", "format"),
            *("language", "themes", "preferred_cooperatives", "excluded_cooperatives", "goal"),
            *("preferred_speaker", "channel", "programme", "teacher_present"),
        ),
        labels={
            "groups": _("klassen"),
            "moments": _("voorkeursmomenten"),
            "preferred_cooperatives": _("liefst deze coöperaties"),
            "excluded_cooperatives": _("liever niet deze coöperaties"),
            "preferred_speaker": _("liefst deze spreker"),
        },
        brief=("reference", "created_at", "state"),
        read_with=(
            ("school", "programme", "preferred_speaker"),
            ("groups", "moments", "preferred_cooperatives", "excluded_cooperatives"),
        ),
    ),
    Kept(
        "invitations",
        Invitation,
        _("Je uitnodigingen"),
        TO_MATCH,
        WITHOUT_YOU,
        {"speaker": "speaker"},
        (
            *("request.reference", "request.school", "moments", "state", "sent_at"),
            *("answered_at", "reason"),
        ),
        labels={"moments": _("voorkeursmomenten")},
        brief=("sent_at", "request.school", "state"),
        read_with=(("request__school",), ("moments",)),
    ),
    Kept(
        "sessions",
        ClassroomSession,
        _("Je sessies"),
        TO_ARRANGE,
        WITHOUT_YOU,
        {"request__teacher": "teacher", "speakers": "speaker"},
        (
            *("start", "end", "state", "school", "cooperatives", "groups", "format", "goal"),
            *("pupils", "already_reached", "count_method", "channel", "programme"),
            *("ended_reason", "ended_at"),
        ),
        {
            "day": REPEATS,
            "calendar_year": REPEATS,
            "school_year": REPEATS,
            "count_in_conflict": NOTHING_ABOUT_YOU,
            "sequence": NOTHING_ABOUT_YOU,
        },
        labels={"cooperatives": _("coöperaties"), "groups": _("klassen")},
        brief=("start", "school", "state"),
        read_with=(("school", "programme"), ("cooperatives", "groups")),
    ),
    Kept(
        "visits",
        SessionSpeaker,
        _("Voor welke coöperatie je kwam"),
        TO_COUNT,
        WITHOUT_YOU,
        {"speaker": "speaker"},
        ("session.school", "cooperative", "start", "end", "booked"),
        labels={"start": _("begin"), "end": _("einde"), "booked": _("gaat door")},
        brief=("start", "cooperative"),
        read_with=(("session__school", "cooperative"), ()),
    ),
    Kept(
        "practical_info",
        PracticalInfo,
        _("Praktische info die je gaf"),
        TO_ARRANGE,
        CONTACT,
        {"given_by": "user"},
        (
            *("session.day", "entrance", "room", "transport", "equipment", "accessibility"),
            *("remarks", "photos", "criminal_record", "given_at"),
        ),
        brief=("session.day", "room"),
        read_with=(("session",), ()),
    ),
    Kept(
        "counts",
        PupilCount,
        _("Tellingen die je ingaf"),
        TO_COUNT,
        WITHOUT_YOU,
        {"counted_by": "user"},
        (
            *("session.day", "group", "pupils", "already_reached", "method", "source"),
            *("version", "holds", "reason", "counted_at"),
        ),
        brief=("session.day", "group", "pupils"),
        read_with=(("session", "group"), ()),
    ),
    Kept(
        "evaluations",
        Evaluation,
        _("Wat je van een sessie vond"),
        TO_IMPROVE,
        WITHOUT_YOU,
        {"person": "user"},
        (
            *("session.day", "side", "fitted", "clear", "prepared", "engaged", "again"),
            *("hands_before", "hands_after", "had_contact", "had_questions"),
            *("talked_after", "remark", "given_at"),
        ),
        brief=("session.day", "remark"),
        read_with=(("session",), ()),
    ),
    Kept(
        "log",
        Transition,
        _("Wat je deed"),
        TO_KNOW_WHO,
        WITHOUT_YOU,
        {"who": "user"},
        (
            *("at", "request.reference", "invitation.request.reference", "session.day"),
            *("from_state", "to_state", "reason"),
        ),
        labels={"invitation.request.reference": _("uitnodiging voor")},
        brief=("at", "to_state"),
        read_with=(("request", "invitation__request", "session"), ()),
    ),
    Kept(
        "mail_texts",
        MailText,
        _("Mailteksten die je wijzigde"),
        TO_KNOW_WHO,
        AS_ACCOUNT,
        {"changed_by": "user"},
        ("purpose", "language", "subject", "body", "changed_at"),
        labels={
            "purpose": _("welke mail"),
            "language": _("taal"),
            "changed_at": _("gewijzigd op"),
        },
        brief=("subject", "changed_at"),
    ),
    Kept(
        "year_closings",
        YearClosing,
        _("Jaren die je afsloot"),
        TO_KNOW_WHO,
        WITHOUT_YOU,
        {"closed_by": "user"},
        ("year", "revision", "closed_at", "reason"),
        {
            "figures": NOTHING_ABOUT_YOU,
            "sessions": NOTHING_ABOUT_YOU,
            "method_version": NOTHING_ABOUT_YOU,
            "sha256": NOTHING_ABOUT_YOU,
        },
        brief=("year", "closed_at"),
    ),
]

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

KINDS: list[Kept] = [*WHO_YOU_ARE, *WHAT_YOU_DID, *HOW_WE_REACH_YOU]

# Relations to a person that are in no kind, with the reason: "model.field".
EXCEPTIONS: dict[str, str] = {
    "schools.Teacher.user": "the row itself is given",
    "classroom.Speaker.user": "the row itself is given",
    "youth4coop.User_groups.user": "permissions of Django, which the site does not use",
    "youth4coop.User_user_permissions.user": "permissions of Django, which the site does not use",
    "account.EmailConfirmation.email_address": "never made: an address is confirmed by a link",
}
