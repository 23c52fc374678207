"""The own profile of a speaker: when, where, to whom and about what."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.cooperative.forms import ProfileSheet
from sessions.models import Speaker
from sessions.operations.speakers import update_speaker
from youth4coop.terms import local_date
from youth4coop.users.models import UserRole


@only(UserRole.SPEAKER)
@allow("GET", "POST")
def speaker_profile(request: PersonRequest) -> HttpResponse:
    """Look at the own profile, and save it."""
    today = local_date(timezone.now())
    speaker = get_object_or_404(Speaker.objects.with_calendar(), user=request.user)
    if request.method != "POST":
        return _page(request, speaker, ProfileSheet(speaker, today=today))
    sheet = ProfileSheet(speaker, request.POST, today=today)
    return act(
        request,
        sheet,
        lambda: update_speaker(speaker, sheet.changes()),
        done=_("Je profiel is bewaard."),
        back=reverse("speaker_profile"),
        again=lambda: _page(request, speaker, sheet),
    )


def _page(request: PersonRequest, speaker: Speaker, sheet: ProfileSheet) -> HttpResponse:
    context = {"speaker": speaker, "sheet": sheet, "problems": sheet.problems()}
    return render(request, "frontend/speaker/profile.html", context)
