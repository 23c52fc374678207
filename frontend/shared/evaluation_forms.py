"""How a session was, as each side tells it (R1.22 to R1.24)."""

from typing import Any, ClassVar, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from frontend.fields import FreeTextField, NumberField
from frontend.sheets import PageForm, Posted, stored
from schools.models import MAX_PUPILS_PER_GROUP
from sessions.choices import Side
from sessions.models import ClassroomSession, Evaluation
from sessions.models.evaluation import HIGHEST, LONGEST_REMARK, LOWEST, RATINGS
from sessions.operations.evaluations import EvaluationAnswers
from youth4coop.users.models import User


def _rating(label: StrOrPromise) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(number, str(number)) for number in range(LOWEST, HIGHEST + 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": format_lazy(_("Kies een cijfer bij “{what}”"), what=label)},
    )


def _hands(label: StrOrPromise) -> NumberField:
    return NumberField(label=label, low=0, high=MAX_PUPILS_PER_GROUP, required=False)


def _fact(label: StrOrPromise) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


class EvaluationForm(PageForm):
    """What one person thinks of a session; shows what they answered before.

    `hands` and `facts` are the names of the fields that only one side has.
    """

    side: ClassVar[Side]
    hands: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[tuple[str, ...]] = ()

    remark = FreeTextField(
        label=_("Wat wil je ons nog vertellen?"),
        help_text=_("Geef nooit namen van leerlingen."),
        max_length=LONGEST_REMARK,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )

    def __init__(self, session: ClassroomSession, known: Evaluation | None, data: Posted = None):
        self.known = known
        super().__init__(data, initial=stored(type(self), known) if known else None)
        for name in self.hands:
            field: Any = self.fields[name]
            field.high = session.pupils or MAX_PUPILS_PER_GROUP

    def fields_of_ratings(self) -> list[BoundField]:
        return [self[name] for name in RATINGS[self.side]]

    def fields_of_hands(self) -> list[BoundField]:
        return [self[name] for name in self.hands]

    def fields_of_facts(self) -> list[BoundField]:
        return [self[name] for name in self.facts]

    def answered(self) -> list[tuple[StrOrPromise, StrOrPromise]]:
        """Give what this person told before, each with its question."""
        told = [(field.label, self._in_words(field.name)) for field in self] if self.known else []
        return [(question, answer) for question, answer in told if answer]

    def _in_words(self, name: str) -> StrOrPromise:
        value = getattr(self.known, name)
        if name in RATINGS[self.side]:
            return _("%(rating)s van 5") % {"rating": value}
        if isinstance(value, bool):
            return _("ja") if value else ""
        return "" if value is None else str(value)

    def given(self) -> EvaluationAnswers:
        """Give what was filled in, for the operation."""
        return cast("EvaluationAnswers", self.cleaned_data)

    def repeats(self) -> bool:
        """Tell whether just this was stored before."""
        known = stored(type(self), self.known) if self.known else None
        return self.is_valid() and self.cleaned_data == known


class TeacherForm(EvaluationForm):
    """Four ratings, two shows of hands and three facts."""

    side = Side.TEACHER
    hands = ("hands_before", "hands_after")
    facts = ("had_contact", "had_questions", "talked_after")

    fitted = _rating(_("De les sloot aan bij wat mijn leerlingen leren."))
    clear = _rating(_("De spreker vertelde helder."))
    engaged = _rating(_("Mijn leerlingen deden mee."))
    again = _rating(_("Ik vraag graag nog eens een spreker."))
    hands_before = _hands(_("Hoeveel leerlingen konden vóór de les een coöperatie noemen?"))
    hands_after = _hands(_("Hoeveel leerlingen konden dat na de les?"))
    had_contact = _fact(_("De spreker en ik spraken elkaar vooraf."))
    had_questions = _fact(_("Er was tijd voor vragen."))
    talked_after = _fact(_("We praatten er nadien over in de klas."))


class SpeakerForm(EvaluationForm):
    """Three ratings."""

    side = Side.SPEAKER

    prepared = _rating(_("De klas was voorbereid op mijn komst."))
    engaged = _rating(_("De leerlingen deden mee."))
    again = _rating(_("Ik ga graag nog eens naar een klas."))


FORMS: dict[str, type[EvaluationForm]] = {form.side: form for form in (TeacherForm, SpeakerForm)}


def evaluation_form(
    session: ClassroomSession, side: str, who: User, data: Posted = None
) -> EvaluationForm:
    """Give the form of somebody on this side, with what they told before."""
    return FORMS[side](session, session.evaluations.filter(person=who).first(), data)
