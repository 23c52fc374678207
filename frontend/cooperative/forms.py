"""What a speaker fills in: an answer to an invitation, a colleague, other moments, a profile."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.fields import FreeTextField
from frontend.forms import MomentForm, NoForm
from frontend.sheets import PageForm, Posted, Rows, Sheet
from frontend.templatetags.words import from_to
from schools.levels import Level
from sessions.choices import Format, InvitationState, Language, Theme
from sessions.matching import Candidate
from sessions.models import Invitation
from sessions.operations.proposals import MOST_PROPOSED
from sessions.operations.requests import Moment
from youth4coop.terms import local_date


class AcceptForm(PageForm):
    """Yes, at one of the moments that are still to come.

    A single one is chosen already, but not for who said no before: that takes a choice.
    """

    moment = forms.TypedChoiceField(
        label=_("Welk moment kies je?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een moment."),
            "invalid_choice": _("Kies een van deze momenten."),
        },
    )

    def __init__(self, invitation: Invitation, now: dt.datetime, data: Posted = None):
        super().__init__(data)
        moments = {str(one.pk): one for one in invitation.moments.all() if one.start > now}
        field: Any = self.fields["moment"]
        field.choices = [(key, from_to(moment)) for key, moment in moments.items()]
        field.coerce = moments.__getitem__
        self.any = bool(moments)
        if len(moments) == 1 and invitation.state == InvitationState.SENT:
            self.initial["moment"] = next(iter(moments))


class DeclineForm(PageForm):
    """No; a reason may be given."""

    reason = FreeTextField(label=_("Wil je zeggen waarom?"), max_length=300, required=False)


class PassOnForm(PageForm):
    """Who of the cooperative comes: each colleague, with what stands in the way for them."""

    speaker = forms.TypedChoiceField(
        label=_("Wie komt vertellen?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wie er komt."),
            "invalid_choice": _("Kies een van deze sprekers."),
        },
    )

    def __init__(self, colleagues: list[Candidate], data: Posted = None):
        super().__init__(data, prefix="pass_on")
        by_key = {str(one.speaker.pk): one for one in colleagues}
        field: Any = self.fields["speaker"]
        field.choices = [(key, _with_obstacles(one)) for key, one in by_key.items()]
        field.coerce = lambda key: by_key[key].speaker
        self.any = bool(by_key)


def _with_obstacles(colleague: Candidate) -> str:
    notes = ", ".join(note.text for note in colleague.obstacles)
    return f"{colleague.speaker.name} ({notes})" if notes else colleague.speaker.name


class ProposeSheet(Sheet):
    """One to three other moments."""

    def __init__(self, now: dt.datetime, data: Posted = None):
        self.moments = Rows(
            MomentForm,
            "moments",
            data,
            number=MOST_PROPOSED,
            least=1,
            today=local_date(now),
        )
        super().__init__(NoForm(data), moments=self.moments)

    def proposed(self) -> list[Moment]:
        return [form.moment() for form in self.moments.filled]


def several(label: Any, choices: Any, none_chosen: Any) -> forms.MultipleChoiceField:
    """Give a field of which at least one choice is ticked."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": none_chosen},
    )


class ProfileForm(PageForm):
    """What somebody can tell about, to whom and how."""

    themes = forms.MultipleChoiceField(
        label=_("Waarover vertel je?"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    levels = several(_("Aan wie vertel je?"), Level.choices, _("Kies minstens één niveau."))
    languages = several(_("In welke talen?"), Language.choices, _("Kies minstens één taal."))
    formats = several(_("Hoe?"), Format.choices, _("Kies minstens één manier."))
