"""From question to question to the one level of a class, three answers at a time (R2.02, R2.03)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from schools.levels import Level


@dataclass(frozen=True)
class Question:
    """What to ask, with a hint; `missing` is what to say to who does not answer."""

    key: str
    text: StrOrPromise
    missing: StrOrPromise
    options: tuple["Option", ...] = field(repr=False)
    hint: StrOrPromise = ""

    def own(self, levels: Collection[str]) -> list["Option"]:
        """Give the options that lead to one of these levels, all of them for no levels."""
        return [option for option in self.options if not levels or option.reaches() & set(levels)]


@dataclass(frozen=True)
class Option:
    """One answer, and where it leads: to the level itself, or to the next question."""

    value: str
    label: StrOrPromise
    leads_to: Level | Question
    hint: StrOrPromise = ""

    def reaches(self) -> set[Level]:
        """Give every level that can follow."""
        if isinstance(self.leads_to, Level):
            return {self.leads_to}
        return {level for option in self.leads_to.options for level in option.reaches()}


def level_of(answers: Mapping[str, str]) -> Level | Question:
    """Follow the answers to their level, or to the first question that they leave open.

    Args:
        answers: question key -> value; answers to questions that do not come up are ignored.
    """
    step: Level | Question = EDUCATION
    while isinstance(step, Question):
        chosen = answers.get(step.key)
        option = next((option for option in step.options if option.value == chosen), None)
        if option is None:
            return step
        step = option.leads_to
    return step


def answers_for(level: Level) -> dict[str, str]:
    """Give the answers that lead to a level."""
    return next(answers for answers, found in paths() if found is level)


def settled(levels: Collection[str]) -> dict[str, str]:
    """Give the answers that go without saying in a school that has only these levels."""
    own = {question.key: question.own(levels) for question in QUESTIONS}
    return {key: options[0].value for key, options in own.items() if len(options) == 1}


def paths(question: Question | None = None) -> Iterator[tuple[dict[str, str], Level]]:
    """Give each way through the questions, with the level where it ends."""
    question = question or EDUCATION
    for option in question.options:
        here = {question.key: option.value}
        if isinstance(option.leads_to, Level):
            yield here, option.leads_to
        else:
            yield from ((here | further, level) for further, level in paths(option.leads_to))


def _questions(question: Question) -> Iterator[Question]:
    yield question
    for option in question.options:
        if isinstance(option.leads_to, Question):
            yield from _questions(option.leads_to)


def _track(year: str, transfer: Level, double: Level, labour: Level) -> Question:
    """Ask for the orientation of a second or third stage, in the new and the old words."""
    return Question(
        f"track_{year}",
        _("Welke finaliteit?"),
        _("Kies de finaliteit."),
        (
            Option("transfer", _("Doorstroomfinaliteit (vroeger aso)"), transfer),
            Option("double", _("Dubbele finaliteit (vroeger tso/kso)"), double),
            Option("labour", _("Arbeidsmarktfinaliteit (vroeger bso)"), labour),
        ),
        _("Weet je het niet, of is de groep gemengd? Kies wat het best past."),
    )


PRIMARY = Question(
    "primary",
    _("Welke graad van het lager?"),
    _("Kies de graad."),
    (
        Option("1", _("1e graad (1e en 2e leerjaar)"), Level.LAGER_1),
        Option("2", _("2e graad (3e en 4e leerjaar)"), Level.LAGER_2),
        Option("3", _("3e graad (5e en 6e leerjaar)"), Level.LAGER_3),
    ),
)
BASIC = Question(
    "basic",
    _("Kleuter of lager?"),
    _("Kies kleuter of lager."),
    (
        Option("nursery", _("Kleuteronderwijs"), Level.KLEUTER),
        Option("primary", _("Lager onderwijs"), PRIMARY),
    ),
)
STREAM = Question(
    "stream",
    _("Welke stroom?"),
    _("Kies de stroom."),
    (Option("a", _("A-stroom"), Level.SO_1A), Option("b", _("B-stroom"), Level.SO_1B)),
)
STAGE = Question(
    "stage",
    _("Welke graad van het secundair?"),
    _("Kies de graad."),
    (
        Option("1", _("1e graad (1e en 2e jaar)"), STREAM),
        Option(
            "2",
            _("2e graad (3e en 4e jaar)"),
            _track("2", Level.SO_2_DO, Level.SO_2_DU, Level.SO_2_A),
        ),
        Option(
            "3",
            _("3e graad (5e en 6e jaar)"),
            _track("3", Level.SO_3_DO, Level.SO_3_DU, Level.SO_3_A),
        ),
    ),
)
SUPPORT = Question(
    "support",
    _("OKAN of buitengewoon?"),
    _("Kies OKAN of buitengewoon."),
    (
        Option("okan", _("Onthaalklas voor anderstaligen (OKAN)"), Level.OKAN),
        Option("buso", _("Buitengewoon secundair (BuSO)"), Level.BUSO),
    ),
)
SPECIAL = Question(
    "special",
    _("Welke klas in het secundair?"),
    _("Kies welke klas het is."),
    (
        Option("7", _("7e jaar"), Level.SO_7),
        Option("dual", _("Duaal leren, of leren en werken"), Level.DUAAL_DLW),
        Option("support", _("OKAN of buitengewoon onderwijs"), SUPPORT),
    ),
)
HIGHER = Question(
    "higher",
    _("Welk hoger onderwijs?"),
    _("Kies het hoger onderwijs."),
    (
        Option("hbo5", _("Hoger beroepsonderwijs (HBO5)"), Level.HBO5),
        Option("college", _("Hogeschool"), Level.HOGER_HS),
        Option("university", _("Universiteit"), Level.HOGER_UNIV),
    ),
)
ADULTS = Question(
    "adults",
    _("Welke groep?"),
    _("Kies welke groep het is."),
    (
        Option("cvo", _("Volwassenenonderwijs (CVO)"), Level.CVO),
        Option("outside", _("Groep buiten de school"), Level.BUITEN_SCHOOL),
    ),
)
OTHER = Question(
    "other",
    _("Wat past het best?"),
    _("Kies wat het best past."),
    (
        Option(
            "special",
            _("Een andere klas in het secundair"),
            SPECIAL,
            _("7e jaar, duaal, OKAN of BuSO"),
        ),
        Option("higher", _("Hoger onderwijs"), HIGHER, _("HBO5, hogeschool of universiteit")),
        Option("adults", _("Volwassenen, of een groep buiten de school"), ADULTS),
    ),
)
EDUCATION = Question(
    "education",
    _("Welk onderwijs volgt de klas?"),
    _("Kies welk onderwijs de klas volgt."),
    (
        Option("basic", _("Kleuter- of lager onderwijs"), BASIC),
        Option("secondary", _("Secundair onderwijs"), STAGE, _("1e tot en met 6e jaar")),
        Option(
            "other", _("Iets anders"), OTHER, _("7e jaar, OKAN, BuSO, duaal, hoger, volwassenen")
        ),
    ),
)

# In the order of the page: a question stands right after the one that leads to it.
QUESTIONS: tuple[Question, ...] = tuple(_questions(EDUCATION))
