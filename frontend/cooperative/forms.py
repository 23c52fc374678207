"""What a speaker fills in: an answer to an invitation, and the own profile."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.fields import FreeTextField
from frontend.sheets import PageForm, Posted
from frontend.templatetags.words import from_to
from schools.levels import Level
from sessions.choices import Format, InvitationState, Language, Theme
from sessions.models import Invitation


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
