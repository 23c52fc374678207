"""Teacher or speaker counts from the mail, or says that the lesson was off."""

import pytest

from sessions.models import PupilCount, YearClosing
from tests.factories import MOMENT_END, MOMENT_START, NOW
from tests.frontend.links.conftest import ONE_DAY
from tests.frontend.links.opened import Opened, everything
from tests.frontend.reading import problems, value, words
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import told
from youth4coop.links.models import LinkPurpose

OFF = {"not_held-reason": "Staking"}


@pytest.fixture
def taught(agreed, later):
    """The session is over, and nobody counted yet."""
    later(MOMENT_END - NOW)
    return agreed


@pytest.fixture
def ask(taught):
    """Gives the page of the count, opened by somebody from their own mail."""
    return lambda person: Opened(LinkPurpose.COUNT, taught, person)


@pytest.fixture(params=["teacher", "speaker"])
def side(request):
    return request.getfixturevalue(request.param)


def count(page, pupils, **more):
    return page.press("bewaren", **{"counts-0-pupils": pupils, "method": "counted", **more})


def _state(session):
    session.refresh_from_db()
    return session.state


def test_number_is_asked_with_nothing_filled_in(ask, side, group):
    response = ask(side).get()

    assert f"Hoeveel leerlingen van {group.name} waren er?" in words(response)
    assert value(response, "counts-0-pupils") == ""
    assert " checked" not in response.content.decode()


def test_only_counting_can_be_done_here(ask, side, speaker, teacher):
    response = ask(side).get()

    for button in ["De sessie ging door", "Annuleer", "Praktische info"]:
        assert button not in words(response)
    assert speaker.email not in response.content.decode()
    assert teacher.email not in response.content.decode()


def test_count_is_stored_with_its_source(ask, taught, side):
    response = count(ask(side), "23")

    assert "Bedankt! Het aantal is bewaard." in words(response)
    row = PupilCount.objects.get()
    source = "teacher" if side.user.is_teacher else "speaker"
    assert (row.pupils, row.source, row.counted_by) == (23, source, side.user)
    assert _state(taught) == "counted"


def test_same_count_again_changes_nothing(ask, side):
    page = ask(side)
    count(page, "23")
    before = everything()

    response = count(page, "23")

    assert (response.status_code, everything()) == (200, before)
    assert "Je antwoord is al bewaard." in words(response)


def test_other_count_is_a_new_version_as_long_as_the_link_holds(ask, taught, side, later):
    count(ask(side), "23")
    later(MOMENT_END + 59 * ONE_DAY - NOW)

    count(ask(side), "21")

    rows = PupilCount.objects.values_list("version", "pupils", "holds")
    assert list(rows) == [(1, 23, False), (2, 21, True)]
    taught.refresh_from_db()
    assert taught.pupils == 21


@pytest.mark.parametrize(
    ("pupils", "asked"),
    [
        ("", "Vul in hoeveel leerlingen er waren."),
        ("0", "Is de les niet doorgegaan? Meld dan dat ze niet doorging."),
        ("36", "Dat zijn er meer dan 35 in één klas. Waren dit meerdere klassen?"),
        ("151", "Dat zijn er meer dan 150."),
        ("401", "Vul een aantal in van 0 tot 400."),
    ],
)
def test_unlikely_count_is_asked_about(ask, taught, side, pupils, asked):
    response = count(ask(side), pupils)

    assert problems(response)[0].startswith(asked)
    assert value(response, "counts-0-pupils") == pupils
    assert _state(taught) == "planned"


def test_unlikely_count_is_stored_when_somebody_is_sure(ask, taught, side):
    count(ask(side), "36", sure="on")

    assert _state(taught) == "counted"


def test_count_before_the_session_is_refused_on_the_same_page(agreed, side):
    page = Opened(LinkPurpose.COUNT, agreed, side)
    assert "De les is nog niet begonnen." in words(page.get())

    response = count(page, "23")

    assert response.status_code == 409
    assert _state(agreed) == "planned"


def test_count_of_a_closed_year_is_refused_on_the_same_page(ask, taught, side):
    YearClosing.objects.create(year=2027, figures={}, sessions=[], sha256="0", closed_at=NOW)

    response = count(ask(side), "23")

    assert response.status_code == 409
    assert "Het jaar 2027 is afgesloten." in words(response)


def test_button_says_that_it_did_not_take_place(ask, taught, side):
    response = ask(side).press("niet-doorgegaan", **OFF)

    assert "Bewaard: de sessie ging niet door." in words(response)
    assert told(taught)[-1] == ("planned", "not_held", side.user.pk, MOMENT_END, "Staking")


def test_saying_so_takes_a_reason(ask, taught, side):
    assert problems(ask(side).press("niet-doorgegaan")) == ["Schrijf kort waarom."]
    assert _state(taught) == "planned"


def test_saying_so_again_changes_nothing(ask, side):
    page = ask(side)
    page.press("niet-doorgegaan", **OFF)
    before = everything()

    response = page.press("niet-doorgegaan", **OFF)

    assert (response.status_code, everything()) == (200, before)
    assert "Je antwoord is al bewaard." in words(response)


def test_saying_so_after_a_count_is_refused_on_the_same_page(ask, taught, side):
    page = ask(side)
    count(page, "23")

    assert page.press("niet-doorgegaan", **OFF).status_code == 409
    assert _state(taught) == "counted"


def test_it_is_undone_within_a_day_and_then_counted(ask, taught, side, later):
    ask(side).press("niet-doorgegaan", **OFF)
    later(MOMENT_END - NOW + ONE_DAY - ONE_MINUTE)
    page = ask(side)
    assert "De sessie ging toch door" in words(page.get())

    response = page.press("toch-doorgegaan")

    assert "Ongedaan gemaakt. Vul nu in hoeveel leerlingen er waren." in words(response)
    assert told(taught.request)[-1][:2] == ("unfulfilled", "planned")
    count(page, "23")
    assert _state(taught) == "counted"


def test_undoing_again_changes_nothing(ask, side):
    page = ask(side)
    page.press("niet-doorgegaan", **OFF)
    page.press("toch-doorgegaan")
    before = everything()

    response = page.press("toch-doorgegaan")

    assert (response.status_code, everything()) == (200, before)


def test_it_is_final_after_a_day(ask, taught, side, later):
    ask(side).press("niet-doorgegaan", **OFF)
    later(MOMENT_END - NOW + ONE_DAY)
    page = ask(side)
    assert "De sessie ging toch door" not in words(page.get())

    assert page.press("toch-doorgegaan").status_code == 409
    assert _state(taught) == "not_held"


def test_other_side_does_not_undo_it(ask, taught, teacher, speaker):
    ask(teacher).press("niet-doorgegaan", **OFF)
    page = ask(speaker)
    assert "De sessie ging toch door" not in words(page.get())

    response = page.press("toch-doorgegaan")

    assert response.status_code == 409
    assert "Alleen wie dit deed, kan het ongedaan maken." in words(response)


def test_both_sides_count_and_one_reads_that_they_differ(ask, teacher, speaker):
    count(ask(teacher), "24")

    response = count(ask(speaker), "18")

    assert "De coördinator kijkt het na." in words(response)


def test_page_is_closed_once_it_does_not_count(agreed, coordinator, side):
    agreed.state = "invalid"
    agreed.save()

    shown = words(Opened(LinkPurpose.COUNT, agreed, side).get())

    assert "Bewaar het aantal" not in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(
    ask, taught, teacher, other_group, django_assert_num_queries, rows
):
    if rows > 1:
        taught.groups.add(other_group)
    page = ask(teacher)

    with django_assert_num_queries(8):
        page.get()


def test_lesson_that_goes_on_can_be_counted_already(agreed, teacher, later):
    later(MOMENT_START - NOW)

    count(Opened(LinkPurpose.COUNT, agreed, teacher), "23")

    assert _state(agreed) == "counted"
