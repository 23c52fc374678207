"""Each event of the main job writes its mails: to whom, when, and what they say."""

import datetime as dt
import re

import pytest
from icalendar import Calendar

from sessions.notices import values
from sessions.notices.compose import compose
from sessions.notices.people import teacher_as_recipient
from sessions.notices.post import letter_of
from sessions.notices.wording import original
from sessions.operations.invitations import (
    accept_invitation,
    decline_invitation,
    invite,
    withdraw_invitation,
)
from sessions.operations.meetings import cancel_session
from sessions.operations.moving import move_session
from sessions.operations.requests import (
    confirm_request,
    give_up_request,
    submit_request,
    withdraw_request,
)
from tests.factories import (
    MOMENT_START,
    NOW,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import wish
from youth4coop.mail.body import as_text
from youth4coop.mail.models import OutboxMail
from youth4coop.terms import BRUSSELS

pytestmark = pytest.mark.django_db

EVENING = dt.datetime(2026, 11, 24, 21, 0, tzinfo=BRUSSELS)
NEXT_MORNING = dt.datetime(2026, 11, 25, 7, 30, tzinfo=BRUSSELS)


def mails():
    return [(mail.purpose, mail.to, mail.send_at) for mail in OutboxMail.objects.order_by("pk")]


@pytest.fixture
def invitation(teacher, speaker):
    request = RequestFactory(teacher=teacher, school=teacher.school, state="invited")
    return InvitationFactory(request=request, speaker=speaker)


def test_request_without_login_asks_for_confirmation_and_repeats_nothing_typed(teacher):
    asked = wish(goal="Buy cheap things at evil.example")
    request = submit_request(
        school=teacher.school, teacher=teacher, wish=asked, who=None, now=EVENING
    )

    [mail] = OutboxMail.objects.all()
    assert (mail.purpose, mail.to, mail.send_at) == ("request_confirm", teacher.email, EVENING)
    assert "evil.example" not in mail.text
    assert teacher.name not in mail.text
    assert mail.links["confirm_link"]["object_id"] == request.pk


def test_confirming_and_withdrawing_are_answered_at_once(teacher):
    request = RequestFactory(teacher=teacher, state="unconfirmed")

    confirm_request(request, who=teacher.user, now=EVENING)
    withdraw_request(request, who=teacher.user, now=EVENING, reason="Exams.")

    assert mails() == [
        ("request_receipt", teacher.email, EVENING),
        ("request_withdrawn", teacher.email, EVENING),
    ]


def test_speaker_is_asked_in_the_morning(coordinator, speaker, teacher):
    request = RequestFactory(teacher=teacher, school=teacher.school, goal="What *makes* it <b>")

    invite(request, speaker, [request.moments.get()], who=coordinator, now=EVENING)

    [mail] = OutboxMail.objects.all()
    assert (mail.to, mail.send_at) == (speaker.email, NEXT_MORNING)
    assert mail.subject == "Kom je vertellen in Gent, voor 20 leerlingen?"
    text = as_text(mail.text)
    assert "Wat de leerkracht wil bereiken: What *makes* it <b>" in text
    assert "- dinsdag 2 februari 2027, 10.10 – 11.50 u." in text
    assert "- Hoe ver: ± 0 km" in text


def test_yes_tells_the_speaker_now_and_the_teacher_in_the_morning(invitation, speaker, teacher):
    accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=EVENING)

    assert mails() == [
        ("session_planned_teacher", teacher.email, NEXT_MORNING),
        ("session_planned_speaker", speaker.email, EVENING),
    ]
    to_teacher = as_text(OutboxMail.objects.get(to=teacher.email).text)
    assert f"- Speaker ({speaker.cooperative.name}), {speaker.email}" in to_teacher
    assert "De leerkracht blijft verantwoordelijk voor de leerlingen." in to_teacher
    assert teacher.email in OutboxMail.objects.get(to=speaker.email).text


def test_each_side_gets_the_session_in_its_own_calendar(invitation, speaker, teacher):
    session = accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=NOW)

    for mail in OutboxMail.objects.all():
        item = Calendar.from_ical(mail.calendar)
        [event] = item.walk("VEVENT")
        assert (item["METHOD"], mail.calendar_method) == ("REQUEST", "REQUEST")
        assert event["ATTENDEE"] == f"mailto:{mail.to}"
        assert event["UID"] == f"sessie-{session.pk}@localhost"


def test_no_is_told_to_nobody_else(invitation, speaker):
    decline_invitation(invitation, who=speaker.user, now=NOW)

    assert mails() == []


def test_invitation_taken_back_is_told(invitation, coordinator, speaker):
    withdraw_invitation(invitation, who=coordinator, now=NOW)

    assert mails() == [("invitation_withdrawn", speaker.email, NOW)]


def test_no_speaker_found_says_why(coordinator, teacher):
    request = RequestFactory(teacher=teacher)

    give_up_request(request, who=coordinator, now=NOW, reason="Te ver voor iedereen.")

    assert "De reden: Te ver voor iedereen." in OutboxMail.objects.get().text


def planned(teacher, speaker, start=MOMENT_START):
    request = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    return SessionFactory(request=request, school=teacher.school, speakers=[speaker], start=start)


def test_cancelling_is_told_to_both_sides_and_to_the_coordinator(teacher, speaker, coordinator):
    cancel_session(planned(teacher, speaker), who=speaker.user, now=EVENING, reason="Ziek.")

    assert mails() == [
        ("session_cancelled_teacher", teacher.email, NEXT_MORNING),
        ("session_cancelled_speaker", speaker.email, EVENING),
        ("session_cancelled_coordinator", coordinator.email, NEXT_MORNING),
    ]
    texts = dict(OutboxMail.objects.values_list("to", "text"))
    assert "Je aanvraag staat weer open." in texts[teacher.email]
    assert "Geannuleerd door: de spreker" in texts[coordinator.email]
    assert all("Ziek." in text for text in texts.values())
    methods = list(OutboxMail.objects.order_by("pk").values_list("calendar_method", flat=True))
    assert methods == ["CANCEL", "CANCEL", ""]


def test_moving_is_told_with_the_old_moment_and_a_newer_item(teacher, speaker):
    session = planned(teacher, speaker)
    start = MOMENT_START + dt.timedelta(days=2)
    move_session(
        session, start, start + dt.timedelta(hours=1), who=teacher.user, now=NOW, reason=""
    )

    mail = OutboxMail.objects.get(to=speaker.email)
    assert mail.purpose == "session_moved_speaker"
    assert "- Eerst: dinsdag 2 februari 2027, 10.10 – 11.50 u." in as_text(mail.text)
    [event] = Calendar.from_ical(mail.calendar).walk("VEVENT")
    assert (event["SEQUENCE"], event.start) == (1, start)


def test_cancelling_within_two_days_waits_for_no_morning(teacher, speaker, coordinator):
    session = planned(teacher, speaker, start=EVENING + dt.timedelta(hours=47))

    cancel_session(session, who=teacher.user, now=EVENING, reason="Ziek.")

    assert {when for _purpose, _to, when in mails()} == {EVENING}


def test_what_is_rolled_back_is_not_mailed(invitation, speaker, monkeypatch):
    monkeypatch.setattr(
        "sessions.operations.invitations.withdraw_open_invitations", lambda *_a, **_k: 1 / 0
    )

    with pytest.raises(ZeroDivisionError):
        accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=NOW)

    assert mails() == []


def test_names_of_two_speakers_make_a_sentence(speaker, teacher):
    session = SessionFactory(speakers=[speaker, SpeakerFactory(name="Tweede")])
    names = values.of_session(session, NOW)["speaker_names"]

    one, two = (row.cooperative.name for row in session.session_speakers.all())
    assert names == f"Speaker ({one}) en Tweede ({two})"


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
@pytest.mark.parametrize("code", ["count_teacher", "tomorrow_teacher", "thanks_teacher"])
def test_mail_reads_well_for_two_speakers_and_one_pupil(code, language):
    body = original(code, language).body

    assert not re.search(r"(komt|kwam|is|est) \{speaker_names\}", body)
    assert not re.search(r"\{speaker_names\} (komt|vient|est)", body)
    assert not re.search(r"(waren|were) \{pupils_counted\}", body)


def test_what_a_speaker_needs_is_in_the_mail_to_the_teacher(speaker, teacher):
    session = planned(teacher, speaker)
    session.session_speakers.update(needs="Een scherm")
    thing = type(session).objects.with_mail_details().get(pk=session.pk)

    notice = compose("practical_teacher", thing, teacher_as_recipient(teacher), now=NOW)

    assert "Je spreker vraagt: Een scherm" in letter_of(notice, teacher_as_recipient(teacher)).text
