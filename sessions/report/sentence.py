"""The year in one sentence, as the annual report of 2019 had it, in three languages.

Each language has its own words and marks, whatever language the reader has chosen: this text
goes into a report, and the report of 2019 must come out letter for letter.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sessions.figures.periods import Period

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW_NO_BREAK = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Reach:
    """The numbers of a sentence. None is unknown and left out; 0 is none and said."""

    cooperatives: int | None
    pupils: int | None
    schools: int | None


@dataclass(frozen=True)
class ProgrammeReach:
    """What one programme reached; without a name, what was reached outside programmes."""

    reach: Reach
    name: str = ""
    partner: str = ""


@dataclass(frozen=True)
class Sentences:
    """The same text in each language; one line for each programme, and one for the total."""

    nl: str
    en: str
    fr: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


def report_sentences(
    period: Period, programmes: Sequence[ProgrammeReach], total: Reach
) -> Sentences:
    """The text of a calendar year or a school year.

    Args:
        programmes: what was reached in each; empty when only the total is known.
        total: distinct over the period, never the sum of `programmes` (counting rule 2).
    """
    return Sentences(
        nl=Dutch(period).text(programmes, total),
        en=English(period).text(programmes, total),
        fr=French(period).text(programmes, total),
    )


@dataclass(frozen=True)
class Language(ABC):
    """How one language says it."""

    period: Period

    def text(self, programmes: Sequence[ProgrammeReach], total: Reach) -> str:
        """One line when one programme reached the total, else a line each and the total."""
        if not programmes:
            return self.line(self.in_period(), total)
        if len(programmes) == 1 and programmes[0].reach == total:
            return self.line(self.beginning(programmes[0], alone=True), total)
        lines = [self.line(self.beginning(one), one.reach) for one in programmes]
        return "\n".join([*lines, self.line(self.over_period(), total)])

    def line(self, beginning: str, reach: Reach) -> str:
        told = self.told(beginning, reach.cooperatives)
        if reach.cooperatives == 0 and not reach.pupils:
            return told
        return f"{told} {self.reached(reach)}"

    def beginning(self, one: ProgrammeReach, *, alone: bool = False) -> str:
        if one.name:
            return self.in_programme(one.name, one.partner)
        return self.in_period() if alone else self.outside_programmes()

    def reached(self, reach: Reach) -> str:
        """What the pupils met; `because` the cooperatives told, where they did."""
        if reach.pupils is None and not reach.schools:
            return self.unknown_pupils()
        if reach.pupils == 0:
            return self.no_pupils()
        return self.pupils_met(reach.pupils, reach.schools, because=reach.cooperatives != 0)

    @property
    def is_school_year(self) -> bool:
        return self.period.kind == "school"

    @abstractmethod
    def in_programme(self, name: str, partner: str) -> str: ...

    @abstractmethod
    def outside_programmes(self) -> str: ...

    @abstractmethod
    def in_period(self) -> str: ...

    @abstractmethod
    def over_period(self) -> str: ...

    @abstractmethod
    def told(self, beginning: str, cooperatives: int | None) -> str: ...

    @abstractmethod
    def pupils_met(self, pupils: int | None, schools: int | None, *, because: bool) -> str: ...

    @abstractmethod
    def no_pupils(self) -> str: ...

    @abstractmethod
    def unknown_pupils(self) -> str: ...


class Dutch(Language):
    role = "'ondernemer voor de klas'"
    subject = "het coöperatief ondernemen"

    def in_programme(self, name: str, partner: str) -> str:
        partnered = f" i.s.m. {partner}" if partner else ""
        return f"Youth4coop: in het kader van het project '{name}'{partnered}"

    def outside_programmes(self) -> str:
        return "Youth4coop: buiten een project"

    def in_period(self) -> str:
        school_year = "het schooljaar " if self.is_school_year else ""
        return f"Youth4coop: in {school_year}{self.period}"

    def over_period(self) -> str:
        whole = "het hele schooljaar" if self.is_school_year else "heel"
        return f"Youth4coop: over {whole} {self.period}"

    def told(self, beginning: str, cooperatives: int | None) -> str:
        if cooperatives is None:
            gave = "gaven coöperaties"
        elif cooperatives == 0:
            gave = "gaf geen enkele coöperatie"
        elif cooperatives == 1:
            gave = "gaf 1 coöperatie"
        else:
            gave = f"gaven {_number(cooperatives, '.')} coöperaties"
        return f"{beginning} {gave} een getuigenis als {self.role}."

    def pupils_met(self, pupils: int | None, schools: int | None, *, because: bool) -> str:
        start = "Hierdoor" if because else "Er"
        made = "maakte" if pupils == 1 else "maakten"
        who = counted(pupils, "leerling", "leerlingen", ".")
        where = f" in {counted(schools, 'school', 'scholen', '.')}" if schools else ""
        return f"{start} {made} {who}{where} kennis met {self.subject}."

    def no_pupils(self) -> str:
        return f"Geen enkele leerling maakte kennis met {self.subject}."

    def unknown_pupils(self) -> str:
        return "Het aantal leerlingen is niet gekend."


class English(Language):
    role = "'entrepreneur in the classroom'"
    subject = "cooperative entrepreneurship"

    def in_programme(self, name: str, partner: str) -> str:
        partnered = f", in partnership with {partner}" if partner else ""
        return f"Youth4coop: as part of the project '{name}'{partnered},"

    def outside_programmes(self) -> str:
        return "Youth4coop: outside any project,"

    def in_period(self) -> str:
        return f"Youth4coop: in {self._year},"

    def over_period(self) -> str:
        return f"Youth4coop: over the whole of {self._year},"

    @property
    def _year(self) -> str:
        return f"the {self.period} school year" if self.is_school_year else str(self.period)

    def told(self, beginning: str, cooperatives: int | None) -> str:
        if cooperatives is None:
            told = "cooperatives told their story"
        elif cooperatives == 0:
            told = "no cooperative told its story"
        elif cooperatives == 1:
            told = "1 cooperative told its story"
        else:
            told = f"{_number(cooperatives, ',')} cooperatives told their story"
        return f"{beginning} {told} as an {self.role}."

    def pupils_met(self, pupils: int | None, schools: int | None, *, because: bool) -> str:
        start = "As a result, " if because else ""
        who = counted(pupils, "pupil", "pupils", ",")
        where = f" in {counted(schools, 'school', 'schools', ',')}" if schools else ""
        sentence = f"{start}{who}{where} got to know {self.subject}."
        return sentence[0].upper() + sentence[1:]

    def no_pupils(self) -> str:
        return f"No pupil got to know {self.subject}."

    def unknown_pupils(self) -> str:
        return "The number of pupils is not known."


class French(Language):
    """A no-break space before the colon and inside the guillemets, a narrow one in numbers."""

    role = f"«{NO_BREAK}entrepreneur devant la classe{NO_BREAK}»"
    subject = "l’entrepreneuriat coopératif"
    start = f"Youth4coop{NO_BREAK}:"

    def in_programme(self, name: str, partner: str) -> str:
        partnered = f", en collaboration avec {partner}" if partner else ""
        quoted = f"«{NO_BREAK}{name}{NO_BREAK}»"
        return f"{self.start} dans le cadre du projet {quoted}{partnered},"

    def outside_programmes(self) -> str:
        return f"{self.start} en dehors de tout projet,"

    def in_period(self) -> str:
        when = "pendant l’année scolaire" if self.is_school_year else "en"
        return f"{self.start} {when} {self.period},"

    def over_period(self) -> str:
        year = "l’année scolaire" if self.is_school_year else "l’année"
        return f"{self.start} sur l’ensemble de {year} {self.period},"

    def told(self, beginning: str, cooperatives: int | None) -> str:
        if cooperatives is None:
            told = "des coopératives ont apporté un témoignage"
        elif cooperatives == 0:
            told = "aucune coopérative n’a apporté de témoignage"
        elif cooperatives == 1:
            told = "1 coopérative a apporté un témoignage"
        else:
            number = _number(cooperatives, NARROW_NO_BREAK)
            told = f"{number} coopératives ont apporté un témoignage"
        return f"{beginning} {told} en tant qu’{self.role}."

    def pupils_met(self, pupils: int | None, schools: int | None, *, because: bool) -> str:
        start = "Ainsi, " if because else ""
        met = "a découvert" if pupils == 1 else "ont découvert"
        who = counted(pupils, "élève", "élèves", NARROW_NO_BREAK) if pupils else "des élèves"
        where = f" de {counted(schools, 'école', 'écoles', NARROW_NO_BREAK)}" if schools else ""
        sentence = f"{start}{who}{where} {met} {self.subject}."
        return sentence[0].upper() + sentence[1:]

    def no_pupils(self) -> str:
        return f"Aucun élève n’a découvert {self.subject}."

    def unknown_pupils(self) -> str:
        return "Le nombre d’élèves n’est pas connu."


def counted(number: int | None, one: str, many: str, separator: str) -> str:
    """The number with its noun; an unknown number leaves the noun."""
    if number is None:
        return many
    return f"{_number(number, separator)} {one if number == 1 else many}"


def _number(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)
