"""Everything can be done with the keys alone."""

import pytest

from sessions.models import Registration, SessionRequest
from tests.factories import SchoolFactory

MOST_TABS = 60
HAS_FOCUS = "element => element === document.activeElement"


@pytest.fixture
def keys(visitor, transactional_db):
    """A person without a mouse, at the front page."""
    SchoolFactory(name="Sint-Jozefscollege", municipality="Aalst", levels=[])
    page = visitor()
    page.goto("/")
    return Keys(page)


class Keys:
    """Finds its way with Tab and presses what has the focus."""

    def __init__(self, page):
        self.page = page

    def to(self, name):
        """Presses Tab until the focus is on what has this name."""
        target = self.page.locator("a, button, input, select, textarea, summary").and_(
            self.page.get_by_role("link", name=name)
            .or_(self.page.get_by_role("button", name=name))
            .or_(self.page.get_by_label(name))
        )
        self.reach(target.locator("visible=true").first, name)

    def unfold(self, summary):
        """Opens what is folded away under these words."""
        self.reach(self.page.locator("summary", has_text=summary), summary)
        self.page.keyboard.press("Enter")

    def reach(self, element, name):
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if element.evaluate(HAS_FOCUS):
                return
        pytest.fail(f"Tab does not reach {name}.")

    def type(self, name, text):
        self.to(name)
        self.page.keyboard.type(text)

    def go_down(self, name, times):
        """Goes to the first answer of a question, and from there to another, or takes it."""
        self.to(name)
        for _ in range(times):
            self.page.keyboard.press("ArrowDown")
        if not times:
            self.page.keyboard.press("Space")

    def press(self, name, key="Enter"):
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)


def test_first_tab_leads_past_the_menu(keys):
    keys.page.keyboard.press("Tab")
    keys.page.keyboard.press("Enter")

    assert keys.page.evaluate("document.activeElement.id") == "inhoud"


PAGES = [
    {"Zoek de school": "aalst"},
    {},
    {
        "Naam van de klas": "5 ECO A",
        "Aantal leerlingen": "24",
        "Kleuter- of lager onderwijs": 1,
        "1e graad (1e en 2e jaar)": 2,
        "Doorstroomfinaliteit": 0,
    },
    {"Datum": "2/2/2099", "Beginuur": "10.10"},
    {"Wat moeten je leerlingen": "Weten wat het is.", "Ik of een collega blijft": " "},
    {"Je naam": "An", "Je e-mailadres": "an@school.example"},
    {},
]
BUTTONS = ["Zoek", "Sint-Jozefscollege", *["Ga verder"] * 4, "Aanvraag versturen"]


def test_request_is_made_with_the_keys_alone(keys):
    keys.press("Vraag een sessie")
    for answers, button in zip(PAGES, BUTTONS, strict=True):
        for name, text in answers.items():
            keys.go_down(name, text) if isinstance(text, int) else keys.type(name, text)
        keys.press(button)

    wish = SessionRequest.objects.get()
    assert (wish.teacher.name, wish.groups.get().level) == ("An", "so_3_do")


JOINING = [
    {"Jullie ondernemingsnummer": "0403.019.261"},
    {
        "Naam van jullie coöperatie": "Zonnewind",
        "cv (coöperatieve vennootschap)": " ",
        "Postcode of gemeente": "Gent",
        "Sector": "energie",
    },
    {"Je naam": "Mia", "Je e-mailadres": "mia@zonnewind.example"},
    {"Lager onderwijs, 1e graad": " ", "Postcode of gemeente": "9000"},
    {},
]
JOINING_BUTTONS = ["Begin", *["Ga verder"] * 3, "Inschrijving versturen"]


def test_cooperative_joins_with_the_keys_alone(keys):
    keys.page.goto("/vertel-je-verhaal/")
    for answers, button in zip(JOINING, JOINING_BUTTONS, strict=True):
        for name, text in answers.items():
            keys.type(name, text)
        keys.press(button)

    assert [row.organisation for row in Registration.objects.all()] == ["Zonnewind"]


def test_problem_at_the_top_leads_to_its_field(keys):
    keys.page.goto("/aanmelden/login/code/")
    keys.press("Mail me een code")
    assert keys.page.evaluate("document.activeElement.getAttribute('role')") == "alert"

    keys.page.keyboard.press("Tab")
    keys.page.keyboard.press("Enter")

    assert keys.page.evaluate("document.activeElement.id") == "id_email"
