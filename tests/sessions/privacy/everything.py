"""A teacher and a speaker about whom there is something of every kind."""

import datetime as dt

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db.models import Model

from sessions.models import (
    Evaluation,
    MoveProposal,
    PracticalInfo,
    Transition,
    Unavailability,
    YearClosing,
)
from tests.factories import (
    MOMENT_START,
    NOW,
    ConsentFactory,
    InvitationFactory,
    ProposalFactory,
    RegistrationFactory,
    RequestFactory,
    SessionFactory,
)
from tests.login import add_app
from tests.sessions.newcomers import newcomer
from tests.youth4coop.mail.letters import letter
from youth4coop.api.models import IdempotentAnswer
from youth4coop.links.operations import make_link
from youth4coop.mail.models import MailText
from youth4coop.users.operations import issue_token

LATER = MOMENT_START + dt.timedelta(days=60)


def fill(teacher, speaker) -> Model:
    """Let the two meet, and leave a trace of everything; gives the session."""
    wish = RequestFactory(
        teacher=teacher, school=teacher.school, state="done", created_by=teacher.user
    )
    wish.preferred_cooperatives.add(speaker.cooperative)
    invitation = InvitationFactory(request=wish, speaker=speaker, state="accepted", reason="Graag")
    ProposalFactory(invitation=invitation, state="accepted")
    ConsentFactory(speaker=speaker)
    RegistrationFactory(
        email=speaker.email, state="approved", answers=newcomer(email=speaker.email).stored()
    )
    session = SessionFactory(request=wish, school=wish.school, speakers=[speaker], pupils=20)
    session.counts.update(counted_by=teacher.user)
    Unavailability.objects.create(speaker=speaker, start=NOW.date(), end=NOW.date())
    PracticalInfo.objects.create(session=session, room="B12", given_by=teacher.user, given_at=NOW)
    ratings = {"engaged": 5, "again": 5, "given_at": NOW, "remark": "Fijn"}
    Evaluation.objects.create(
        session=session, person=teacher.user, side="teacher", fitted=5, clear=4, **ratings
    )
    Evaluation.objects.create(
        session=session, person=speaker.user, side="speaker", prepared=3, **ratings
    )
    MoveProposal.objects.create(
        session=session,
        side="teacher",
        proposed_by=teacher.user,
        state="withdrawn",
        sequence=0,
        reason="Uitstap",
        proposed_at=NOW,
    ).moments.create(start=MOMENT_START, end=LATER)
    for user in [teacher.user, speaker.user]:
        _leave_traces(user, session)
    return session


def _leave_traces(user, session):
    Transition.objects.create(session=session, to_state="held", who=user, at=NOW, reason="Klaar")
    letter(to=user.email)
    make_link("my_data", user.pk, user.email, now=NOW, expires_at=LATER)
    issue_token(user.email)
    add_app(user)
    EmailAddress.objects.create(user=user, email=user.email)
    UserSession.objects.create(
        user=user, ip="10.0.0.0", session_key=f"k{user.pk}", user_agent="Firefox"
    )
    IdempotentAnswer.objects.create(
        user=user, key="k", path="/api/", body_sha256="", status=201, body={}, created_at=NOW
    )
    MailText.objects.create(
        purpose=f"p{user.pk}", language="nl", subject="S", body="B", changed_by=user, changed_at=NOW
    )
    YearClosing.objects.create(
        year=2000 + user.pk, figures={}, sessions=[], method_version="1", sha256="0",
        closed_by=user, closed_at=NOW,
    )  # fmt: skip
