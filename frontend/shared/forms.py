"""What teacher, speaker and coordinator fill in about a session."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast, override

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.fields import FreeTextField, NumberField
from frontend.sheets import PageForm, Posted, RowForm, Rows, Sheet, stored
from frontend.templatetags.words import from_to
from schools.models import MAX_PUPILS_PER_GROUP, ClassGroup
from sessions.choices import CountMethod, Equipment, Photos, ProposalState
from sessions.models import MomentProposal, PracticalInfo, ProposedMoment
from sessions.models.practical import LONGEST_ANSWER, LONGEST_REMARK
from sessions.operations.counts import SOURCE_OF_ROLE, CountReport, GroupCount
from sessions.operations.practical import PracticalAnswers
from youth4coop.terms import school_hours_remarks
from youth4coop.users.models import UserRole

MANY_IN_ONE_CLASS = 35
MANY_IN_ALL = 150


class GroupCountForm(RowForm):
    """The head count of one group; nothing is filled in beforehand (R1.20)."""

    pupils = NumberField(
        low=0,
        high=MAX_PUPILS_PER_GROUP,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "big"}
        ),
        error_messages={"required": _("Vul in hoeveel leerlingen er waren.")},
    )
    already_reached = NumberField(
        label=_("Hoeveel van hen kregen dit schooljaar al een les van ons?"),
        help_text=_("Laat leeg als je het niet weet."),
        low=0,
        high=MAX_PUPILS_PER_GROUP,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}
        ),
    )

    def __init__(self, data: Posted = None, *, group: ClassGroup, **kwargs: Any):
        super().__init__(data, **kwargs)
        self.group = group
        question = _("Hoeveel leerlingen van %(group)s waren er?")
        self.fields["pupils"].label = question % {"group": group.name}

    def count(self) -> GroupCount:
        return GroupCount(group=self.group.pk, **self.cleaned_data)


class CountForm(PageForm):
    """How was counted; `sure` is only asked where a number is out of the ordinary."""

    method = forms.ChoiceField(
        label=_("Hoe weet je dat?"),
        choices=[
            (CountMethod.COUNTED, _("Ik heb ze geteld")),
            (CountMethod.ESTIMATED, _("Ik schat het aantal")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of je telde of schat.")},
    )
    sure = forms.BooleanField(label=_("Ja, dit aantal klopt."), required=False)
    reason = FreeTextField(
        label=_("Waarom verbeter je?"),
        help_text=_("Nodig als het jaar afgesloten is."),
        max_length=300,
        required=False,
    )


class CountSheet(Sheet):
    """The count of a session by one side: a number for each group."""

    main_first = False

    def __init__(self, groups: Sequence[ClassGroup], side: UserRole, data: Posted = None):
        self.side = side
        each = [{"group": group} for group in groups]
        self.counts = Rows(
            GroupCountForm, "counts", data, number=len(groups), least=len(groups), each=each
        )
        super().__init__(CountForm(data), counts=self.counts)
        if side != UserRole.COORDINATOR:
            del self.main.fields["reason"]

    @override
    def is_valid(self) -> bool:
        """Check the numbers, and ask about the unlikely ones once (R2.14)."""
        if not super().is_valid():
            return False
        doubt = self._doubt()
        if doubt and not self.cleaned["sure"]:
            self.main.add_error("sure", str(doubt))
            return False
        return True

    def _doubt(self) -> str | Promise:
        numbers = [form.cleaned_data["pupils"] for form in self.counts]
        if sum(numbers) > MANY_IN_ALL:
            return _("Dat zijn er meer dan 150. Kijk het aantal na en vink aan als het klopt.")
        if any(number > MANY_IN_ONE_CLASS for number in numbers):
            return _(
                "Dat zijn er meer dan 35 in één klas. Waren dit meerdere klassen? "
                "Kijk het aantal na en vink aan als het klopt."
            )
        return ""

    @property
    def asks_to_be_sure(self) -> bool:
        return "sure" in self.main.errors or bool(self.main["sure"].data)

    def report(self) -> CountReport:
        """Give what was filled in, for the operation."""
        return CountReport(
            counts=[form.count() for form in self.counts],
            method=self.cleaned["method"],
            source=SOURCE_OF_ROLE[self.side],
            reason=self.cleaned.get("reason", ""),
        )


class CancelForm(PageForm):
    """Why a session is cancelled: one of the usual reasons, or something else (R1.19)."""

    ILLNESS, EXAMS, OTHER = "illness", "exams", "other"
    CAUSES = {ILLNESS: _("Ziekte"), EXAMS: _("Examens"), OTHER: _("Iets anders")}

    cause = forms.ChoiceField(
        label=_("Waarom?"),
        choices=list(CAUSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom.")},
    )
    reason = FreeTextField(
        label=_("Vertel kort meer"),
        help_text=_("De andere leest dit ook. Nodig bij “Iets anders”."),
        max_length=250,
        required=False,
    )

    @override
    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if answers.get("cause") == self.OTHER and answers.get("reason") == "":
            self.add_error("reason", str(_("Schrijf kort waarom.")))
        return answers

    def in_words(self) -> str:
        """Give the reason in one line, as it is kept and mailed."""
        cause, more = self.cleaned_data["cause"], self.cleaned_data["reason"]
        if cause == self.OTHER:
            return str(more)
        return f"{self.CAUSES[cause]}: {more}" if more else str(self.CAUSES[cause])


class PracticalForm(PageForm):
    """What the speaker has to know to find the class and to tell there (R1.02, R1.32, R1.33)."""

    entrance = FreeTextField(
        label=_("Waar is de ingang?"), max_length=LONGEST_ANSWER, required=False
    )
    room = FreeTextField(label=_("Welk lokaal is het?"), max_length=LONGEST_ANSWER, required=False)
    transport = FreeTextField(
        label=_("Waar kan je spreker parkeren, of welke bus stopt er?"),
        max_length=LONGEST_ANSWER,
        required=False,
    )
    equipment = forms.MultipleChoiceField(
        label=_("Wat is er in het lokaal?"),
        choices=Equipment.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    accessibility = FreeTextField(
        label=_("Hoe toegankelijk is het?"),
        help_text=_("Zoals: derde verdieping, met lift."),
        max_length=LONGEST_ANSWER,
        required=False,
    )
    remarks = FreeTextField(
        label=_("Wat is nog goed om te weten?"),
        help_text=_("Geef nooit namen van leerlingen."),
        max_length=LONGEST_REMARK,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    photos = forms.ChoiceField(
        label=_("Mag je spreker foto’s maken?"),
        choices=Photos.choices,
        initial=Photos.NONE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of foto’s mogen.")},
    )
    criminal_record = forms.TypedChoiceField(
        label=_("Vraagt de school een uittreksel uit het strafregister (model 596.2)?"),
        help_text=_("Je spreker vraagt het zelf aan en brengt het mee."),
        choices=[(False, _("nee")), (True, _("ja"))],
        coerce=lambda answer: answer == "True",
        initial=False,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )

    def __init__(self, info: PracticalInfo | None, data: Posted = None):
        self.info = info
        super().__init__(data, initial=stored(PracticalForm, info) if info else None)

    def given(self) -> PracticalAnswers:
        """Give what was filled in, for the operation."""
        return cast("PracticalAnswers", self.cleaned_data)

    def repeats(self) -> bool:
        """Tell whether just this was stored before."""
        known = stored(PracticalForm, self.info) if self.info else None
        return self.is_valid() and self.cleaned_data == known


class NeedsForm(PageForm):
    """What a speaker would like to find in the class."""

    needs = FreeTextField(
        label=_("Wat heb je nodig in de klas?"),
        help_text=_("Zoals een scherm, geluid of een kring van stoelen. De leerkracht leest dit."),
        max_length=LONGEST_REMARK,
        required=False,
    )


class ChooseForm(PageForm):
    """One of the moments that a speaker proposes, of those still to come.

    A single one is chosen already, but not for who chose none before: that takes a choice.
    """

    moment = forms.TypedChoiceField(
        label=_("Welk moment kies je?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een moment."),
            "invalid_choice": _("Kies een van deze momenten."),
        },
    )

    def __init__(self, proposal: MomentProposal, now: dt.datetime, data: Posted = None):
        super().__init__(data)
        moments = {str(one.pk): one for one in proposal.moments.all() if one.start > now}
        field: Any = self.fields["moment"]
        field.choices = [(key, _with_remarks(moment)) for key, moment in moments.items()]
        field.coerce = moments.__getitem__
        if len(moments) == 1 and proposal.state == ProposalState.OPEN:
            self.initial["moment"] = next(iter(moments))


def _with_remarks(moment: ProposedMoment) -> str:
    """Write a moment with what is unusual about it in a school."""
    remarks = [remark.text for remark in school_hours_remarks(moment.start, moment.end)]
    return ". ".join([from_to(moment).rstrip("."), *remarks]) if remarks else from_to(moment)
