"""Plain, numbered, boring rows; what a test is about stands in the test."""

import datetime as dt

import factory
from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory

from schools.models import ClassGroup, School, Teacher
from sessions.models import (
    Availability,
    ClassroomSession,
    Consent,
    Cooperative,
    Invitation,
    MomentProposal,
    Programme,
    ProposedMoment,
    PupilCount,
    Registration,
    RequestedMoment,
    SessionRequest,
    SessionSpeaker,
    Speaker,
)
from youth4coop.terms import BRUSSELS
from youth4coop.users.models import User, UserRole

# A Tuesday in term, long before every moment that the factories make.
NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=BRUSSELS)
MOMENT_START = dt.datetime(2027, 2, 2, 10, 10, tzinfo=BRUSSELS)
MOMENT_END = dt.datetime(2027, 2, 2, 11, 50, tzinfo=BRUSSELS)

# Ghent: everybody lives and teaches there unless the test says otherwise.
GENT = {"postal_code": "9000", "latitude": 51.05, "longitude": 3.7167}


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = Sequence(lambda n: f"user{n}@test.example")
    name = Sequence(lambda n: f"User {n}")
    role = UserRole.TEACHER
    password = "!"


class SchoolFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = School

    name = Sequence(lambda n: f"School {n}")
    postal_code = GENT["postal_code"]
    municipality = "Gent"
    province = "oost-vlaanderen"
    levels = ["so_3_do"]
    latitude = GENT["latitude"]
    longitude = GENT["longitude"]


class TeacherFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Teacher

    school = SubFactory(SchoolFactory)
    name = Sequence(lambda n: f"Teacher {n}")
    email = Sequence(lambda n: f"teacher{n}@test.example")
    user = SubFactory(
        UserFactory,
        role=UserRole.TEACHER,
        email=SelfAttribute("..email"),
        name=SelfAttribute("..name"),
    )


class ClassGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClassGroup

    school = SubFactory(SchoolFactory)
    school_year = 2026
    name = Sequence(lambda n: f"5 ECO {n}")
    level = "so_3_do"
    expected_pupils = 20


class CooperativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cooperative

    name = Sequence(lambda n: f"Cooperative {n}")
    slug = Sequence(lambda n: f"cooperative-{n}")
    sector = "energy"
    postal_code = GENT["postal_code"]
    municipality = "Gent"
    province = "oost-vlaanderen"
    approved_at = dt.datetime(2026, 1, 5, 9, 0, tzinfo=BRUSSELS)


class SpeakerFactory(factory.django.DjangoModelFactory):
    """A speaker who can come on every school day from 8 to 18 o'clock."""

    class Meta:
        model = Speaker
        skip_postgeneration_save = True

    cooperative = SubFactory(CooperativeFactory)
    name = Sequence(lambda n: f"Speaker {n}")
    email = Sequence(lambda n: f"speaker{n}@test.example")
    user = SubFactory(
        UserFactory,
        role=UserRole.SPEAKER,
        email=SelfAttribute("..email"),
        name=SelfAttribute("..name"),
    )
    levels = ["so_3_do"]
    languages = ["nl"]
    formats = ["in_class"]
    themes = ["energy"]
    radius_km = 30
    max_sessions_per_school_year = 4
    postal_code = GENT["postal_code"]
    latitude = GENT["latitude"]
    longitude = GENT["longitude"]

    @factory.post_generation
    def availability(self, create, extracted, **kwargs):
        if create and extracted is None:
            for weekday in range(5):
                Availability.objects.create(
                    speaker=self, weekday=weekday, start=dt.time(8), end=dt.time(18)
                )


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    name = Sequence(lambda n: f"programme {n}")
    start = dt.date(2019, 1, 1)


class RequestFactory(factory.django.DjangoModelFactory):
    """An open request of one group, with one moment."""

    class Meta:
        model = SessionRequest
        skip_postgeneration_save = True

    reference = Sequence(lambda n: f"Y4C-2001-{n:04d}")
    state = "open"
    school = SubFactory(SchoolFactory)
    teacher = SubFactory(TeacherFactory, school=SelfAttribute("..school"))
    goal = "What makes a cooperative different."
    created_at = NOW

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        if create:
            self.groups.set(extracted or [ClassGroupFactory(school=self.school)])

    @factory.post_generation
    def moments(self, create, extracted, **kwargs):
        """Takes start times, each for a moment of 100 minutes; one moment by default."""
        if create:
            for start in [MOMENT_START] if extracted is None else extracted:
                end = start + (MOMENT_END - MOMENT_START)
                RequestedMoment.objects.create(request=self, start=start, end=end)


class InvitationFactory(factory.django.DjangoModelFactory):
    """A sent invitation for all moments of its request."""

    class Meta:
        model = Invitation
        skip_postgeneration_save = True

    request = SubFactory(RequestFactory, state="invited")
    speaker = SubFactory(SpeakerFactory)
    sent_at = NOW

    @factory.post_generation
    def moments(self, create, extracted, **kwargs):
        if create:
            self.moments.set(self.request.moments.all() if extracted is None else extracted)


class ProposalFactory(factory.django.DjangoModelFactory):
    """An open proposal of one other moment, a week later than those of its request."""

    class Meta:
        model = MomentProposal
        skip_postgeneration_save = True

    invitation = SubFactory(InvitationFactory)
    proposed_at = NOW
    expires_at = NOW + dt.timedelta(days=14)

    @factory.post_generation
    def moments(self, create, extracted, **kwargs):
        """Takes start times, each for a moment of 100 minutes."""
        if create:
            for start in [MOMENT_START + dt.timedelta(days=14)] if extracted is None else extracted:
                end = start + (MOMENT_END - MOMENT_START)
                ProposedMoment.objects.create(proposal=self, start=start, end=end)


class ConsentFactory(factory.django.DjangoModelFactory):
    """A speaker who agreed to be shown to everybody."""

    class Meta:
        model = Consent

    speaker = SubFactory(SpeakerFactory)
    kind = "public_profile"
    text_version = "2026-11"
    given_at = NOW


class RegistrationFactory(factory.django.DjangoModelFactory):
    """Somebody who confirmed their address and waits."""

    class Meta:
        model = Registration

    state = "waiting"
    name = Sequence(lambda n: f"Newcomer {n}")
    email = Sequence(lambda n: f"newcomer{n}@test.example")
    created_at = NOW
    confirmed_at = NOW


class SessionFactory(factory.django.DjangoModelFactory):
    """A planned session of one speaker and one group; with `pupils`, a counted one."""

    class Meta:
        model = ClassroomSession
        skip_postgeneration_save = True

    pupils = None
    already_reached = 0
    school = SubFactory(SchoolFactory)
    start = MOMENT_START
    end = LazyAttribute(lambda session: session.start + (MOMENT_END - MOMENT_START))
    day = LazyAttribute(lambda session: session.start.astimezone(BRUSSELS).date())
    calendar_year = LazyAttribute(lambda session: session.day.year)
    school_year = LazyAttribute(lambda session: session.day.year - (session.day.month < 9))
    state = LazyAttribute(lambda session: "counted" if session.pupils else "planned")
    count_method = LazyAttribute(lambda session: "counted" if session.pupils else "")

    @factory.post_generation
    def speakers(self, create, extracted, **kwargs):
        if create:
            for speaker in [SpeakerFactory()] if extracted is None else extracted:
                SessionSpeaker.objects.create(
                    session=self,
                    speaker=speaker,
                    cooperative=speaker.cooperative,
                    start=self.start,
                    end=self.end,
                    booked=self.state in {"planned", "held", "counted"},
                )

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        """Gives the session one group, and its count where the session is counted."""
        if not create:
            return
        self.groups.set(
            extracted or [ClassGroupFactory(school=self.school, school_year=self.school_year)]
        )
        if self.pupils and not extracted:
            PupilCount.objects.create(
                session=self,
                group=self.groups.get(),
                version=1,
                pupils=self.pupils,
                already_reached=self.already_reached,
                source="teacher",
                method=self.count_method,
                counted_at=self.end,
            )
