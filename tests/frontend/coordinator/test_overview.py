import datetime as dt

import pytest
from django.urls import reverse

from tests.factories import (
    NOW,
    ClassGroupFactory,
    CooperativeFactory,
    InvitationFactory,
    RegistrationFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
)
from tests.frontend.reading import YESTERDAY, words
from tests.youth4coop.mail.letters import AN, letter

ME = reverse("me")


def _wish(*days, pupils=20, **extra):
    school = SchoolFactory()
    groups = [ClassGroupFactory(school=school, expected_pupils=pupils)]
    moments = [NOW + dt.timedelta(days=day) for day in days]
    return RequestFactory(school=school, groups=groups, moments=moments, **extra)


def test_requests_stand_by_days_left_and_then_by_pupils(page, coordinator):
    later, few, many = _wish(50), _wish(10, pupils=5), _wish(10, pupils=50)
    over, half_over = _wish(-2), _wish(-1, 30)
    _wish(1, state="planned")

    waiting = page(coordinator).get(ME).context["waiting"]

    assert [(one.wish, one.days) for one in waiting] == [
        (over, None), (many, 10), (few, 10), (half_over, 30), (later, 50),
    ]  # fmt: skip


def test_overview_counts_all_and_shows_the_first_ten(page, coordinator):
    for day in range(1, 13):
        _wish(day)

    response = page(coordinator).get(ME)

    assert len(response.context["waiting"]) == 10
    assert "12 aanvragen zonder sessie" in words(response)
    assert "Toon alle 12 aanvragen" in words(response)


def test_overview_shows_silent_speakers_missing_counts_and_counts_that_differ(page, coordinator):
    young = InvitationFactory(sent_at=NOW)
    old = InvitationFactory(sent_at=YESTERDAY)
    InvitationFactory(state="declined")
    uncounted = SessionFactory(start=YESTERDAY)
    differing = SessionFactory(start=YESTERDAY, pupils=20, count_in_conflict=True)
    SessionFactory(start=YESTERDAY, pupils=20)

    context = page(coordinator).get(ME).context

    assert list(context["invitations"]) == [old, young]
    assert list(context["to_count"]) == [uncounted]
    assert list(context["conflicts"]) == [differing]


def test_overview_without_work_says_so(page, coordinator):
    shown = words(page(coordinator).get(ME))

    for sentence in [
        "Elke aanvraag heeft een sessie.",
        "Elke spreker antwoordde.",
        "Elke sessie die voorbij is, is geteld.",
        "Leerkrachten en sprekers telden hetzelfde.",
        "Elke mail kwam aan.",
    ]:
        assert sentence in shown


def test_mail_that_did_not_arrive_is_a_task_and_a_code_to_log_in_with_is_not(page, coordinator):
    for number in range(11):
        letter(state="failed", to=f"{number}@school.example", error="550 5.1.1 unknown")
    letter(state="failed", purpose="account")
    letter(state="settled")

    response = page(coordinator).get(ME)

    assert len(response.context["not_arrived"]) == 10
    shown = words(response)
    assert "11 mails kwamen niet aan" in shown
    assert "Dit adres werkt niet: 10@school.example. De mailserver kent dit adres niet." in shown
    assert "Toon alle 11 mails" in shown


def test_overview_says_that_it_is_a_test(page, coordinator, settings):
    settings.MAIL_TEST_TO = AN

    assert f"Testmodus: alle mail gaat naar {AN}." in words(page(coordinator).get(ME))


def test_school_that_a_teacher_added_is_checked_with_a_button(page, coordinator, new_school):
    browser = page(coordinator)
    assert "1 school om na te kijken" in words(browser.get(ME))

    response = browser.post(reverse("school_check", args=[new_school.pk]), follow=True)

    new_school.refresh_from_db()
    assert new_school.checked is True
    assert "Bewaard: de school klopt. Iedereen kan ze nu vinden." in words(response)
    assert response.context["schools"] == []


def test_school_of_a_request_that_nobody_confirmed_does_not_wait_to_be_checked(page, coordinator):
    RequestFactory(school=SchoolFactory(checked=False), state="unconfirmed")
    SchoolFactory(checked=False)

    assert page(coordinator).get(ME).context["schools"] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_overview_takes_the_same_number_of_queries(
    page, coordinator, django_assert_num_queries, rows
):
    for _ in range(rows):
        InvitationFactory()
        SessionFactory(start=YESTERDAY)
        SessionFactory(start=YESTERDAY, pupils=20, count_in_conflict=True)
        letter(state="failed")
        RequestFactory(school=SchoolFactory(checked=False))
        RegistrationFactory(asks_access=True, cooperative=CooperativeFactory())
    browser = page(coordinator)

    with django_assert_num_queries(31):
        browser.get(ME)
