"""When a speaker can come, and how far: easy to set on a phone."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.cooperative.availability_form import AvailabilitySheet
from frontend.cooperative.towns import TownsReached
from sessions.models import Speaker
from sessions.operations.speakers import update_speaker
from sessions.week import HOURS_OF, DayPart
from youth4coop.terms import SchoolYear, free_periods, local_date
from youth4coop.users.models import UserRole

# The holidays of the next school year are worth knowing before this one is over.
LOOK_AHEAD = dt.timedelta(days=120)


@only(UserRole.SPEAKER)
@allow("GET", "POST")
def speaker_availability(request: PersonRequest) -> HttpResponse:
    """Look at the own week, exceptions and distance, and save them."""
    today = local_date(timezone.now())
    speaker = get_object_or_404(Speaker.objects.with_calendar(), user=request.user)
    if request.method != "POST":
        return _page(request, speaker, AvailabilitySheet(speaker, today=today), today)
    sheet = AvailabilitySheet(speaker, request.POST, today=today)
    if "towns" in request.POST:
        return _page(request, speaker, sheet, today)
    return act(
        request,
        sheet,
        lambda: update_speaker(speaker, sheet.changes()),
        done=_("Bewaard. We vragen je alleen wanneer je kunt."),
        back=reverse("speaker_availability"),
        again=lambda: _page(request, speaker, sheet, today),
    )


@only(UserRole.SPEAKER)
@allow("GET")
def speaker_towns(request: PersonRequest) -> HttpResponse:
    """Show the towns that a distance reaches; the page asks this while somebody types."""
    typed = (request.GET.get("postal_code", ""), request.GET.get("radius_km", ""))
    context = {"towns": TownsReached.of(*typed)}
    return render(request, "frontend/speaker/towns.html", context)


def _page(
    request: PersonRequest, speaker: Speaker, sheet: AvailabilitySheet, today: dt.date
) -> HttpResponse:
    typed = [str(sheet.main[name].value() or "") for name in ("postal_code", "radius_km")]
    until = SchoolYear.of(today + LOOK_AHEAD).last_day
    context = {
        "speaker": speaker,
        "sheet": sheet,
        "towns": TownsReached.of(*typed),
        "free": free_periods(today, until),
        "hours": [(part.label, *HOURS_OF[part]) for part in DayPart],
        "problems": sheet.problems(),
    }
    return render(request, "frontend/speaker/availability.html", context)
