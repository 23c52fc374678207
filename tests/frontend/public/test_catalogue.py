"""What cooperatives tell about, without days and without persons."""

import json
import re

import pytest
from django.urls import reverse

from tests.factories import CooperativeFactory, SpeakerFactory
from tests.frontend.reading import words

LIST = reverse("catalogue")


@pytest.fixture
def cooperatives(db):
    """Sun in Ghent, bread in Hasselt, and one that was not let in."""
    SpeakerFactory(
        cooperative=CooperativeFactory(
            name="Zon", slug="zon", themes=["energy", "climate"], description="Panelen op daken."
        ),
        levels=["so_3_do", "so_2_do"],
        formats=["in_class", "online"],
    )
    CooperativeFactory(
        name="Brood", slug="brood", themes=["food"], municipality="Hasselt", province="limburg"
    )
    CooperativeFactory(name="Nieuw", slug="nieuw", themes=["money"], approved_at=None)


def _names(response):
    return [cooperative.name for cooperative in response.context["found"]]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Brood", "Zon"]),
        ("?theme=energy", ["Zon"]),
        ("?province=limburg", ["Brood"]),
        ("?theme=energy&province=limburg", []),
        ("?theme=unheard-of", ["Brood", "Zon"]),
    ],
)
def test_catalogue_narrows_down_to_a_theme_and_a_region(page, cooperatives, query, names):
    assert _names(page().get(LIST + query)) == names


def test_only_what_leads_to_something_can_be_chosen(page, cooperatives):
    form = page().get(LIST).context["form"]

    assert form.fields["theme"].choices == [
        ("", "Alle"), ("energy", "energie"), ("climate", "klimaat"), ("food", "voeding"),
    ]  # fmt: skip
    assert form.fields["province"].choices == [
        ("", "Alle"),
        ("limburg", "Limburg"),
        ("oost-vlaanderen", "Oost-Vlaanderen"),
    ]


def test_nothing_found_says_what_else_to_do(page, cooperatives):
    text = words(page().get(f"{LIST}?theme=energy&province=limburg"))

    assert "Geen coöperatie past bij dit thema in deze streek." in text


def test_cooperative_shows_what_its_speakers_offer_together(page, cooperatives):
    text = words(page().get(reverse("catalogue_cooperative", args=["zon"])))

    assert "Waar Gent, Oost-Vlaanderen Sector energie Thema’s energie, klimaat" in text
    assert "Hoe in de klas, online Talen Nederlands Voor wie Secundair, 2e graad" in text


def test_cooperative_leads_to_a_request_that_prefers_it(page, cooperatives):
    html = page().get(reverse("catalogue_cooperative", args=["zon"])).content.decode()

    assert f'href="{reverse("request_new")}?liefst=zon"' in html


def test_cooperative_without_speakers_says_so(page, cooperatives):
    text = words(page().get(reverse("catalogue_cooperative", args=["brood"])))

    assert "Nu kan niemand van deze coöperatie komen." in text
    assert "Voor wie" not in text


@pytest.mark.parametrize("slug", ["nieuw", "nergens"])
def test_cooperative_that_was_not_let_in_is_not_found(page, cooperatives, coordinator, slug):
    assert page().get(reverse("catalogue_cooperative", args=[slug])).status_code == 404
    assert page(coordinator).get(f"{LIST}{slug}/").status_code == 404


def test_machines_read_the_offer_and_no_tag_can_break_out(page, db):
    cooperative = CooperativeFactory(name="</script><b>&", slug="x", description="")
    SpeakerFactory(cooperative=cooperative, languages=["nl", "fr"])

    html = page().get(reverse("catalogue_cooperative", args=["x"])).content.decode()

    text = re.search(r'<script type="application/ld\+json">(.*)</script>', html)[1]
    organisation, course = json.loads(text)["@graph"]
    assert "<" not in text
    assert organisation["name"] == "</script><b>&"
    assert "description" not in organisation
    assert course["educationalLevel"] == ["Secundair, 3e graad doorstroom (vroeger aso)"]
    assert course["inLanguage"] == ["nl-BE", "fr"]


@pytest.mark.parametrize("number", [1, 3])
def test_catalogue_takes_the_same_number_of_queries(page, db, django_assert_num_queries, number):
    CooperativeFactory.create_batch(number)

    with django_assert_num_queries(3):
        page().get(LIST)
