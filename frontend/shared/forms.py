"""What teacher, speaker and coordinator fill in about a session and an invitation."""

from collections.abc import Sequence
from typing import Any, override

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.fields import NumberField
from frontend.sheets import PageForm, Posted, RowForm, Rows, Sheet
from schools.models import MAX_PUPILS_PER_GROUP, ClassGroup
from sessions.choices import CountMethod
from sessions.operations.counts import SOURCE_OF_ROLE, CountReport, GroupCount
from youth4coop.users.models import User, UserRole

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
    reason = forms.CharField(
        label=_("Waarom verbeter je?"),
        help_text=_("Nodig als het jaar afgesloten is."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CountSheet(Sheet):
    """The count of a session: a number for each group."""

    main_first = False

    def __init__(self, groups: Sequence[ClassGroup], user: User, data: Posted = None):
        self.user = user
        each = [{"group": group} for group in groups]
        self.counts = Rows(
            GroupCountForm, "counts", data, number=len(groups), least=len(groups), each=each
        )
        super().__init__(CountForm(data), counts=self.counts)
        if not user.is_coordinator:
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
            source=SOURCE_OF_ROLE[UserRole(self.user.role)],
            reason=self.cleaned.get("reason", ""),
        )
