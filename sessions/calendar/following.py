"""A calendar that somebody follows at a secret address: make it, stop it, read it (R7.15)."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from sessions.calendar.reading import event_of
from sessions.calendar.writing import feed
from sessions.models import ClassroomSession
from youth4coop.links.models import ActionLink, LinkPurpose
from youth4coop.links.operations import find_link, make_link, revoke_links
from youth4coop.users.models import User, UserRole

FOLLOWERS = (UserRole.SPEAKER, UserRole.COORDINATOR)
# An address is typed over into a calendar once, and works until its owner stops it.
LIFE = dt.timedelta(days=20 * 365)
PAST = dt.timedelta(days=365)


@transaction.atomic
def start_feed(user: User, *, now: dt.datetime) -> str:
    """Give the token of a new feed address, which is found nowhere else; an older one stops."""
    User.objects.select_for_update().get(pk=user.pk)
    stop_feed(user, now=now)
    return make_link(LinkPurpose.CALENDAR_FEED, user.pk, user.email, now=now, expires_at=now + LIFE)


def stop_feed(user: User, *, now: dt.datetime) -> None:
    """Stop the feed address of this person, if there is one."""
    revoke_links(LinkPurpose.CALENDAR_FEED, user.pk, now=now)


def feed_address_of(user: User, *, now: dt.datetime) -> ActionLink | None:
    """Give what is known of this person's feed address: since when it works, but not its token."""
    links = ActionLink.objects.filter(purpose=LinkPurpose.CALENDAR_FEED, object_id=user.pk)
    return links.filter(revoked_at__isnull=True, expires_at__gt=now).last()


def follower(token: str, *, now: dt.datetime) -> User | None:
    """Give whose feed this token opens; nobody's once it is stopped or its owner has left."""
    link = find_link(token, now=now)
    if link is None or link.purpose != LinkPurpose.CALENDAR_FEED:
        return None
    return User.objects.filter(pk=link.object_id, is_active=True, role__in=FOLLOWERS).first()


def feed_of(user: User, *, now: dt.datetime) -> str:
    """Write a person's calendar, in their language: a year back, and all that is to come."""
    sessions = ClassroomSession.objects.followed_by(user).filter(end__gt=now - PAST)
    with translation.override(user.language):
        events = [
            event_of(session, user.name, user.email, page_of(session), now=now)
            for session in sessions.with_details()
        ]
        return feed(events, _("Youth4coop: sessies"))


def page_of(session: ClassroomSession) -> str:
    """Give the address of a session's page, for those who log in."""
    return f"{settings.BASE_URL}{reverse('session_detail', args=[session.pk])}"
