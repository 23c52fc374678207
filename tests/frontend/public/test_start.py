"""The beginning of a request: go on with one, find the school, or tell about a new one."""

import datetime as dt
from urllib.parse import urlencode

import pytest
import time_machine
from django.urls import reverse

from schools.models import School
from sessions.models import SessionRequest
from tests.factories import NOW, CooperativeFactory, SchoolFactory
from tests.frontend.public.asking import (
    A_CLASS,
    A_WISH,
    CHECK,
    CLASSES,
    MOMENTS,
    NEW,
    NEW_SCHOOL,
    PAGES,
    WISHES,
    answer,
    path,
)
from tests.frontend.reading import problems, title, value, words

HTMX = {"HX-Request": "true"}
NEWCOMER = {"name": "De Nieuwe School", "street": "Pontstraat 7", "postal_code": "2600"}


@pytest.mark.parametrize("typed", ["jozef", "St. Jozef", "aalst", "9300", "AALST college"])
def test_school_is_found_by_name_town_or_postal_code(page, school, typed):
    SchoolFactory(name="Another", municipality="Gent", postal_code="9000")

    response = page().get(NEW, {"school": typed})

    assert response.context["finder"].schools == [school]
    assert "1 school gevonden." in words(response)


def test_school_found_is_named_with_its_street_and_town(page, db):
    SchoolFactory(name="Atheneum", street="Kouter 1", postal_code="9000", municipality="Gent")

    assert "Atheneum – Kouter 1, 9000 Gent" in words(page().get(NEW, {"school": "ath"}))


def test_search_without_result_says_what_to_try(page, school):
    response = page().get(NEW, {"school": "zzz"})

    assert "Geen school gevonden voor “zzz”." in words(response)
    assert value(response, "school") == "zzz"
    assert f'href="{NEW_SCHOOL}?school=zzz"' in response.content.decode()


def test_search_with_many_results_shows_twenty_and_says_how_many_more(page, db):
    SchoolFactory.create_batch(22, municipality="Gent")

    response = page().get(NEW, {"school": "gent"})

    assert len(response.context["finder"].schools) == 20
    assert "22 scholen gevonden." in words(response)
    assert "Er zijn nog 2 scholen. Typ een woord meer." in words(response)


def test_while_somebody_types_only_what_was_found_is_sent(page, school):
    response = page().get(NEW, {"school": "jozef"}, headers=HTMX)

    assert response.templates[0].name == "frontend/includes/found.html"
    assert words(response) == "1 school gevonden. Sint-Jozefscollege – 9300 Aalst"


def test_closed_or_unchecked_school_cannot_be_found_or_chosen(page, db):
    for hidden in [{"active": False}, {"checked": False}]:
        school = SchoolFactory(name="Hidden", **hidden)

        assert page().get(NEW, {"school": "hidden"}).context["finder"].schools == []
        assert page().post(NEW, {"at": school.pk}).status_code == 200


@pytest.mark.parametrize("at", ["", "x", "-1", "99999999999999999999", "²"])
def test_school_that_is_none_leads_nowhere(page, db, at):
    assert page().post(NEW, {"at": at}).status_code == 200


def test_teacher_begins_with_the_class_at_the_own_school(page, teacher):
    browser = page(teacher.user)

    assert browser.get(NEW).url == CLASSES
    assert f"Voor {teacher.school.name} in Gent." in words(browser.get(CLASSES))


def test_teacher_can_choose_another_school(page, teacher, school):
    browser = page(teacher.user)
    browser.post(CLASSES, A_CLASS)

    shown = browser.get(browser.get(CLASSES).context["draft"].start)
    assert title(shown).startswith("Kies een andere school")
    assert teacher.school.name in words(shown)
    assert path(browser.post(shown.wsgi_request.get_full_path(), {"at": school.pk})) == CLASSES

    assert f"Voor {school.name} in Aalst." in words(browser.get(CLASSES))


def test_teacher_of_a_closed_school_looks_for_another(page, teacher):
    teacher.school.active = False
    teacher.school.save()

    assert page(teacher.user).get(NEW).status_code == 200


@pytest.fixture
def wished(db):
    """The cooperative on whose page the teacher began."""
    return CooperativeFactory(name="Zon", slug="zon")


def test_cooperative_of_the_page_before_is_chosen_already(page, school, wished):
    browser, other = page(), CooperativeFactory(name="Wind")
    shown = browser.get(NEW, {"liefst": "zon", "school": "jozef"})
    assert "Je vraagt liefst Zon." in words(shown)
    assert '<input type="hidden" name="liefst" value="zon">' in shown.content.decode()

    browser.post(f"{NEW}?liefst=zon", {"at": school.pk})

    sheet = browser.get(WISHES).context["sheet"]
    assert sheet.main.cooperatives == [(wished, True)]
    answer(browser, PAGES | {WISHES: A_WISH | {"preferred_cooperatives": [other.pk]}})
    assert list(browser.get(CHECK).context["wishes"]["preferred_cooperatives"]) == [other]


def test_cooperative_of_the_page_before_holds_for_a_new_school_too(page, wished):
    browser = page()
    link = f'href="{NEW_SCHOOL}?liefst=zon&amp;school=zzz"'
    assert link in browser.get(NEW, {"liefst": "zon", "school": "zzz"}).content.decode()

    browser.post(f"{NEW_SCHOOL}?liefst=zon", NEWCOMER | {"town": "Berchem"})

    assert browser.get(WISHES).context["sheet"].main.cooperatives == [(wished, True)]


@pytest.mark.parametrize("slug", ["", "zzz", "\x00", "é'--"])
def test_cooperative_that_is_none_is_not_wished(page, school, wished, slug):
    browser = page()
    wished.approved_at = None
    wished.save()

    for one in [slug, "zon"]:
        shown = browser.post(f"{NEW}?{urlencode({'liefst': one})}", {"at": school.pk}, follow=True)
        assert shown.status_code == 200
        assert browser.get(WISHES).context["sheet"].main.cooperatives == []


def test_coordinator_has_one_page_for_all(page, coordinator):
    assert page(coordinator).get(NEW).url == reverse("request_by_phone")


def test_coordinator_finds_schools_while_typing_too(page, coordinator, school):
    for name in ["request_by_phone", "session_new"]:
        response = page(coordinator).get(reverse(name), {"school": "jozef"}, headers=HTMX)

        assert words(response) == "1 school gevonden. Sint-Jozefscollege – 9300 Aalst"


def test_who_stopped_goes_on_where_they_were(begun):
    begun.post(CLASSES, A_CLASS)

    shown = begun.get(NEW)

    assert "Je aanvraag voor Sint-Jozefscollege in Aalst is nog niet verstuurd." in words(shown)
    assert path_of(shown.context["go_on"]) == MOMENTS


def path_of(address):
    return address.partition("?")[0]


def test_draft_is_kept_for_a_day(begun):
    begun.post(CLASSES, A_CLASS)

    for hours, kept in [(23, True), (25, False)]:
        with time_machine.travel(NOW + dt.timedelta(hours=hours), tick=False):
            assert (begun.get(NEW).context["draft"] is not None) is kept


def test_login_session_of_a_visitor_lasts_as_long_as_the_draft(begun):
    assert begun.session.get_expiry_age() == 24 * 3600


def test_draft_can_be_thrown_away(answered):
    draft = answered.get(NEW).context["draft"]

    assert answered.post(NEW, {"forget": draft.key}).url == NEW

    assert answered.get(NEW).context["draft"] is None
    assert answered.get(CLASSES).url == NEW


def test_choosing_a_school_from_the_start_begins_another_request(answered):
    other = SchoolFactory(name="Atheneum", municipality="Gent")

    response = answered.post(NEW, {"at": other.pk})

    assert value(answered.get(response.url), "groups-0-name") == ""


def test_choosing_another_school_keeps_the_answers_and_asks_the_level_again(answered):
    other = SchoolFactory(name="Atheneum", municipality="Gent", levels=[])

    response = answered.post(answered.get(CHECK).context["draft"].start, {"at": other.pk})

    shown = answered.get(response.url)
    assert "Voor Atheneum in Gent." in words(shown)
    assert value(shown, "groups-0-name") == "5 ECO A"
    assert path(answered.get(CHECK)) == CLASSES
    assert path(answered.post(response.url, A_CLASS)) == CHECK


@pytest.fixture
def lost(page, db):
    """A visitor whose school is not in the list."""
    return page()


def test_school_that_is_not_there_is_told_in_three_fields(lost):
    shown = lost.get(NEW_SCHOOL, {"school": "De Nieuwe"})
    assert value(shown, "name") == "De Nieuwe"

    response = lost.post(NEW_SCHOOL, NEWCOMER)

    assert path(response) == CLASSES
    assert "Voor De Nieuwe School in Antwerpen." in words(lost.get(response.url))
    assert not School.objects.exists()


def test_new_school_is_stored_with_its_request_to_be_checked(lost):
    lost.post(NEW_SCHOOL, NEWCOMER)
    answer(lost)
    assert "De Nieuwe School, Antwerpen" in words(lost.get(CHECK))

    lost.post(CHECK)

    school = School.objects.get()
    assert SessionRequest.objects.get().school == school
    assert (school.name, school.street, school.checked) == (
        "De Nieuwe School", "Pontstraat 7", False,
    )  # fmt: skip
    assert lost.get(NEW, {"school": "nieuwe"}).context["finder"].schools == []


def test_new_school_of_two_requests_is_one_school(lost):
    for _ in range(2):
        lost.post(NEW_SCHOOL, NEWCOMER)
        answer(lost)
        lost.post(CHECK)

    assert SessionRequest.objects.count() == 2
    assert School.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"name": " "}, "Vul de naam van de school in."),
        ({"street": ""}, "Vul de straat en het nummer in."),
        ({"postal_code": ""}, "Vul de postcode in, zoals 9300."),
        ({"postal_code": "0999"}, "Vul een postcode in die bestaat, zoals 9300."),
    ],
)
def test_what_is_missing_of_a_new_school_is_asked(lost, changes, asked):
    response = lost.post(NEW_SCHOOL, NEWCOMER | changes)

    assert problems(response) == [asked]
    assert title(response).startswith("Fout: ")
    assert value(response, "street") == (NEWCOMER | changes)["street"]


@pytest.mark.parametrize("typed", ["B-2600", " 2600 ", "2 600"])
def test_postal_code_is_read_as_people_write_it(lost, typed):
    assert path(lost.post(NEW_SCHOOL, NEWCOMER | {"postal_code": typed})) == CLASSES


def test_postal_code_of_several_places_asks_which(lost):
    shown = lost.post(NEW_SCHOOL, NEWCOMER | {"postal_code": "9320"})

    assert [label for _value, label in shown.context["form"].towns] == [
        "Erembodegem (Aalst)", "Nieuwerkerken (Aalst)",
    ]  # fmt: skip
    assert problems(shown) == []
    again = {"postal_code": "9320", "town": "Nieuwerkerken", "looked": "1"}
    assert path(lost.post(NEW_SCHOOL, NEWCOMER | again)) == CLASSES


def test_place_of_a_postal_code_typed_before_is_forgotten(lost):
    assert path(lost.post(NEW_SCHOOL, NEWCOMER | {"town": "Nieuwerkerken"})) == CLASSES
    shown = lost.post(NEW_SCHOOL, NEWCOMER | {"postal_code": "9320", "town": "Gent"})

    assert "Kijk nog na in welke plaats je school is." in words(shown)


def test_places_appear_while_the_postal_code_is_typed(lost):
    for typed, towns in [("93", 0), ("2600", 0), ("9320", 2)]:
        response = lost.post(NEW_SCHOOL, {"postal_code": typed}, headers=HTMX)

        assert response.content.decode().count("<option") == towns


def test_school_that_looks_like_a_known_one_is_offered_first(lost, school):
    typed = NEWCOMER | {"name": "College Jozef", "postal_code": "9300"}

    shown = lost.post(NEW_SCHOOL, typed)

    assert shown.context["alike"] == [school]
    assert path(lost.post(NEW, {"at": school.pk})) == CLASSES
    assert path(lost.post(NEW_SCHOOL, typed | {"looked": "1"})) == CLASSES


def test_another_school_for_a_request_in_the_making_may_be_a_new_one(answered):
    key = answered.get(CHECK).context["draft"].key

    response = answered.post(f"{NEW_SCHOOL}?a={key}", NEWCOMER)

    assert value(answered.get(response.url), "groups-0-name") == "5 ECO A"
    answer(answered, {CLASSES: PAGES[CLASSES]})
    assert "De Nieuwe School, Antwerpen" in words(answered.get(CHECK))
