"""Another moment for a session: proposed by one side, and answered by the other."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.fields import FreeTextField
from frontend.forms import MomentForm
from frontend.sheets import PageForm, Posted, Rows, Sheet
from frontend.templatetags.words import from_to
from sessions.models import MoveProposal
from sessions.models.moving import LONGEST_MOVE_REASON
from sessions.operations.requests import Moment


class WhyForm(PageForm):
    """Why a session is moved; nobody has to say."""

    reason = FreeTextField(
        label=_("Waarom?"),
        help_text=_("De andere leest dit."),
        max_length=LONGEST_MOVE_REASON,
        required=False,
    )


class MoveSheet(Sheet):
    """The moments to move a session to.

    Args:
        number: how many can be filled in.
    """

    names = {"start": "moments.0.start", "end": "moments.0.end"}
    main_first = False

    def __init__(self, number: int, today: dt.date, data: Posted = None):
        self.moment_rows = Rows(MomentForm, "moments", data, number=number, least=1, today=today)
        super().__init__(WhyForm(data), moments=self.moment_rows)

    def moments(self) -> list[Moment]:
        """Give what was filled in, for the operation."""
        return [row.moment() for row in self.moment_rows.filled]


class ChooseMoveForm(PageForm):
    """Yes, to one of the moments that are still to come; nothing is chosen beforehand."""

    moment = forms.TypedChoiceField(
        label=_("Welk moment past voor jou?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een moment."),
            "invalid_choice": _("Kies een van deze momenten."),
        },
    )

    def __init__(self, proposal: MoveProposal, now: dt.datetime, data: Posted = None):
        super().__init__(data)
        moments = {str(one.pk): one for one in proposal.moments_left(now)}
        field: Any = self.fields["moment"]
        field.choices = [(key, from_to(moment)) for key, moment in moments.items()]
        field.coerce = moments.__getitem__


class NoMoveForm(PageForm):
    """None of the moments fits."""

    reason = FreeTextField(
        label=_("Wil je zeggen waarom?"), max_length=LONGEST_MOVE_REASON, required=False
    )
