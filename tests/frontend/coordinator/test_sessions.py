import pytest
from django.urls import reverse

from sessions.models import ClassroomSession
from tests.factories import (
    CooperativeFactory,
    ProgrammeFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.frontend.reading import YESTERDAY, problems, value, words

LIST, NEW = reverse("session_list"), reverse("session_new")


def _state(row):
    row.refresh_from_db()
    return row.state


@pytest.fixture
def two(db):
    """A counted one of yesterday in Limburg by a food cooperative, and one to come."""
    cooperative = CooperativeFactory(sector="food")
    return SessionFactory(
        start=YESTERDAY,
        pupils=20,
        school=SchoolFactory(province="limburg"),
        speakers=[SpeakerFactory(cooperative=cooperative)],
        programme=ProgrammeFactory(),
        channel="vlajo",
    ), SessionFactory()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [1, 0]),
        ("state=counted", [0]),
        ("period=2027", [1]),
        ("period=2026-2027", [1, 0]),
        ("province=limburg", [0]),
        ("level=so_3_do", [1, 0]),
        ("sector=food", [0]),
        ("channel=vlajo", [0]),
        ("state=planned&sector=food", []),
        ("period=nonsense&cooperative=x", [1, 0]),
    ],
)
def test_list_is_narrowed_down_by_its_filters(page, coordinator, two, query, found):
    response = page(coordinator).get(f"{LIST}?{query}")

    assert list(response.context["page"]) == [two[at] for at in found]


@pytest.mark.parametrize("name", ["programme", "cooperative"])
def test_list_is_narrowed_down_to_a_programme_or_cooperative(page, coordinator, two, name):
    key = two[0].programme_id if name == "programme" else two[0].cooperatives.get().pk

    response = page(coordinator).get(LIST, {name: key})

    assert list(response.context["page"]) == [two[0]]


def test_list_without_sessions_offers_to_show_all(page, coordinator):
    assert "Geen sessies met deze filters." in words(page(coordinator).get(LIST))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_number_of_queries(page, coordinator, django_assert_num_queries, rows):
    for _ in range(rows):
        SessionFactory(speakers=[SpeakerFactory(), SpeakerFactory()])
    browser = page(coordinator)

    with django_assert_num_queries(11):
        browser.get(LIST)


@pytest.fixture
def entered(page, coordinator, speaker):
    """The coordinator enters a session of yesterday, changed as the test wants."""
    school = SchoolFactory(name="Sint-Jozef")
    browser = page(coordinator)
    answers = {
        "day": "23/11/2026",
        "start": "9u",
        "end": "10u40",
        "speaker": speaker.pk,
        "format": "in_class",
        "channel": "event",
        "groups-0-name": "5 ECO A",
        "groups-0-level": "so_3_do",
        "groups-0-expected_pupils": "24",
        "once": "a-key",
    }
    return lambda **changed: browser.post(f"{NEW}?at={school.pk}", {**answers, **changed})


def test_entering_begins_with_the_school(page, coordinator, speaker):
    school = SchoolFactory(name="Sint-Jozef")
    browser = page(coordinator)

    assert browser.get(NEW, {"school": "jozef"}).context["finder"].schools == [school]
    assert f"Speaker ({speaker.cooperative.name})" in words(browser.get(NEW, {"at": school.pk}))


def test_session_is_entered_with_two_speakers(entered, speaker):
    second = SpeakerFactory()

    response = entered(second_speaker=second.pk)

    session = ClassroomSession.objects.get()
    assert response.url == reverse("session_detail", args=[session.pk])
    assert (str(session.day), session.channel, session.state) == ("2026-11-23", "event", "planned")
    assert list(session.speakers.all()) == [speaker, second]


def test_session_entered_twice_is_one_session(entered):
    assert entered().url == entered().url
    assert ClassroomSession.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"speaker": ""}, "Kies een spreker."),
        ({"end": "8u"}, "Kies een einduur na het beginuur."),
        ({"groups-0-name": ""}, "Vul in hoe de klas heet."),
    ],
)
def test_session_that_cannot_be_keeps_what_was_typed(entered, changed, asked):
    response = entered(**changed)

    assert problems(response) == [asked]
    assert (value(response, "day"), value(response, "once")) == ("23/11/2026", "a-key")
    assert not ClassroomSession.objects.exists()


def test_one_speaker_cannot_be_both(entered, speaker):
    response = entered(second_speaker=speaker.pk)

    assert problems(response) == ["Kies iemand anders dan de eerste spreker."]


def test_session_of_a_speaker_who_is_taken_is_refused_on_the_same_page(entered, speaker):
    SessionFactory(speakers=[speaker], start=YESTERDAY)

    response = entered()

    assert response.status_code == 409
    assert "Speaker heeft dan al een sessie." in words(response)
    assert value(response, "groups-0-name") == "5 ECO A"


def test_counted_session_is_taken_out_of_the_figures(page, coordinator, counted):
    browser, address = page(coordinator), reverse("session_invalid", args=[counted.pk])
    assert problems(browser.post(address)) == ["Schrijf kort waarom."]

    response = browser.post(address, {"invalid-reason": "Dubbel"}, follow=True)

    assert "De sessie telt niet meer mee in de cijfers." in words(response)
    assert _state(counted) == "invalid"


def test_session_without_a_count_cannot_be_taken_out(page, coordinator, over):
    address = reverse("session_invalid", args=[over.pk])

    assert page(coordinator).post(address, {"invalid-reason": "Dubbel"}).status_code == 409
