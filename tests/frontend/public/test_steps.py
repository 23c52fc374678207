"""The pages of questions, as a browser without JavaScript has them."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from schools.level_tree import EDUCATION, Question
from schools.levels import Level
from tests.factories import CooperativeFactory, SchoolFactory, SpeakerFactory
from tests.frontend.public.asking import (
    A_CLASS,
    A_MOMENT,
    A_WISH,
    CHECK,
    CLASSES,
    MOMENTS,
    NEW,
    PAGES,
    SENT,
    WISHES,
    YOU,
    answer,
    path,
)
from tests.frontend.reading import problems, title, value, words

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
LEVEL = "groups-0-level_"


def test_each_page_leads_to_the_next_and_the_last_to_the_check(page, school):
    browser = page()

    visited = [path(browser.post(NEW, {"at": school.pk})), *answer(browser)]

    assert visited == [CLASSES, MOMENTS, WISHES, YOU, CHECK]


@pytest.mark.parametrize("address", [CLASSES, CHECK, SENT])
def test_without_a_school_one_begins_at_the_beginning(page, db, address):
    assert page().get(address).url == NEW


def test_page_that_does_not_exist_is_not_found(begun):
    assert begun.get(reverse("request_step", args=["prijs"])).status_code == 404


@pytest.mark.parametrize(
    ("address", "answers", "asked"),
    [
        (
            CLASSES,
            {"groups-0-name": "5 ECO A", "groups-0-expected_pupils": "500"},
            ["Vul een aantal in van 1 tot 400.", "Kies welk onderwijs de klas volgt."],
        ),
        (CLASSES, {}, ["Vul in hoe de klas heet.", "Vul in hoeveel leerlingen je verwacht."]),
        (MOMENTS, {**A_MOMENT, "moments-0-day": "ooit"}, ["Vul een datum in, zoals 3/2/2027."]),
        (MOMENTS, {**A_MOMENT, "moments-0-day": "1/9/2026"}, ["Kies een moment in de toekomst."]),
        (MOMENTS, {**A_MOMENT, "duration": "other"}, ["Vul in hoeveel minuten het duurt."]),
        (
            MOMENTS,
            {**A_MOMENT, "duration": "other", "minutes": "9"},
            ["Vul een aantal in van 20 tot 480."],
        ),
        (WISHES, {**A_WISH, "goal": ""}, ["Schrijf in één of twee zinnen wat het doel is."]),
        (WISHES, {**A_WISH, "goal": "x" * 301}, ["Schrijf hoogstens 300 tekens."]),
        (
            WISHES,
            {**A_WISH, "teacher_present": ""},
            ["Vink aan dat jij of een collega bij de leerlingen blijft."],
        ),
        (
            YOU,
            {"name": "Tom", "email": "tom"},
            ["Vul een e-mailadres in met een @, zoals naam@school.be."],
        ),
    ],
)
def test_page_asks_to_put_right_what_cannot_be_and_keeps_the_rest(begun, address, answers, asked):
    response = begun.post(address, answers)

    assert problems(response)[: len(asked)] == asked
    assert title(response).startswith("Fout: ")
    typed = {name for name in answers if name in {"groups-0-name", "moments-0-day", "name"}}
    assert {name: value(response, name) for name in typed} == {
        name: answers[name] for name in typed
    }


def test_answers_are_still_there_on_the_way_back(answered):
    assert value(answered.get(MOMENTS), "moments-0-start") == "10u10"
    assert "Wat een coöperatie anders maakt." in words(answered.get(WISHES))


def test_way_back_leads_through_the_pages_to_the_school(answered):
    backs = [path_of(answered.get(address).context["frame"].back) for address in [*PAGES, CHECK]]

    assert backs == [NEW, CLASSES, MOMENTS, WISHES, YOU]


def path_of(address):
    return address.partition("?")[0]


# The level of a class


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "Kies welk onderwijs de klas volgt."),
        ({"education": "secondary"}, "Kies de graad."),
        ({"education": "secondary", "stage": "3"}, "Kies de finaliteit."),
        ({"education": "secondary", "stage": "3", "stream": "a"}, "Kies de finaliteit."),
        ({"education": "other", "other": "higher", "stage": "1"}, "Kies het hoger onderwijs."),
        ({"education": "nonsense"}, "Kies welk onderwijs de klas volgt."),
    ],
)
def test_next_question_about_the_level_is_asked_and_no_other(begun, answers, asked):
    sent = {f"{LEVEL}{key}": chosen for key, chosen in answers.items()}

    response = begun.post(CLASSES, {"groups-0-name": "A", "groups-0-expected_pupils": "9"} | sent)

    assert problems(response) == [asked]


def asked_about(page, levels, **answers):
    """Gives what the page asks about the level at a school with these levels, and what came."""
    browser = page()
    browser.post(NEW, {"at": SchoolFactory(levels=levels).pk})
    row = browser.get(CLASSES).context["sheet"].groups.forms[0]
    open_questions = {
        asked.question.key: [
            choice.option.value for choice in asked.choices if not choice.elsewhere
        ]
        for asked in row.questions()
        if not asked.settled and not all(choice.elsewhere for choice in asked.choices)
    }
    sent = {"groups-0-name": "A", "groups-0-expected_pupils": "9"}
    sent |= {f"{LEVEL}{key}": chosen for key, chosen in answers.items()}
    return open_questions, browser.post(CLASSES, sent), browser


@pytest.mark.parametrize(
    ("levels", "questions", "answers"),
    [
        (["so_1a", "so_2_do", "so_3_do"], {"stage": ["1", "2", "3"]}, {"stage": "3"}),
        (["so_3_do", "so_3_du"], {"track_3": ["transfer", "double"]}, {"track_3": "transfer"}),
        (["buso"], {}, {}),
        (["lager_1", "so_1a"], {"education": ["basic", "secondary"]}, {"education": "basic"}),
    ],
)
def test_school_leaves_most_teachers_one_choice(page, levels, questions, answers):
    asked, response, _browser = asked_about(page, levels, **answers)

    assert asked == questions
    assert path(response) == MOMENTS


def test_class_can_have_another_level_than_the_others_of_its_school(page, db):
    sent = {"education": "basic", "basic": "nursery"}
    _asked, refused, browser = asked_about(page, ["so_1a", "so_1b"], **sent)
    assert problems(refused) == ["Kies de stroom."]

    other = {f"{LEVEL}{key}": chosen for key, chosen in sent.items()}
    row = {"groups-0-name": "A", "groups-0-expected_pupils": "9", "groups-0-other_level": "on"}
    browser.post(CLASSES, row | other)

    sheet = browser.get(CLASSES).context["sheet"]
    assert sheet.is_valid()
    assert sheet.wishes()[0].level == Level.KLEUTER


def test_only_level_of_a_school_is_said(page, db):
    browser = page()
    browser.post(NEW, {"at": SchoolFactory(levels=["buso"]).pk})

    assert "Niveau: Buitengewoon secundair (BuSO)." in words(browser.get(CLASSES))


def test_style_shows_each_question_where_the_answers_lead():
    with open(finders.find("frontend/request.css"), encoding="utf-8") as file:
        style = " ".join(file.read().split())
    missing = [
        rule
        for rule in _rules(EDUCATION, ".levels")
        if f"{rule}," not in style and f"{rule} {{" not in style
    ]

    assert missing == []


def _rules(question, way):
    for option in question.options:
        if isinstance(option.leads_to, Question):
            further = f'{way}:has(> .level-{question.key} [value="{option.value}"]:checked)'
            yield f"{further} > .level-{option.leads_to.key}"
            yield from _rules(option.leads_to, further)


def test_several_classes_are_one_session(begun):
    second = {name.replace("-0-", "-1-"): typed for name, typed in A_CLASS.items()}
    begun.post(CLASSES, A_CLASS | second | {"groups-1-name": "5 ECO B"})

    sheet = begun.get(CLASSES).context["sheet"]

    assert [(wish.name, wish.expected_pupils) for wish in sheet.wishes()] == [
        ("5 ECO A", 24), ("5 ECO B", 24),
    ]  # fmt: skip


# Moments


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({}, "11:50"),
        ({"duration": "50"}, "11:00"),
        ({"duration": "other", "minutes": "90"}, "11:40"),
        ({"duration": "50", "minutes": "nonsense"}, "11:00"),
    ],
)
def test_length_gives_the_end(begun, changes, end):
    begun.post(MOMENTS, A_MOMENT | changes)

    [moment] = begun.get(MOMENTS).context["sheet"].wishes()

    assert f"{moment.start:%Y-%m-%d %H:%M} {moment.end:%H:%M}" == f"2027-02-02 10:10 {end}"


def test_two_lessons_are_chosen_at_first(begun):
    page = begun.get(MOMENTS).content.decode()

    assert re.findall(r'name="duration" value="(\w+)"[^>]* checked', page) == ["100"]


UNUSUAL = [
    ({"moments-0-day": "6/2/2027"}, "valt in het weekend"),
    ({"moments-0-day": "10/2/2027"}, "(Krokusvakantie)"),
    ({"moments-0-day": "3/2/2027", "moments-0-start": "13u"}, "Op woensdag is er na 12.30 uur"),
    ({"moments-0-start": "16.30"}, "Dit eindigt na 17 uur."),
    ({"moments-0-day": "9/12/2026"}, "Dit is binnen drie weken."),
    ({"moments-0-day": "26/11/2026"}, "Dit is over 2 dagen."),
]


@pytest.mark.parametrize(("moment", "remark"), UNUSUAL)
def test_unusual_moment_is_remarked_on_once_and_passes(begun, moment, remark):
    first = begun.post(MOMENTS, A_MOMENT | moment)

    assert remark in words(first)
    assert "Kijk dit even na." in words(first)
    assert problems(first) == []
    seen = re.findall(r'name="seen" value="([^"]+)"', first.content.decode())
    assert path(begun.post(MOMENTS, A_MOMENT | moment | {"seen": seen})) == CLASSES


def test_unusual_moment_is_kept_though_it_was_not_confirmed(begun):
    begun.post(MOMENTS, A_MOMENT | UNUSUAL[0][0])

    assert value(begun.get(MOMENTS), "moments-0-day") == "6/2/2027"


def test_remarks_come_while_somebody_types(begun):
    response = begun.post(MOMENTS, A_MOMENT | UNUSUAL[0][0], headers=HTMX)

    assert response.templates[0].name == "frontend/request/live_remarks.html"
    assert words(response) == (
        "Let op: Zaterdag 6 februari 2027 valt in het weekend. Dan is er geen les."
    )
    assert begun.get(MOMENTS).context["sheet"].is_bound is False


def test_day_is_remarked_on_before_the_minutes_are_typed(begun):
    typed = A_MOMENT | UNUSUAL[0][0] | {"duration": "other", "minutes": ""}

    assert "valt in het weekend" in words(begun.post(MOMENTS, typed, headers=HTMX))
    assert problems(begun.post(MOMENTS, typed)) == ["Vul in hoeveel minuten het duurt."]


def test_half_a_moment_has_no_remarks(begun):
    response = begun.post(MOMENTS, {"moments-0-day": "6/2/2027"}, headers=HTMX)

    assert words(response) == ""


def test_groups_with_their_own_calendar_have_no_remarks_about_school_days(begun):
    adults = {"level_education": "other", "level_other": "adults", "level_adults": "cvo"}
    begun.post(
        CLASSES,
        {"groups-0-name": "A", "groups-0-expected_pupils": "9"}
        | {f"groups-0-{k}": v for k, v in adults.items()},
    )

    assert path(begun.post(MOMENTS, A_MOMENT | UNUSUAL[0][0])) == WISHES


# Wishes


@pytest.fixture
def many(db):
    """Eight cooperatives: two far away in the west, one of them without speakers."""
    near = [CooperativeFactory(name=f"Near {n}", postal_code="9300") for n in range(6)]
    far = CooperativeFactory(name="Zéé en Zon", postal_code="8400")
    for cooperative in [*near, far]:
        SpeakerFactory(cooperative=cooperative)
    return [*near, far, CooperativeFactory(name="Silent", postal_code="9300")]


def names_shown(response):
    return [(one.name, chosen) for one, chosen in response.context["sheet"].main.cooperatives]


def test_the_nearest_cooperatives_that_tell_are_shown(begun, many):
    assert names_shown(begun.get(WISHES)) == [(f"Near {n}", False) for n in range(6)]


def test_chosen_cooperative_stays_on_the_short_list(begun, many):
    begun.post(WISHES, {**A_WISH, "preferred_cooperatives": [many[6].pk, many[7].pk]})

    assert names_shown(begun.get(WISHES))[:3] == [
        ("Silent", True), ("Zéé en Zon", True), ("Near 0", False),
    ]  # fmt: skip


def test_button_searches_by_name_and_checks_nothing_yet(begun, many):
    response = begun.post(WISHES, {"goal": "Half", "search": "zee", "find": "1"})

    assert names_shown(response) == [("Zéé en Zon", False)]
    assert problems(response) == []
    assert "Half" in words(response)
    assert title(response).startswith("Wat wil je bereiken?")


def test_cooperatives_are_found_while_somebody_types(begun, many):
    sent = {"search": "zon", "preferred_cooperatives": [many[0].pk]}

    response = begun.post(WISHES, sent, headers=HTMX)

    assert response.templates[0].name == "frontend/request/live_cooperatives.html"
    assert names_shown(response) == [("Near 0", True), ("Zéé en Zon", False)]


def test_name_that_nobody_has_is_said(begun, many):
    response = begun.post(WISHES, {"search": "qqq"}, headers=HTMX)

    assert "Geen coöperatie met die naam." in words(response)


def test_few_cooperatives_need_no_search(begun):
    SpeakerFactory()

    assert "Zoek een coöperatie op naam" not in words(begun.get(WISHES))


def test_goal_is_one_paragraph(begun):
    begun.post(WISHES, {**A_WISH, "goal": " Een.\r\n\r\nTwee.  Drie. "})

    sheet = begun.get(WISHES).context["sheet"]
    assert sheet.is_valid()
    assert sheet.cleaned["goal"] == "Een. Twee. Drie."


@pytest.mark.parametrize("typed", ["x" * 300, "x" * 299 + "\r\n"])
def test_three_hundred_signs_are_not_too_many(begun, typed):
    assert path(begun.post(WISHES, {**A_WISH, "goal": typed})) == CLASSES


# Who asks


def test_phone_number_need_not_be_given_and_the_rest_is_explained(begun):
    shown = words(begun.get(YOU))

    assert "Je telefoonnummer (niet verplicht)" in shown
    assert "We gebruiken je gegevens om deze les te regelen." in shown
    assert 'href="/privacy/"' in begun.get(YOU).content.decode()


@pytest.mark.parametrize(
    ("address", "queries"), [(CLASSES, 2), (MOMENTS, 2), (WISHES, 3), (YOU, 2)]
)
@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(
    answered, django_assert_num_queries, address, queries, rows
):
    for _ in range(rows):
        SpeakerFactory()

    with django_assert_num_queries(queries):
        assert answered.get(address).status_code == 200
