"""What somebody who volunteers fills in: a cooperative, and its first speaker or one more."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sessions.choices import Capacity, LegalForm
from sessions.consents import VOLUNTEER_INFO
from sessions.models import Cooperative, Registration, Speaker
from youth4coop.places import Place, find, search_key
from youth4coop.validation import invalid, within

SIMILAR = 0.8  # of difflib: "Zonnewind" and "Zonnewynd" are, "Zonnewind" and "Windkracht" are not
_LEGAL_FORMS = {*LegalForm.values, "cvba", "cvso", "bvba", "so"}


@dataclass(frozen=True)
class CooperativeAnswers:
    """What is told about a cooperative; `enterprise_number` is ten digits."""

    enterprise_number: str
    name: str
    legal_form: str
    sector: str
    postal_code: str
    themes: list[str] = field(default_factory=list)
    website: str = ""

    def cooperative(self) -> Cooperative:
        """Give the cooperative that these answers make; it is not stored.

        Raises:
            ValidationError: at its fields.
        """
        place = _place(self.postal_code)
        made = Cooperative(
            **asdict(self),
            slug=slugify(self.name)[:70] or "cooperatie",
            municipality=place.municipality,
            province=place.province,
        )
        made.full_clean(validate_unique=False)
        return made


@dataclass(frozen=True)
class SpeakerAnswers:
    """What a speaker tells; `info_version` is that of the text for volunteers which they read."""

    name: str
    email: str
    levels: list[str]
    languages: list[str]
    formats: list[str]
    postal_code: str
    radius_km: int
    themes: list[str] = field(default_factory=list)
    phone: str = ""
    function: str = ""
    capacity: str = Capacity.EMPLOYEE
    info_version: str = ""

    def speaker(self) -> Speaker:
        """Give the speaker that these answers make, of no cooperative yet; it is not stored.

        Raises:
            ValidationError: at its fields; at `info_read` where a volunteer did not read the text.
        """
        place = _place(self.postal_code)
        told = asdict(self)
        read = told.pop("info_version")
        if self.capacity == Capacity.VOLUNTEER and read != VOLUNTEER_INFO.version:
            raise invalid("info_read", _("Lees de informatie en vink aan."), "required")
        made = Speaker(**told, latitude=place.latitude, longitude=place.longitude)
        made.full_clean(exclude=["cooperative"], validate_unique=False)
        return made


def _place(postal_code: str) -> Place:
    place = find(postal_code)
    if place is None:
        raise invalid("postal_code", _("Deze postcode bestaat niet."), "unknown_postal_code")
    return place


@dataclass(frozen=True)
class Newcomer:
    """All answers of a registration; without a cooperative, somebody asks to join a known one."""

    speaker: SpeakerAnswers
    cooperative: CooperativeAnswers | None = None

    def check(self) -> None:
        """Refuse what could not be stored later.

        Raises:
            ValidationError: at `cooperative.<field>` or `speaker.<field>`.
        """
        makers: dict[str, Callable[[], object]] = {"speaker": self.speaker.speaker}
        if self.cooperative:
            makers["cooperative"] = self.cooperative.cooperative
        errors: dict[str, list[ValidationError]] = {}
        for name, make in makers.items():
            try:
                make()
            except ValidationError as error:
                errors |= within(name, error)
        if errors:
            raise ValidationError(errors)

    def stored(self) -> dict[str, Any]:
        """Give the answers as a registration keeps them."""
        return asdict(self)

    @classmethod
    def of(cls, answers: Mapping[str, Any]) -> "Newcomer | None":
        """Read what `stored` gave; none where nothing was filled in yet."""
        if not answers:
            return None
        cooperative = answers["cooperative"]
        return cls(
            SpeakerAnswers(**answers["speaker"]),
            CooperativeAnswers(**cooperative) if cooperative else None,
        )


def known_cooperative(enterprise_number: str) -> Cooperative | None:
    """Give the cooperative with this number that everybody can see takes part already."""
    if not enterprise_number:
        return None
    return Cooperative.objects.approved().filter(enterprise_number=enterprise_number).first()


@dataclass(frozen=True)
class Double:
    """A cooperative that a newcomer may be, and whether that is certain."""

    cooperative: Cooperative
    same_number: bool


def doubles_of(registration: Registration) -> list[Double]:
    """Give the cooperatives with the same number or a similar name, the certain ones first."""
    newcomer = Newcomer.of(registration.answers)
    if newcomer is None or newcomer.cooperative is None:
        return []
    told = newcomer.cooperative
    found = [
        Double(one, one.enterprise_number == told.enterprise_number)
        for one in Cooperative.objects.order_by("name", "pk")
        if one.enterprise_number == told.enterprise_number or is_similar(one.name, told.name)
    ]
    return sorted(found, key=lambda double: not double.same_number)


def is_similar(one: str, other: str) -> bool:
    """Tell whether two names may be of the same organisation, whatever its legal form."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return False
    return difflib.SequenceMatcher(None, first, second).ratio() >= SIMILAR


def _bare(name: str) -> str:
    words: Iterable[str] = search_key(name).split()
    return " ".join(word for word in words if word not in _LEGAL_FORMS)
