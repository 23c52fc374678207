"""The pages of volunteering, in their order: a group of questions each (R6.03)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.joining.draft import Draft
from frontend.joining.forms import (
    CooperativeForm,
    NumberForm,
    OfferForm,
    PersonForm,
    speaker_told,
)
from frontend.sheets import PageForm
from sessions.models import Cooperative
from sessions.newcomers import Newcomer, known_cooperative


@dataclass(frozen=True)
class Step:
    """One page: its name in the address, its title, its short name, and its form."""

    name: str
    title: str | Promise
    short: str | Promise
    make: type[PageForm]

    @property
    def url(self) -> str:
        return reverse("join_step", args=[self.name])

    @property
    def template(self) -> str:
        return f"frontend/join/step_{self.make.__name__.removesuffix('Form').lower()}.html"


NUMBER = Step("nummer", _("Welke coöperatie zijn jullie?"), _("Nummer"), NumberForm)
COOPERATIVE = Step(
    "cooperatie", _("Vertel over jullie coöperatie"), _("Coöperatie"), CooperativeForm
)
PERSON = Step("jij", _("Wie komt vertellen?"), _("Jij"), PersonForm)
OFFER = Step("aanbod", _("Wat past bij jou?"), _("Aanbod"), OfferForm)
STEPS = {step.name: step for step in (NUMBER, COOPERATIVE, PERSON, OFFER)}

# An operation's name -> the page and the field where it is filled in, where they differ.
PLACES = {
    "cooperative.enterprise_number": (NUMBER, "enterprise_number"),
    "cooperative.postal_code": (COOPERATIVE, "place"),
    "speaker.postal_code": (OFFER, "place"),
}


class Joining:
    """All answers given so far, as the pages show them and the operation takes them."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.forms = {name: step.make(draft.data(name)) for name, step in STEPS.items()}

    @classmethod
    def with_typed(cls, draft: Draft, step: Step, typed: PageForm) -> Self:
        """Take over what was just sent for one page, right or wrong."""
        draft.answers[step.name] = typed.answers()
        return cls(draft)

    @cached_property
    def joins(self) -> Cooperative | None:
        """The known cooperative with the number that was filled in."""
        number = self.forms[NUMBER.name]
        return (
            known_cooperative(number.cleaned_data["enterprise_number"])
            if number.is_valid()
            else None
        )

    @property
    def steps(self) -> list[Step]:
        """The pages for this person: a known cooperative need not be told about."""
        return [step for step in STEPS.values() if step != COOPERATIVE or self.joins is None]

    def first_wrong(self) -> Step | None:
        """Give the first page that still needs something."""
        return next((step for step in self.steps if not self.forms[step.name].is_valid()), None)

    def answers(self, step: Step) -> dict[str, Any]:
        """Give the checked answers to a page."""
        return self.forms[step.name].cleaned_data

    def newcomer(self) -> Newcomer:
        """Give what was filled in, for the operation; all pages are right."""
        person, offer = self.answers(PERSON), self.answers(OFFER)
        speaker = speaker_told(person, offer, person["email"])
        if self.joins is not None:
            return Newcomer(speaker)
        form: Any = self.forms[COOPERATIVE.name]
        return Newcomer(speaker, form.told(self.answers(NUMBER)["enterprise_number"]))

    def refuse(self, error: ValidationError) -> Step:
        """Put an operation's errors on the pages where they can be put right; give the first."""
        wrong = []
        for name, errors in error.error_dict.items():
            step, field = _place(name)
            form = self.forms[step.name]
            form.add_error(field if field in form.fields else None, errors)
            wrong.append(step)
        return min(wrong, key=self.steps.index)


def _place(name: str) -> tuple[Step, str]:
    if name in PLACES:
        return PLACES[name]
    side, _dot, field = name.partition(".")
    if side == "cooperative":
        return COOPERATIVE, field
    return (PERSON if field in PersonForm.base_fields else OFFER), field
