"""What a teacher fills in to ask for a session."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, override

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontend.fields import AddressField, FreeTextField, NumberField
from frontend.forms import GroupForm, MomentForm
from frontend.sheets import PageForm, Posted
from schools.level_tree import QUESTIONS, Option, Question, level_of, settled
from schools.levels import Level
from schools.operations import GroupWish, NewSchool
from sessions.choices import Channel, Format, Language, Theme
from sessions.models import Cooperative
from sessions.operations.requests import Asker, Moment, RequestWish
from youth4coop.places import places_with

LONGEST_GOAL = 300
SHORTEST_LESSON, LONGEST_LESSON = 20, 480  # minutes
ONE_LESSON, TWO_LESSONS, OTHER_LENGTH, AS_IT_IS = "50", "100", "other", "keep"


class GoalField(FreeTextField):
    """What the lesson is for; the browser lets people type on, and a script counts with them."""

    @override
    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            "data-most": LONGEST_GOAL,
            "data-left": _("Nog {n} tekens."),
            "data-over": _("{n} tekens te veel."),
        }

    @override
    def to_python(self, value: Any) -> str:
        """Give one paragraph: a new line counts as the space that it is for who reads it."""
        return " ".join(str(super().to_python(value)).split())


class WishForm(PageForm):
    """What kind of session."""

    goal = GoalField(
        label=_("Wat moeten je leerlingen na de les weten of kunnen?"),
        help_text=_(
            "Eén of twee zinnen, hoogstens 300 tekens. De spreker leest dit. "
            "Geef nooit namen van leerlingen."
        ),
        max_length=LONGEST_GOAL,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf in één of twee zinnen wat het doel is.")},
    )
    themes = forms.MultipleChoiceField(
        label=_("Waarover wil je iets horen?"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    format = forms.ChoiceField(
        label=_("Waar vertelt de spreker?"),
        choices=Format.choices,
        initial=Format.IN_CLASS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar de spreker vertelt.")},
    )
    language = forms.ChoiceField(
        label=_("In welke taal?"),
        choices=Language.choices,
        initial=Language.NL,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een taal.")},
    )
    preferred_cooperatives = forms.ModelMultipleChoiceField(
        label=_("Welke coöperatie heb je het liefst?"),
        queryset=Cooperative.objects.approved(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    teacher_present = forms.BooleanField(
        label=_("Ik of een collega blijft de hele tijd bij de leerlingen."),
        error_messages={"required": _("Vink aan dat jij of een collega bij de leerlingen blijft.")},
    )


class YouForm(PageForm):
    """Who asks."""

    name = forms.CharField(
        label=_("Je naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Vul je naam in.")},
    )
    email = AddressField(
        label=_("Je e-mailadres"),
        help_text=_(
            "Liefst dat van je school. Je krijgt er een mail om je aanvraag te bevestigen."
        ),
    )
    phone = forms.CharField(
        label=_("Je telefoonnummer"),
        help_text=_("Alleen je spreker krijgt het te zien."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "class": "medium"}),
    )

    def asker(self) -> Asker:
        return Asker(**self.cleaned_data, language=get_language())


@dataclass(frozen=True)
class Choice:
    """One answer on the page; `elsewhere` where no class of the school has it."""

    tag: Any
    option: Option
    elsewhere: bool


@dataclass(frozen=True)
class Asked:
    """One question on the page; `settled` where the school leaves one answer only."""

    question: Question
    field: BoundField
    choices: list[Choice]
    settled: bool


class ClassForm(GroupForm):
    """A class group; its level is asked in steps, as far as the school leaves it open (R2.02).

    Every question is on the page. Its style shows the ones that come up, and the server looks at no
    others, so that nothing is lost where the style does not work.

    Args:
        levels: of the school; none where they are not known.
    """

    level = None  # type: ignore[assignment]  # Django's way to leave out an inherited field

    other_level = forms.BooleanField(label=_("Mijn klas heeft een ander niveau"), required=False)

    def __init__(self, data: Posted = None, *, levels: Sequence[str] = (), **kwargs: Any):
        super().__init__(data, **kwargs)
        self.levels = levels
        self.settled = settled(levels)
        for question in QUESTIONS:
            self.fields[_field_of(question)] = forms.ChoiceField(
                label=question.text,
                choices=[(option.value, option.label) for option in question.options],
                widget=forms.RadioSelect,
                required=False,
                initial=self.settled.get(question.key),
                error_messages={"invalid_choice": question.missing},
            )

    @override
    def has_changed(self) -> bool:
        """Tell whether something stands here; what goes without saying does not count."""
        open_questions = [q for q in QUESTIONS if q.key not in self.settled]
        names = ["name", "expected_pupils", *[_field_of(question) for question in open_questions]]
        return any(self[name].data for name in names) or bool(self["other_level"].data)

    @override
    def clean(self) -> dict[str, Any]:
        answers = {q.key: self.cleaned_data.get(_field_of(q), "") for q in QUESTIONS}
        if not self.cleaned_data["other_level"]:
            answers |= self.settled
        found = level_of(answers)
        if isinstance(found, Level):
            return {**self.cleaned_data, "level": found}
        if _field_of(found) not in self.errors:
            self.add_error(_field_of(found), str(found.missing))
        return self.cleaned_data

    def questions(self) -> Iterator[Asked]:
        """Give the questions about the level, as the page shows them."""
        for question in QUESTIONS:
            field, own = self[_field_of(question)], question.own(self.levels)
            choices = [
                Choice(tag, option, elsewhere=option not in own)
                for tag, option in zip(field, question.options, strict=True)
            ]
            yield Asked(question, field, choices, settled=question.key in self.settled)

    @property
    def only_level(self) -> Level | None:
        """The one level of the school, where it has no other."""
        return Level(self.levels[0]) if len(self.levels) == 1 else None

    @override
    def wish(self) -> GroupWish:
        names = ("name", "level", "expected_pupils")
        return GroupWish(**{name: self.cleaned_data[name] for name in names})


def _field_of(question: Question) -> str:
    return f"level_{question.key}"


class StartForm(MomentForm):
    """The day and hour at which a moment begins; how long is asked once for all."""

    end = None  # type: ignore[assignment]  # Django's way to leave out an inherited field

    def __init__(self, data: Posted = None, *, today: dt.date, **kwargs: Any):
        super().__init__(data, today=today, **kwargs)
        pick = {"data-pick": _("Kalender"), "data-first": today.isoformat()}
        self.fields["day"].widget.attrs.update(pick)
        self.fields["start"].label = _("Beginuur")

    def begin(self) -> dt.datetime:
        return self._at("start")


class DurationForm(PageForm):
    """How long the session lasts (R1.03)."""

    duration = forms.ChoiceField(
        label=_("Hoe lang?"),
        choices=[
            (TWO_LESSONS, _("2 lesuren (100 minuten): eerst het verhaal, dan vragen")),
            (ONE_LESSON, _("1 lesuur (50 minuten)")),
            (OTHER_LENGTH, _("Anders")),
        ],
        initial=TWO_LESSONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe lang het duurt.")},
    )
    minutes = NumberField(
        label=_("Hoeveel minuten?"), low=SHORTEST_LESSON, high=LONGEST_LESSON, required=False
    )

    def allow_as_it_is(self) -> None:
        """Offer to leave it as it is, where moments of one request last differently."""
        field: Any = self.fields["duration"]
        field.choices = [(AS_IT_IS, _("Zoals nu: niet elk moment even lang")), *field.choices]

    @override
    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("duration") != OTHER_LENGTH:
            self.errors.pop("minutes", None)
        elif "minutes" not in self.errors and not self.cleaned_data["minutes"]:
            self.add_error("minutes", str(_("Vul in hoeveel minuten het duurt.")))
        return self.cleaned_data

    @property
    def keeps_ends(self) -> bool:
        return bool(self.is_valid() and self.cleaned_data["duration"] == AS_IT_IS)

    @property
    def length(self) -> int:
        """How many minutes: the least that it can be until that is filled in."""
        if not self.is_valid():
            return SHORTEST_LESSON
        chosen = self.cleaned_data["duration"]
        if chosen == OTHER_LENGTH:
            return int(self.cleaned_data["minutes"])
        return int(TWO_LESSONS if chosen == AS_IT_IS else chosen)


class NewSchoolForm(PageForm):
    """A school that is not in the list yet (R2.07)."""

    name = forms.CharField(
        label=_("Naam van de school"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "spellcheck": "false"}),
        error_messages={"required": _("Vul de naam van de school in.")},
    )
    street = forms.CharField(
        label=_("Straat en nummer"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "street-address", "spellcheck": "false"}),
        error_messages={"required": _("Vul de straat en het nummer in.")},
    )
    postal_code = forms.CharField(
        label=_("Postcode"),
        max_length=10,
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "inputmode": "numeric", "class": "short"}
        ),
        error_messages={"required": _("Vul de postcode in, zoals 9300.")},
    )
    town = forms.CharField(label=_("Plaats"), required=False, widget=forms.Select)

    def __init__(self, data: Posted = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        code = clean_postal_code(self["postal_code"].value() or "")
        self.towns = [
            (place.name, _town(place.name, place.municipality)) for place in places_with(code)
        ]
        widget: Any = self.fields["town"].widget
        widget.choices = self.towns

    def clean_postal_code(self) -> str:
        code = clean_postal_code(self.cleaned_data["postal_code"])
        if not self.towns:
            raise forms.ValidationError(_("Vul een postcode in die bestaat, zoals 9300."))
        return code

    def clean_town(self) -> str:
        """Give the place, or "" for one that belonged to a postal code typed before."""
        town = str(self.cleaned_data["town"])
        return town if town in dict(self.towns) else ""

    @property
    def asks_town(self) -> bool:
        """Whether the postal code leaves open in which place the school is."""
        return len(self.towns) > 1

    def school(self) -> NewSchool:
        return NewSchool(**self.cleaned_data)


def clean_postal_code(text: str) -> str:
    """Give a postal code without what people write around it, such as "B-9300 " (R6.10)."""
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())


def _town(name: str, municipality: str) -> str:
    return name if name == municipality else f"{name} ({municipality})"


def make_wish(
    groups: Sequence[GroupWish], moments: Sequence[Moment], answers: Mapping[str, Any]
) -> RequestWish:
    """Put the answers together for the operation.

    Args:
        answers: the checked answers of a WishForm, perhaps with a channel or a speaker.
    """
    return RequestWish(
        groups=list(groups),
        moments=list(moments),
        goal=answers["goal"],
        format=answers["format"],
        language=answers["language"],
        themes=answers["themes"],
        preferred_cooperatives=list(answers["preferred_cooperatives"]),
        preferred_speaker=answers.get("preferred_speaker"),
        channel=answers.get("channel", Channel.DIRECT),
        teacher_present=answers["teacher_present"],
    )
