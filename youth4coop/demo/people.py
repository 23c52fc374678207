"""Names that nobody has."""

from dataclasses import dataclass

from django.utils.text import slugify

DOMAIN = "demo.example"

# fmt: off
FIRST_NAMES = [
    "An", "Bilal", "Chloé", "Dirk", "Elif", "Fons", "Greet", "Hamza", "Ines", "Jef", "Karima",
    "Lotte", "Mehmet", "Nele", "Omar", "Paulien", "Rik", "Saar", "Tuur", "Ümit", "Veerle", "Wout",
    "Yasmina", "Zoë", "Arne", "Bieke", "Cas", "Dina", "Emiel", "Fatima", "Gust", "Hanne", "Ilse",
    "Joren", "Kobe", "Leen", "Mauro",
]
SURNAMES = [
    "Voorbeeld", "Proefmans", "Testaert", "Vanvoorbeeld", "Demoons", "Verzonnen", "Fictiefs",
    "Zogezegd", "Bedacht", "Schijnbaar", "Denkbeeld", "Ingebeeld", "Zogenaamd",
]
# fmt: on


@dataclass(frozen=True)
class Person:
    """A made-up person and their address."""

    name: str
    email: str


def person(number: int) -> Person:
    """Give the person with this number, from 0 to 480; each number is somebody else."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    last = SURNAMES[number % len(SURNAMES)]
    return Person(f"{first} {last}", address(slugify(f"{first} {last}").replace("-", ".")))


def account(name: str, number: int) -> Person:
    """Give the person with this number, at an address that visitors log in with."""
    return Person(person(number).name, address(name))


def address(name: str) -> str:
    """Give an address of the demo."""
    return f"{name}@{DOMAIN}"
