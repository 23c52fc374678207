"""Wishes that a teacher could have."""

from random import Random

from schools.levels import Level
from schools.models import School
from schools.operations import GroupWish
from sessions.choices import Channel, Format, Language, Theme
from sessions.models import Programme
from sessions.operations.requests import Moment, RequestWish

GOALS = [
    "Wat een coöperatie anders maakt dan een gewone firma.",
    "Hoe je samen een zaak begint, en wie dan beslist.",
    "Dat je klant en eigenaar tegelijk kunt zijn.",
    "Waar de winst van een coöperatie naartoe gaat.",
    "Hoe leden stemmen, ook als ze het niet eens zijn.",
    "Wat je nodig hebt om zelf te ondernemen.",
    "Een echt voorbeeld bij ons project over de mini-onderneming.",
    "Waarom mensen samen doen wat ze ook alleen kunnen.",
    "Hoe een idee uit de buurt een bedrijf wordt.",
    "Wat werken in een coöperatie betekent voor wie er werkt.",
]
CHANNELS = {
    Channel.DIRECT: 11,
    Channel.VLAJO: 4,
    Channel.CERA: 3,
    Channel.EVENT: 1,
    Channel.OTHER: 1,
}
FORMATS = {Format.IN_CLASS: 17, Format.ONLINE: 2, Format.AT_COOPERATIVE: 1}
LANGUAGES = {Language.NL: 17, Language.EN: 2, Language.FR: 1}
SHARE_OF_PROGRAMME = 0.45

GROUP_NAMES = {
    Level.KLEUTER: ["3KA", "3KB"],
    Level.LAGER_1: ["1A", "2B"],
    Level.LAGER_2: ["3A", "4B"],
    Level.LAGER_3: ["5A", "5B", "6A"],
    Level.SO_1A: ["1A3", "2A1", "2A4"],
    Level.SO_1B: ["1B1", "2B1"],
    Level.SO_2_DO: ["3 ECO", "4 ECO", "4 HUM", "3 NAT"],
    Level.SO_2_DU: ["3 B&O", "4 B&O", "4 MW"],
    Level.SO_2_A: ["3 O&L", "4 O&L"],
    Level.SO_3_DO: ["5 ECO A", "5 ECMT", "6 ECO B", "5 HUM", "6 HUM"],
    Level.SO_3_DU: ["5 B&O", "6 B&O", "5 COM", "6 GEZ"],
    Level.SO_3_A: ["5 O&L", "6 O&L"],
    Level.SO_7: ["7 KAN", "7 WEB"],
    Level.OKAN: ["OKAN 2"],
    Level.BUSO: ["OV3 groep 2"],
    Level.DUAAL_DLW: ["6 duaal onthaal"],
    Level.HBO5: ["Marketing 1"],
    Level.HOGER_HS: ["1 Bedrijfsmanagement", "2 Sociaal werk"],
    Level.HOGER_UNIV: ["Bachelor 2 TEW"],
    Level.CVO: ["Bedrijfsbeheer dag", "Zelf een zaak starten"],
    Level.BUITEN_SCHOOL: ["Jeugdhuis"],
}
SIZES = {
    Level.OKAN: (8, 14),
    Level.BUSO: (6, 11),
    Level.DUAAL_DLW: (7, 14),
    Level.SO_7: (9, 17),
    Level.HOGER_HS: (28, 70),
    Level.HOGER_UNIV: (40, 110),
    Level.CVO: (8, 18),
}
USUAL_SIZE = (14, 27)


class Drafts:
    """Thinks of wishes."""

    def __init__(self, rng: Random, programme: Programme):
        self.rng = rng
        self.programme = programme

    def wish(self, school: School, moments: list[Moment]) -> RequestWish:
        """Give a wish that suits the school."""
        level = self.rng.choice(school.levels)
        channel = self._weighted(CHANNELS)
        secondary = level.startswith("so_")
        return RequestWish(
            groups=self._groups(level),
            moments=moments,
            goal=self.rng.choice(GOALS),
            format=self._weighted(FORMATS),
            language=self._weighted(LANGUAGES) if secondary else Language.NL,
            themes=self._themes(),
            channel=channel,
            programme=self._programme(channel),
        )

    def plain(self, moments: list[Moment], level: str) -> RequestWish:
        """Give a wish for one class of that level, in Dutch and in the class."""
        return RequestWish(
            groups=[self._group(level, GROUP_NAMES[Level(level)][0])],
            moments=moments,
            goal=self.rng.choice(GOALS),
            themes=self._themes(),
            programme=self._programme(Channel.DIRECT),
        )

    def _groups(self, level: str) -> list[GroupWish]:
        names = GROUP_NAMES[Level(level)]
        number = min(len(names), self.rng.choices([1, 2], [4, 1])[0])
        return [self._group(level, name) for name in self.rng.sample(names, number)]

    def _group(self, level: str, name: str) -> GroupWish:
        return GroupWish(name, level, self.rng.randint(*SIZES.get(Level(level), USUAL_SIZE)))

    def _themes(self) -> list[str]:
        number = self.rng.choices([0, 1, 2], [3, 4, 2])[0]
        return self.rng.sample(list(Theme.values), number)

    def _programme(self, channel: str) -> Programme | None:
        inside = channel == Channel.CERA or self.rng.random() < SHARE_OF_PROGRAMME
        return self.programme if inside else None

    def _weighted[Code: str](self, weights: dict[Code, int]) -> Code:
        return self.rng.choices(list(weights), list(weights.values()))[0]
