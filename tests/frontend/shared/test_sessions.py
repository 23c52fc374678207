import datetime as dt
import re

import pytest
from django.urls import reverse

from sessions.models import PupilCount, YearClosing
from tests.factories import NOW, SessionFactory, SpeakerFactory
from tests.frontend.reading import YESTERDAY, problems, title, value, words


def _detail(session):
    return reverse("session_detail", args=[session.pk])


def _post(browser, name, session, **answers):
    return browser.post(reverse(name, args=[session.pk]), answers)


def _count(browser, session, pupils, **more):
    answers = {"counts-0-pupils": pupils, "method": "counted", **more}
    return browser.post(reverse("session_count", args=[session.pk]), answers)


def _state(row):
    row.refresh_from_db()
    return row.state


def test_both_sides_reach_each_other_from_planned_on(page, teacher, speaker, planned):
    of_teacher = words(page(teacher.user).get(_detail(planned)))
    of_speaker = words(page(speaker.user).get(_detail(planned)))

    assert "Je spreker bereiken Speaker" in of_teacher
    assert "De leerkracht bereiken" not in of_teacher
    assert "De leerkracht bereiken Teacher" in of_speaker
    assert "Je spreker bereiken" not in of_speaker


def test_coordinator_reads_whose_contacts_they_are(page, coordinator, planned):
    browser, other = page(coordinator), SpeakerFactory(name="Tweede")
    assert "De spreker bereiken Speaker" in words(browser.get(_detail(planned)))
    hours = {"start": planned.start, "end": planned.end}
    planned.session_speakers.create(speaker=other, cooperative=other.cooperative, **hours)

    told = words(browser.get(_detail(planned)))

    assert "De sprekers bereiken Speaker" in told
    assert "Je spreker" not in told


def test_contacts_are_gone_once_it_does_not_go_on(page, teacher, planned):
    planned.state = "cancelled"
    planned.save(update_fields=["state"])

    assert "Je spreker bereiken" not in words(page(teacher.user).get(_detail(planned)))


def test_session_without_request_says_whom_to_ask(page, speaker, db):
    session = SessionFactory(speakers=[speaker])

    assert "Vraag ons wie de leerkracht is." in words(page(speaker.user).get(_detail(session)))


def test_colleague_sees_the_session_and_a_stranger_does_not(page, colleague, stranger, planned):
    assert page(colleague.user).get(_detail(planned)).status_code == 200
    assert page(stranger.user).get(_detail(planned)).status_code == 404


def test_count_is_asked_with_nothing_filled_in(page, teacher, over):
    response = page(teacher.user).get(_detail(over))

    assert f"Hoeveel leerlingen van {over.groups.get().name} waren er?" in words(response)
    assert value(response, "counts-0-pupils") == ""
    assert "checked" not in response.content.decode()


@pytest.mark.parametrize(
    ("role", "source"),
    [("teacher", "teacher"), ("colleague", "speaker"), ("coordinator", "coordinator")],
)
def test_count_is_stored_with_its_source(page, over, role, source, request):
    person = request.getfixturevalue(role)

    response = _count(
        page(getattr(person, "user", person)), over, "23", **{"counts-0-already_reached": "2"}
    )

    assert response.url == _detail(over)
    assert _state(over) == "counted"
    row = PupilCount.objects.get()
    assert (row.pupils, row.already_reached, row.source, row.method) == (23, 2, source, "counted")


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ["Vul in hoeveel leerlingen er waren.", "Kies of je telde of schat."]),
        (
            {"counts-0-pupils": "veel", "method": "counted"},
            ["Vul een getal in, zonder komma."],
        ),
        ({"counts-0-pupils": "401", "method": "counted"}, ["Vul een aantal in van 0 tot 400."]),
        (
            {"counts-0-pupils": "0", "method": "counted"},
            ["Is de les niet doorgegaan? Meld dan dat ze niet doorging."],
        ),
        (
            {"counts-0-pupils": "9", "counts-0-already_reached": "10", "method": "estimated"},
            ["Dat zijn er meer dan er leerlingen waren."],
        ),
        ({"counts-0-pupils": "20", "method": "guessed"}, None),
    ],
)
def test_count_that_cannot_be_is_asked_for_again(page, teacher, over, answers, asked):
    response = _post(page(teacher.user), "session_count", over, **answers)

    assert (problems(response) == asked) if asked else (len(problems(response)) == 1)
    assert title(response).startswith("Fout: ")
    assert value(response, "counts-0-pupils") == answers.get("counts-0-pupils", "")
    assert _state(over) == "planned"


def test_many_pupils_in_one_class_take_a_tick(page, teacher, over):
    browser = page(teacher.user)
    response = _count(browser, over, "36")
    assert "Waren dit meerdere klassen?" in problems(response)[0]
    assert value(response, "counts-0-pupils") == "36"

    _count(browser, over, "36", sure="on")

    assert _state(over) == "counted"


def test_very_many_pupils_in_all_take_a_tick(page, teacher, over, other_group):
    over.groups.add(other_group)
    answers = {"counts-0-pupils": "35", "counts-1-pupils": "116", "method": "counted"}

    response = _post(page(teacher.user), "session_count", over, **answers)

    assert problems(response) == [
        "Dat zijn er meer dan 150. Kijk het aantal na en vink aan als het klopt."
    ]


def test_thirty_five_pupils_are_stored_at_once(page, teacher, over):
    _count(page(teacher.user), over, "35")

    assert _state(over) == "counted"


def test_count_before_the_session_is_refused_on_the_same_page(page, teacher, planned):
    response = _count(page(teacher.user), planned, "20")

    assert response.status_code == 409
    assert "De sessie is nog niet begonnen." in words(response)


def test_coordinator_sees_both_numbers_and_decides(page, coordinator, teacher, speaker, over):
    _count(page(teacher.user), over, "24")
    _count(page(speaker.user), over, "18", method="estimated")
    browser = page(coordinator)
    shown = words(browser.get(_detail(over)))

    _count(browser, over, "23", reason="De klaslijst")

    assert "24 (geteld" in shown
    assert "18 (geschat" in shown
    over.refresh_from_db()
    assert (over.pupils, over.count_in_conflict) == (23, False)
    assert "De klaslijst" in words(browser.get(_detail(over)))


def test_teacher_reads_that_somebody_looks_into_it(page, teacher, speaker, over):
    _count(page(teacher.user), over, "24")
    _count(page(speaker.user), over, "18")

    shown = words(page(teacher.user).get(_detail(over)))

    assert "De coördinator kijkt het na." in shown
    assert not re.search(r"\b18 (\(|leerling)", shown)


def test_count_of_a_closed_year_takes_the_reason_of_a_coordinator(page, coordinator, over):
    YearClosing.objects.create(year=2026, figures={}, sessions=[], sha256="0" * 64, closed_at=NOW)
    browser = page(coordinator)
    response = _count(browser, over, "20")
    assert (response.status_code, value(response, "counts-0-pupils")) == (409, "20")
    assert "Het jaar 2026 is afgesloten." in words(response)

    _count(browser, over, "20", reason="Te laat gemeld")

    assert _state(over) == "counted"


def test_somebodys_word_that_it_took_place_is_stored(page, speaker, over):
    response = _post(page(speaker.user), "session_held", over)

    assert response.url == _detail(over)
    assert _state(over) == "held"


def test_session_did_not_take_place_for_a_reason(page, teacher, over):
    browser = page(teacher.user)
    assert problems(_post(browser, "session_not_held", over)) == ["Schrijf kort waarom."]

    response = _post(browser, "session_not_held", over, **{"not_held-reason": "Staking"})

    assert response.url == _detail(over)
    assert _state(over) == "not_held"
    assert "Staking" in words(browser.get(_detail(over)))


@pytest.mark.parametrize(
    ("cause", "reason", "kept"),
    [
        ("illness", "", "Ziekte"),
        ("exams", "De week van 2 juni", "Examens: De week van 2 juni"),
        ("other", "Op uitstap", "Op uitstap"),
    ],
)
def test_session_is_cancelled_for_a_reason(page, teacher, planned, cause, reason, kept):
    answers = {"cancel-cause": cause, "cancel-reason": reason}

    response = _post(page(teacher.user), "session_cancel", planned, **answers)

    assert response.url == _detail(planned)
    assert _state(planned) == "cancelled"
    assert planned.ended_reason == kept


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ["Kies waarom."]),
        ({"cancel-cause": "other"}, ["Schrijf kort waarom."]),
        (
            {"cancel-cause": "exams", "cancel-reason": "x" * 251},
            ["Schrijf hoogstens 250 tekens."],
        ),
    ],
)
def test_session_is_not_cancelled_without_a_reason(page, teacher, planned, answers, asked):
    assert problems(_post(page(teacher.user), "session_cancel", planned, **answers)) == asked
    assert _state(planned) == "planned"


@pytest.mark.parametrize(
    ("name", "row", "why"),
    [
        ("session_cancel", "over", "De sessie is al begonnen."),
        ("session_restore", "planned", "Ongedaan maken kan tot 24 uur later."),
        ("session_not_held", "planned", "De sessie is nog niet begonnen."),
        ("session_undo", "planned", "Niemand zei dat deze sessie niet doorging."),
        ("session_held", "planned", "De sessie is nog niet begonnen."),
    ],
)
def test_stopping_at_the_wrong_time_is_refused_on_the_same_page(
    page, teacher, name, row, why, request
):
    session = request.getfixturevalue(row)
    answers = {"cancel-cause": "illness", "not_held-reason": "Ziek"}

    response = _post(page(teacher.user), name, session, **answers)

    assert response.status_code == 409
    assert why in words(response)


def test_only_what_can_be_done_now_is_offered(page, coordinator, planned):
    shown = words(page(coordinator).get(_detail(planned)))

    assert "Annuleer de sessie" in shown
    assert "Bewaar het aantal" not in shown
    assert "De sessie is niet doorgegaan" not in shown


@pytest.mark.parametrize("groups", [1, 3])
def test_page_takes_the_same_number_of_queries(
    page, coordinator, over, other_group, django_assert_num_queries, groups
):
    if groups > 1:
        over.groups.add(other_group)
    browser = page(coordinator)

    with django_assert_num_queries(10):
        browser.get(_detail(over))


def test_day_before_and_after_are_told_apart_to_the_minute(page, teacher, planned):
    planned.start, planned.end = NOW, NOW + dt.timedelta(hours=1)
    planned.save(update_fields=["start", "end"])

    shown = words(page(teacher.user).get(_detail(planned)))

    assert planned.start > YESTERDAY
    assert "Bewaar het aantal" in shown
    assert "Zeg dan alvast dat de sessie doorging." not in shown


@pytest.mark.parametrize("role", ["teacher", "coordinator"])
def test_who_said_it_was_off_takes_it_back(page, teacher, coordinator, over, role):
    person = {"teacher": teacher.user, "coordinator": coordinator}[role]
    _post(page(teacher.user), "session_not_held", over, **{"not_held-reason": "Staking"})
    browser = page(person)
    assert "De sessie ging toch door" in words(browser.get(_detail(over)))

    response = _post(browser, "session_undo", over)

    assert response.url == _detail(over)
    assert _state(over) == "planned"


def test_other_side_does_not_take_it_back(page, teacher, speaker, over):
    _post(page(teacher.user), "session_not_held", over, **{"not_held-reason": "Staking"})
    browser = page(speaker.user)
    assert "De sessie ging toch door" not in words(browser.get(_detail(over)))

    assert _post(browser, "session_undo", over).status_code == 409


def test_who_cancelled_it_undoes_that(page, teacher, speaker, planned, monkeypatch):
    asked = []
    restore = "frontend.buttons.sessions.restore_session"
    monkeypatch.setattr(restore, lambda session, who, now: asked.append((session, who, now)))
    _post(page(teacher.user), "session_cancel", planned, **{"cancel-cause": "illness"})
    shown = {who: words(page(who.user).get(_detail(planned))) for who in [speaker, teacher]}

    response = _post(page(teacher.user), "session_restore", planned)

    assert ["Maak de annulering ongedaan" in one for one in shown.values()] == [False, True]
    assert response.url == _detail(planned)
    assert asked == [(planned, teacher.user, NOW)]
