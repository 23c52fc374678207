"""Make and find the secret links of mails."""

import datetime as dt
import hashlib
import secrets

from youth4coop.links.models import ActionLink

TOKEN_BYTES = 32


def make_link(
    purpose: str, object_id: int, email: str, *, now: dt.datetime, expires_at: dt.datetime
) -> str:
    """Store a link and give its token, which is found nowhere else afterwards (R5.02)."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    ActionLink.objects.create(
        token_sha256=_digest(token),
        purpose=purpose,
        object_id=object_id,
        email=email,
        created_at=now,
        expires_at=expires_at,
    )
    return token


def find_link(token: str, purpose: str, *, now: dt.datetime) -> ActionLink | None:
    """Give the link of this token if it is for this purpose and still holds; changes nothing."""
    return ActionLink.objects.filter(
        token_sha256=_digest(token),
        purpose=purpose,
        expires_at__gt=now,
        revoked_at__isnull=True,
    ).first()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
