"""What cooperatives offer together, for everybody to read; persons only where they agreed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schools.levels import Level
from sessions.choices import Format, Language, Theme
from sessions.models import Cooperative, Speaker


@dataclass(frozen=True)
class Offer:
    """What the active speakers of one cooperative can do together, in the order of the lists."""

    levels: list[str]
    formats: list[str]
    languages: list[str]

    def __bool__(self) -> bool:
        return bool(self.formats)


@dataclass(frozen=True)
class Face:
    """What a speaker lets everybody read about them."""

    name: str
    function: str
    bio: str


@dataclass(frozen=True)
class OfferedTheme:
    """A theme, and how many approved cooperatives tell about it."""

    code: str
    label: str
    cooperatives: int


def offer_of(cooperative: Cooperative) -> Offer:
    """Give what its active speakers can do; nothing when it has none."""
    rows = list(
        Speaker.objects.active()
        .filter(cooperative=cooperative)
        .values_list("levels", "formats", "languages")
    )
    return Offer(
        levels=_in_order(Level.values, (levels for levels, _formats, _languages in rows)),
        formats=_in_order(Format.values, (formats for _levels, formats, _languages in rows)),
        languages=_in_order(Language.values, (languages for _levels, _formats, languages in rows)),
    )


def faces_of(cooperative: Cooperative) -> list[Face]:
    """Give the speakers who agreed to be shown, for as long as they do (R4.09)."""
    shown = Speaker.objects.with_public_profile().filter(cooperative=cooperative)
    return [Face(*row) for row in shown.values_list("name", "function", "bio")]


def offered_themes() -> list[OfferedTheme]:
    """Give the themes that approved cooperatives tell about, the most offered first."""
    lists = Cooperative.objects.approved().order_by().values_list("themes", flat=True)
    counts = Counter(code for codes in lists for code in codes)
    offered = [
        OfferedTheme(theme.value, str(theme.label), counts[theme.value])
        for theme in Theme
        if counts[theme.value]
    ]
    return sorted(offered, key=lambda theme: -theme.cooperatives)


def _in_order(known: list[str], lists: Iterable[list[str]]) -> list[str]:
    found = {code for codes in lists for code in codes}
    return [code for code in known if code in found]
