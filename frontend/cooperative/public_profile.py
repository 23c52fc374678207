"""What a speaker lets everybody read about them, and stopping that (R4.09)."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.fields import FreeTextField
from frontend.forms import NoForm
from frontend.sheets import PageForm, Posted
from sessions.choices import ConsentKind
from sessions.consents import PUBLIC_PROFILE
from sessions.models import Speaker
from sessions.models.speaker import LONGEST_BIO
from sessions.operations.consents import consent_of, hide_profile, publish_profile
from youth4coop.users.models import UserRole


class PublicProfileForm(PageForm):
    """A function, a few words about oneself, and the consent to show them.

    `version` is that of the text which stood on the page when it was read.
    """

    function = forms.CharField(
        label=_("Je functie"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    bio = FreeTextField(
        label=_("Wie ben je?"),
        help_text=_("Hoogstens 300 tekens."),
        max_length=LONGEST_BIO,
        widget=forms.Textarea(attrs={"rows": "4"}),
        error_messages={"required": _("Schrijf kort wie je bent.")},
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    consent = forms.BooleanField(
        label=_("Iedereen mag dit lezen."),
        error_messages={"required": _("Vink aan dat iedereen dit mag lezen.")},
    )

    def __init__(self, speaker: Speaker, data: Posted = None):
        known = {"function": speaker.function, "bio": speaker.bio}
        super().__init__(data, initial={**known, "version": PUBLIC_PROFILE.version})

    def told(self) -> dict[str, Any]:
        """Give what was filled in, for the operation."""
        return {name: self.cleaned_data[name] for name in ("function", "bio", "version")}


@only(UserRole.SPEAKER)
@allow("GET", "POST")
def public_profile(request: PersonRequest) -> HttpResponse:
    """What everybody would read, and the consent to it."""
    speaker = _speaker(request)
    if request.method != "POST":
        return _page(request, speaker, PublicProfileForm(speaker))
    form = PublicProfileForm(speaker, request.POST)
    return act(
        request,
        form,
        lambda: publish_profile(speaker, **form.told(), now=timezone.now()),
        done=_("Iedereen kan je profiel nu lezen."),
        back=reverse("public_profile"),
        again=lambda: _page(request, speaker, form),
    )


@only(UserRole.SPEAKER)
@allow("POST")
def public_profile_stop(request: PersonRequest) -> HttpResponse:
    """Show nothing any more, at once."""
    speaker = _speaker(request)
    return act(
        request,
        NoForm(request.POST),
        lambda: hide_profile(speaker, now=timezone.now()),
        done=_("Niemand kan je profiel nu nog lezen."),
        back=reverse("public_profile"),
        again=lambda: _page(request, speaker, PublicProfileForm(speaker)),
    )


def _speaker(request: PersonRequest) -> Speaker:
    return get_object_or_404(Speaker.objects.select_related("cooperative"), user=request.user)


def _page(request: PersonRequest, speaker: Speaker, form: PublicProfileForm) -> HttpResponse:
    context = {
        "speaker": speaker,
        "form": form,
        "text": PUBLIC_PROFILE,
        "shown": consent_of(speaker, ConsentKind.PUBLIC_PROFILE),
        "problems": form.problems(),
    }
    return render(request, "frontend/team/public_profile.html", context)
