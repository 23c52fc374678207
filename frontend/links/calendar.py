"""The calendar item behind a link: it is read, and nothing happens."""

import datetime as dt

from django.http import HttpResponse

from sessions.calendar import event_of, session_event
from sessions.calendar.following import page_of
from sessions.models import ClassroomSession
from youth4coop.links.models import ActionLink
from youth4coop.users.models import User


def item(link: ActionLink, *, now: dt.datetime) -> HttpResponse:
    """Give a session as a file that a calendar opens, for whoever the link was mailed to."""
    session = ClassroomSession.objects.with_mail_details().get(pk=link.object_id)
    person = User.objects.filter(email=link.email).first()
    name = person.name if person else ""
    event = event_of(session, name, link.email, page_of(session), now=now)
    response = HttpResponse(
        session_event(event, method="PUBLISH"), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="sessie-{session.pk}.ics"'
    return response
