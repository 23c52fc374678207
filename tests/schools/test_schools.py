import pytest
from django.core.exceptions import ValidationError

from schools.models import Network, School, SchoolNumber
from tests.factories import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def college():
    SchoolFactory(name="Atheneum", municipality="Brugge", postal_code="8000")
    return SchoolFactory(name="Sint-Jozefscollége", municipality="Sint-Niklaas", postal_code="9100")


@pytest.mark.parametrize(
    "words",
    ["SINT-JOZEFSCOLLEGE", "st. jozefscoll", "sint niklaas", "9100", "9100 jozef", " college ", ""],
)
def test_a_school_is_found_in_any_spelling(college, words):
    assert college in School.objects.matching(words)


@pytest.mark.parametrize("words", ["jozef brugge", "sint%", "_", "8000 jozef"])
def test_each_word_has_to_match(college, words):
    found = list(School.objects.matching(words))

    assert (college in found) is (words in {"_", "sint%"})


@pytest.mark.parametrize("words", ["a " * 5000, "x" * 100_000, "\x00", "%" * 2000])
def test_a_question_of_any_length_is_answered(college, words):
    assert len(School.objects.matching(words)) in {0, 2}


def test_a_new_name_is_found_even_when_only_the_name_is_saved(college):
    college.name = "Technisch Instituut"
    college.save(update_fields=["name"])

    assert list(School.objects.matching("technisch niklaas")) == [college]
    assert list(School.objects.matching("jozef")) == []


@pytest.mark.parametrize("name", ["\ufdfa" * 160, "St " * 53, "ß" * 160])
def test_a_name_that_grows_when_it_is_spelled_out_can_be_stored(name):
    school = SchoolFactory(name=name.strip(), municipality=("St " * 26).strip())

    assert len(School.objects.get(pk=school.pk).search_text) <= 400


def test_closed_schools_cannot_be_chosen(college):
    closed = SchoolFactory(active=False)

    assert closed not in School.objects.active()
    assert college in School.objects.active()


def test_a_school_can_have_several_numbers(college, django_assert_num_queries):
    for number in ["012345", "123456"]:
        SchoolNumber.objects.create(school=college, number=number)

    with django_assert_num_queries(2):
        found = {school: list(school.numbers.all()) for school in School.objects.with_numbers()}
    assert [row.number for row in found[college]] == ["012345", "123456"]


@pytest.mark.parametrize(
    ("model", "values", "field"),
    [
        (SchoolNumber, {"number": "12345"}, "number"),
        (SchoolNumber, {"number": "12345x"}, "number"),
        (School, {"postal_code": "0900"}, "postal_code"),
        (School, {"postal_code": "900"}, "postal_code"),
        (School, {"levels": ["phd"]}, "levels"),
        (School, {"network": "private"}, "network"),
    ],
)
def test_what_a_school_cannot_be_is_refused_at_its_field(model, values, field):
    with pytest.raises(ValidationError) as refused:
        model(**values).clean_fields()

    assert field in refused.value.error_dict


def test_the_net_of_a_school_has_a_name():
    assert School(network="vgo").get_network_display() == Network.FREE.label
