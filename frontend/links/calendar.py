"""The calendar item behind a link: it is read, and nothing happens."""

import datetime as dt

from django.http import HttpResponse

from youth4coop.links.models import ActionLink


def item(link: ActionLink, *, now: dt.datetime) -> HttpResponse:
    """Give the item of a session."""
    return HttpResponse(status=404)
