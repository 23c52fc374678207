"""Make and find the secret links of mails."""

import datetime as dt
import hashlib
import secrets

from django.db.models import Q

from youth4coop.links.models import ActionLink

TOKEN_BYTES = 32
KEPT = dt.timedelta(hours=24)


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


def find_link(token: str, *, now: dt.datetime) -> ActionLink | None:
    """Give the link of this token if it still holds; changes nothing."""
    return ActionLink.objects.filter(
        token_sha256=_digest(token), expires_at__gt=now, revoked_at__isnull=True
    ).first()


def opens(link: ActionLink, token: str) -> bool:
    """Tell whether this is the token of the link, in the same time for every wrong one."""
    return secrets.compare_digest(link.token_sha256, _digest(token))


def revoke_links(purpose: str, object_id: int, *, now: dt.datetime) -> None:
    """Stop every link for one purpose and object; one that was stopped before keeps its moment."""
    links = ActionLink.objects.filter(purpose=purpose, object_id=object_id, revoked_at__isnull=True)
    links.update(revoked_at=now)


def forget_links(*, now: dt.datetime) -> int:
    """Remove links a day after they ended (R4.05).

    Returns:
        how many.
    """
    ended = Q(expires_at__lt=now - KEPT) | Q(revoked_at__lt=now - KEPT)
    number, _by_model = ActionLink.objects.filter(ended).delete()
    return number


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
