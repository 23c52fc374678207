"""Schools and code lists through the API."""

import pytest

from schools.models import SchoolNumber
from tests.factories import SchoolFactory

URL = "/api/v1/schools/"

pytestmark = pytest.mark.django_db


def names(client, query):
    return [row["name"] for row in client.get(f"{URL}?{query}").json()["results"]]


def test_school_is_shown_whole_to_everybody(api):
    school = SchoolFactory(name="Sint-Jan", street="Kerkstraat 1", network="vgo")
    SchoolNumber.objects.create(school=school, number="123456")

    assert api().get(f"{URL}{school.pk}/").json() == {
        "id": school.pk,
        "number": "123456",
        "name": "Sint-Jan",
        "street": "Kerkstraat 1",
        "postal_code": "9000",
        "municipality": "Gent",
        "province": "oost-vlaanderen",
        "network": "vgo",
        "levels": ["so_3_do"],
        "latitude": 51.05,
        "longitude": 3.7167,
        "active": True,
    }


def test_closed_school_is_not_there(api):
    closed = SchoolFactory(active=False)

    assert api().get(f"{URL}{closed.pk}/").status_code == 404
    assert names(api(), "") == []


def test_school_that_nobody_checked_is_for_its_teacher_and_the_coordinator(
    api, teacher, stranger, coordinator
):
    teacher.school.checked = False
    teacher.school.save()
    people = [None, stranger.user, teacher.user, coordinator]
    address = f"{URL}{teacher.school.pk}/"

    assert [api(user).get(address).status_code for user in people] == [404, 404, 200, 200]
    assert [teacher.school.name in names(api(user), "") for user in people] == [
        False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["sint-jan", "ST. JAN", "st jan berghem", "Bérchem", "2600", "jan 2600", ""]
)
def test_search_forgives_how_names_are_written(api, words):
    SchoolFactory(name="Sint-Jan Berghem", municipality="Berchem", postal_code="2600")

    assert names(api(), f"search={words}") == ["Sint-Jan Berghem"]


def test_search_that_finds_nothing_is_empty(api):
    SchoolFactory()

    assert names(api(), "search=nowhere") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("province=antwerpen", ["A"]),
        ("postal_code=2600", ["A"]),
        ("level=so_1a", ["A"]),
        ("network=go", ["A"]),
        ("level=so_3_do", ["B"]),
        ("ordering=-name", ["B", "A"]),
        ("page_size=1", ["A"]),
        ("page_size=1&page=2", ["B"]),
    ],
)
def test_list_is_filtered_and_ordered(api, query, expected):
    SchoolFactory(
        name="A", province="antwerpen", postal_code="2600", levels=["so_1a", "so_1b"], network="go"
    )
    SchoolFactory(name="B")

    assert names(api(), query) == expected


@pytest.mark.parametrize("query", ["colour=red", "level=so_9", "ordering=street", "search=%00"])
def test_unknown_filter_is_refused(api, query):
    answer = api().get(f"{URL}?{query}")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_page_that_is_not_there_is_404(api):
    assert api().get(f"{URL}?page=2").status_code == 404


def test_schools_cannot_be_written(api, coordinator):
    assert api(coordinator).post(URL, {}).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries_for_any_number(api, number, django_assert_num_queries):
    for index in range(number):
        SchoolNumber.objects.create(school=SchoolFactory(), number=f"{index:06d}")

    with django_assert_num_queries(3):
        assert len(names(api(), "")) == number


def test_levels_come_with_their_labels(api):
    rows = api().get("/api/v1/levels/").json()

    assert rows["count"] == 21
    assert rows["results"][0] == {"code": "kleuter", "label": "Kleuteronderwijs"}


def test_brussels_is_a_province_of_its_own(api):
    rows = api().get("/api/v1/provinces/").json()["results"]

    assert {"code": "brussel", "label": "Brussel"} in rows
    assert len(rows) == 11
