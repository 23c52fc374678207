import pytest

from sessions.calendar import Mailbox, SessionEvent, event_of
from sessions.models import ClassroomSession
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    ClassGroupFactory,
    CooperativeFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)

LINK = "https://youth4coop.example/a/secret/"


@pytest.fixture(autouse=True)
def site(settings):
    settings.BASE_URL = "https://youth4coop.example:8443"
    settings.MAIL_REPLY_TO = "Coördinatie <coordinator@youth4coop.example>"


@pytest.fixture
def session(db):
    """Gives a session of one speaker in a class, with a goal."""
    school = SchoolFactory(
        name="Sint-Jozef", street="Kerkstraat 12", postal_code="9300", municipality="Aalst"
    )
    speaker = SpeakerFactory(
        name="Zoë Zon", phone="0470 12 34 56", cooperative=CooperativeFactory(name="Zon cv")
    )
    return SessionFactory(
        school=school,
        speakers=[speaker],
        groups=[ClassGroupFactory(school=school, name=name) for name in ["5 ECO A", "5 ECO B"]],
        goal="Wat een coöperatie is.",
        sequence=3,
    )


def event(session, now):
    stored = ClassroomSession.objects.with_details().get(pk=session.pk)
    return event_of(stored, "An Voorbeeld", "an@school.example", LINK, now=now)


def test_session_says_what_a_calendar_needs(session, now):
    assert event(session, now) == SessionEvent(
        uid=f"sessie-{session.pk}@youth4coop.example",
        sequence=3,
        start=MOMENT_START,
        end=MOMENT_END,
        summary="Ondernemer voor de klas: Zon cv, voor Sint-Jozef, Aalst",
        location="Sint-Jozef, Kerkstraat 12, 9300 Aalst",
        description="Spreker: Zoë Zon\nKlas: 5 ECO A, 5 ECO B\n"
        "Doel van de les: Wat een coöperatie is.\n\n"
        f"{LINK}\n\nKun je toch niet? Gebruik de knop in de mail.",
        organizer=Mailbox("Coördinatie", "coordinator@youth4coop.example"),
        attendee=Mailbox("An Voorbeeld", "an@school.example"),
        status="CONFIRMED",
        written_at=now,
    )


@pytest.mark.parametrize(
    ("format", "place"),
    [("online", "Online"), ("at_cooperative", "Zon cv, 9000 Gent")],
)
def test_place_is_where_people_meet(session, now, format, place):
    session.format = format
    session.save(update_fields=["format"])

    assert event(session, now).location == place


def test_duo_is_at_the_place_of_both(now, db):
    zon, wind = CooperativeFactory(name="Zon cv"), CooperativeFactory(name="Wind cv")
    speakers = [SpeakerFactory(cooperative=one) for one in (zon, zon, wind)]
    session = SessionFactory(speakers=speakers, format="at_cooperative")

    duo = event(session, now)

    assert duo.location == "Zon cv, 9000 Gent; Wind cv, 9000 Gent"
    assert duo.summary.startswith("Ondernemer voor de klas: Zon cv, Wind cv, voor ")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("planned", "CONFIRMED"),
        ("held", "CONFIRMED"),
        ("counted", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("not_held", "CANCELLED"),
        ("invalid", "CANCELLED"),
    ],
)
def test_session_that_does_not_go_on_says_so(session, now, state, status):
    session.state, session.pupils = state, 20
    session.save(update_fields=["state", "pupils"])

    found = event(session, now)

    assert found.status == status
    assert found.summary.startswith("Geannuleerd: ") is (status == "CANCELLED")
    assert ("Gebruik de knop" in found.description) is (status == "CONFIRMED")


def test_school_without_a_street_and_session_without_a_goal_leave_no_gap(now, db):
    found = event(SessionFactory(school=SchoolFactory(name="School")), now)

    assert found.location == "School, 9000 Gent"
    assert "Doel" not in found.description


def test_mailbox_without_a_name_is_ours(session, now, settings):
    settings.MAIL_REPLY_TO = "post@youth4coop.example"

    assert event(session, now).organizer == Mailbox("Youth4coop", "post@youth4coop.example")
