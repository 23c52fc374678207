"""The own profile of a speaker: to whom, how and about what."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.cooperative.forms import ProfileForm
from frontend.sheets import stored
from sessions.models import Speaker
from sessions.operations.speakers import SpeakerChanges, update_speaker
from youth4coop.users.models import UserRole


@only(UserRole.SPEAKER)
@allow("GET", "POST")
def speaker_profile(request: PersonRequest) -> HttpResponse:
    """Look at the own profile, and save it."""
    own = Speaker.objects.select_related("cooperative")
    speaker = get_object_or_404(own, user=request.user)
    if request.method != "POST":
        return _page(request, speaker, ProfileForm(initial=stored(ProfileForm, speaker)))
    form = ProfileForm(request.POST)
    return act(
        request,
        form,
        lambda: update_speaker(speaker, cast("SpeakerChanges", form.cleaned_data)),
        done=_("Je profiel is bewaard."),
        back=reverse("speaker_profile"),
        again=lambda: _page(request, speaker, form),
    )


def _page(request: PersonRequest, speaker: Speaker, form: ProfileForm) -> HttpResponse:
    problems = form.problems() if form.is_bound else []
    context = {"speaker": speaker, "form": form, "problems": problems}
    return render(request, "frontend/speaker/profile.html", context)
