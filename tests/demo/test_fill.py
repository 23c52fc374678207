"""What a visitor of the demo finds."""

import datetime as dt
from collections import Counter

import pytest
from django.db.models import Count, Min

from schools.models import School, SchoolNumber, Teacher
from sessions.choices import Channel, InvitationState, RequestState, SessionState
from sessions.matching import Slot, Wish, rank_candidates
from sessions.matching.obstacles import covers, lasting_obstacles, moment_obstacles
from sessions.matching.offers import offers_of
from sessions.models import (
    ChannelReach,
    ClassroomSession,
    Cooperative,
    HistoricFigure,
    Invitation,
    PupilCount,
    Registration,
    SessionRequest,
    SessionSpeaker,
    Speaker,
    Transition,
)
from tests.demo.conftest import NOW, TODAY
from youth4coop.demo.fill import NotEmpty, fill
from youth4coop.mail.models import OutboxMail
from youth4coop.places import distance_km
from youth4coop.terms import BRUSSELS, SchoolYear, local_date, school_hours_remarks
from youth4coop.users.models import User

pytestmark = pytest.mark.usefixtures("demo")

ACCOUNTS = {
    "coordinator@demo.example": "coordinator",
    "teacher@demo.example": "teacher",
    "teacher2@demo.example": "teacher",
    "speaker@demo.example": "speaker",
    "speaker2@demo.example": "speaker",
}


def booked():
    return SessionSpeaker.objects.filter(booked=True).select_related("speaker", "session__school")


def test_command_says_what_it_made(demo):
    sessions = Counter(ClassroomSession.objects.values_list("state", flat=True))
    lines = demo.splitlines()
    assert lines[0] == "60 scholen, 74 leerkrachten, 25 coöperaties, 40 sprekers"
    assert lines[3] == f"{sum(sessions.values())} sessies: " + ", ".join(
        f"{sessions[state]} {SessionState(state).label}" for state in sorted(sessions)
    )
    assert len(lines) == 5


def test_accounts_are_there_with_their_roles():
    found = dict(User.objects.filter(email__in=ACCOUNTS).values_list("email", "role"))
    assert found == ACCOUNTS


def test_accounts_belong_to_different_schools_and_cooperatives():
    assert Teacher.objects.filter(user__email__in=ACCOUNTS).values("school").distinct().count() == 2
    speakers = Speaker.objects.filter(user__email__in=ACCOUNTS)
    assert speakers.values("cooperative").distinct().count() == 2


def test_everybody_is_made_up_and_says_so():
    names = [*School.objects.values_list("name", flat=True)]
    names += Cooperative.objects.values_list("name", flat=True)
    assert [name for name in names if not name.endswith(" (demo)")] == []
    described = Cooperative.objects.filter(description__startswith="Verzonnen coöperatie")
    assert described.count() == Cooperative.objects.count()
    assert User.objects.exclude(email__endswith="@demo.example").count() == 0


def test_no_official_number_can_be_a_real_one():
    """A real school number ends in a check digit that is never 0."""
    numbers = SchoolNumber.objects.values_list("number", flat=True)
    assert {(len(number), number[-1]) for number in numbers} == {(6, "0")}
    assert Cooperative.objects.exclude(enterprise_number=None).count() == 0


def test_schools_are_in_every_flemish_province_and_in_brussels():
    assert set(School.objects.values_list("province", flat=True)) == {
        "antwerpen",
        "brussel",
        "limburg",
        "oost-vlaanderen",
        "vlaams-brabant",
        "west-vlaanderen",
    }


@pytest.mark.parametrize(
    ("model", "states"),
    [
        (SessionRequest, RequestState),
        (Invitation, InvitationState),
        (ClassroomSession, SessionState),
    ],
)
def test_every_state_is_there(model, states):
    assert set(model.objects.values_list("state", flat=True)) == set(states.values)


def test_every_channel_source_and_method_is_there():
    assert set(ClassroomSession.objects.values_list("channel", flat=True)) == set(Channel.values)
    assert set(PupilCount.objects.values_list("source", "method")) == {
        ("coordinator", "counted"),
        ("coordinator", "estimated"),
        ("speaker", "counted"),
        ("speaker", "estimated"),
        ("teacher", "counted"),
    }


def test_some_sessions_are_of_the_programme_of_cera():
    partners = set(ClassroomSession.objects.values_list("programme__partner", flat=True))
    assert partners == {None, "Cera"}


def test_some_sessions_have_two_cooperatives():
    duos = ClassroomSession.objects.annotate(number=Count("speakers")).filter(number=2)
    assert duos.count() >= 8
    assert all(duo.cooperatives.distinct().count() == 2 for duo in duos)


def test_newcomers_wait_for_the_coordinator_and_for_a_contact_person():
    waiting = Registration.objects.waiting()
    assert [row.organisation for row in waiting.decided_by_coordinator()] == ["Bakhuis (demo)"]
    [joining] = waiting.filter(asks_access=True)
    assert joining.cooperative.speakers.contacts().get().email == "speaker@demo.example"


def test_each_cooperative_has_a_contact_person_and_two_speakers_are_shown():
    with_speakers = Cooperative.objects.filter(speakers__isnull=False).distinct()
    assert Speaker.objects.contacts().count() == with_speakers.count()
    shown = Speaker.objects.with_public_profile().values_list("user__email", flat=True)
    assert set(shown) == {"speaker@demo.example", "speaker2@demo.example"}


def test_teacher_and_speaker_differ_once():
    [session] = ClassroomSession.objects.filter(count_in_conflict=True)
    totals = Counter()
    for source, pupils in session.counts.values_list("source", "pupils"):
        totals[source] += pupils
    assert totals["teacher"] - totals["speaker"] > 2


def test_three_school_years_have_sessions():
    years = set(ClassroomSession.objects.values_list("school_year", flat=True))
    assert years == {2024, 2025, 2026}


def test_sessions_are_on_school_days_within_school_hours():
    remarks = {
        session.day: found
        for session in ClassroomSession.objects.all()
        if (found := school_hours_remarks(session.start, session.end))
    }
    assert remarks == {}


def test_speakers_come_at_hours_and_on_days_that_suit_them():
    offers = {offer.speaker: offer for offer in offers_of(Speaker.objects.with_calendar(), [])}
    for row in booked():
        offer, day = offers[row.speaker_id], local_date(row.start)
        assert covers(offer.week, Slot(row.start, row.end))
        assert not any(days.first <= day <= days.last for days in offer.absences)


def test_speakers_travel_no_farther_than_they_want():
    for row in booked().filter(session__format="in_class"):
        speaker, school = row.speaker, row.session.school
        there = (school.latitude, school.longitude)
        assert distance_km(speaker.latitude, speaker.longitude, *there) < speaker.radius_km + 0.1


def test_speakers_tell_the_levels_that_they_know():
    for row in booked().prefetch_related("session__groups"):
        assert {group.level for group in row.session.groups.all()} <= set(row.speaker.levels)


def test_nobody_is_in_two_sessions_on_one_day():
    days = Counter((row.speaker_id, local_date(row.start)) for row in booked())
    assert max(days.values()) <= 1


def test_nobody_has_more_sessions_in_a_year_than_they_want():
    years = Counter((row.speaker, row.session.school_year) for row in booked())
    assert all(number <= who.max_sessions_per_school_year for (who, _), number in years.items())


def test_only_2019_lies_before_2023():
    first = [
        ClassroomSession.objects.aggregate(first=Min("start"))["first"],
        SessionRequest.objects.aggregate(first=Min("created_at"))["first"],
        Transition.objects.aggregate(first=Min("at"))["first"],
        OutboxMail.objects.aggregate(first=Min("created_at"))["first"],
    ]
    assert min(first).year >= 2023
    assert list(HistoricFigure.objects.values_list("year", flat=True)) == [2019]


def test_nothing_has_happened_after_today_began():
    assert not Transition.objects.filter(at__date__gte=TODAY).exists()
    assert not ClassroomSession.objects.filter(day__gte=TODAY).exclude(state="planned").exists()


def test_2019_is_the_real_report():
    [figure] = HistoricFigure.objects.all()
    assert (figure.pupils, figure.schools, figure.cooperatives) == (675, 13, 9)
    assert (figure.sessions, figure.unique_pupils, figure.speakers) == (None, None, None)
    assert (figure.programme.name, figure.programme.partner) == ("jongeren voor coöperatie", "Cera")
    assert figure.source == "Uit het jaarverslag 2019 van Coopkracht"
    assert list(ChannelReach.objects.values_list("year", "visitors", "followers")) == [
        (2019, None, 47),
        (2019, None, None),
        (2019, 286, None),
    ]


@pytest.mark.parametrize("email", ["teacher@demo.example", "teacher2@demo.example"])
def test_teacher_sees_something_planned_to_count_done_and_open(email):
    sessions = ClassroomSession.objects.filter(request__teacher__email=email)
    requests = SessionRequest.objects.filter(teacher__email=email)
    assert sessions.upcoming(NOW).exists()
    assert sessions.awaiting_count(NOW).exists()
    assert sessions.counted().exists()
    assert {"open", "invited", "planned", "done"} <= {request.state for request in requests}


@pytest.mark.parametrize("email", ["speaker@demo.example", "speaker2@demo.example"])
def test_speaker_sees_something_asked_planned_and_counted(email):
    sessions = ClassroomSession.objects.filter(speakers__email=email)
    assert Invitation.objects.unanswered().filter(speaker__email=email).exists()
    assert sessions.upcoming(NOW).exists()
    assert sessions.awaiting_count(NOW).exists()
    assert sessions.counted().exists()


def test_open_requests_have_several_speakers_or_one_or_none():
    """The figures are those that make matching worth looking at."""
    able = Counter()
    for request in SessionRequest.objects.wanting_speaker():
        number = sum(row.feasible for row in rank_candidates(request, now=NOW))
        able["none" if number == 0 else "one" if number == 1 else "several"] += 1
    assert able == {"none": 5, "one": 5, "several": 20}


def test_each_reason_why_nobody_can_come_is_there():
    why = set()
    for request in SessionRequest.objects.wanting_speaker():
        rows = rank_candidates(request, now=NOW)
        if not any(row.feasible for row in rows):
            why |= set.intersection(*({note.code for note in row.obstacles} for row in rows))
    assert {"level", "holiday", "distance"} <= why


def test_invited_speakers_can_come_at_a_moment_they_were_asked_for():
    for invitation in Invitation.objects.unanswered().select_related("request"):
        rows = rank_candidates(invitation.request, now=NOW)
        [able] = [row for row in rows if row.speaker == invitation.speaker]
        assert set(invitation.moments.all()) <= set(able.moments)


@pytest.mark.parametrize("place", [0, 1])
def test_two_speakers_can_come_to_the_first_schools_in_january(place):
    """Whoever tries the API takes the first schools of the list."""
    school = School.objects.filter(levels__has="so_3_do").order_by("name")[place]
    days = [TODAY.replace(year=2027, month=1, day=day) for day in (12, 14, 19, 21, 26, 28)]
    assert max(len(able_to_come(school, day)) for day in days) >= 2


def able_to_come(school, day):
    start, end = (
        dt.datetime.combine(day, time, BRUSSELS) for time in (dt.time(10, 10), dt.time(11, 50))
    )
    wish = Wish(frozenset({"so_3_do"}), "nl", "in_class", school.latitude, school.longitude)
    offers = offers_of(Speaker.objects.active().with_calendar(), [SchoolYear.of(day)])
    against = [
        lasting_obstacles(offer, wish) + moment_obstacles(offer, wish, Slot(start, end))
        for offer in offers
    ]
    return [notes for notes in against if not notes]


def test_mail_of_the_last_weeks_can_be_read_and_older_mail_is_sent():
    for mail in OutboxMail.objects.exclude(state="waiting"):
        recent = local_date(mail.sent_at) >= dt.date(2026, 10, 19)
        assert (mail.state, bool(mail.text)) == (("kept", True) if recent else ("sent", False))
        assert "link:" not in mail.delivered


def test_mail_of_the_night_before_still_waits_for_the_morning():
    midnight = dt.datetime.combine(TODAY, dt.time.min, tzinfo=BRUSSELS)
    waiting = OutboxMail.objects.filter(state="waiting")
    assert {mail.send_at >= midnight for mail in waiting} <= {True}


def test_mails_are_in_the_order_of_time():
    times = list(OutboxMail.objects.order_by("pk").values_list("created_at", flat=True))
    assert times == sorted(times)


def test_filling_again_is_refused():
    with pytest.raises(NotEmpty):
        fill(TODAY)
