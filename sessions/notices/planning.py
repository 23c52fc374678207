"""Keep the outbox right: plan what will be wanted, drop what is not wanted any more."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from sessions.choices import InvitationState, ProposalState, RegistrationState, SessionState
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    MoveProposal,
    Registration,
    SessionRequest,
    practical_of,
)
from sessions.notices.cadence import (
    BEFORE_SESSION,
    OF_COUNT,
    REMINDERS,
    THANKS,
    Due,
    invitation_schedule,
    proposal_schedule,
    session_schedule,
)
from sessions.notices.compose import Thing, about, compose
from sessions.notices.people import (
    both_sides,
    newcomer_as_recipient,
    speaker_as_recipient,
    speaker_key,
    teacher_as_recipient,
)
from sessions.notices.post import Recipient, letter_of, post
from sessions.notices.purposes import PURPOSES
from youth4coop.mail.models import MailState, OutboxMail

AHEAD = dt.timedelta(days=120)
BEHIND = dt.timedelta(days=40)
READERS: dict[str, Callable[[list[int]], Iterable[Thing]]] = {
    "request": lambda keys: SessionRequest.objects.filter(pk__in=keys).with_details(),
    "invitation": lambda keys: Invitation.objects.filter(pk__in=keys).with_details(),
    "proposal": lambda keys: MomentProposal.objects.filter(pk__in=keys).with_details(),
    "session": lambda keys: ClassroomSession.objects.filter(pk__in=keys).with_mail_details(),
    "registration": lambda keys: Registration.objects.filter(pk__in=keys).select_related(
        "cooperative", "invited_by"
    ),
}
# Mails about a registration that make sense only as long as nobody has answered.
UNANSWERED = {
    "registration_confirm": RegistrationState.UNCONFIRMED,
    "colleague_invited": RegistrationState.UNCONFIRMED,
    "access_asked": RegistrationState.WAITING,
    "registration_refused": RegistrationState.REFUSED,
}
# A mail that takes something back goes only to who was told of it (PRODUCT.md: a mail is no noise).
AFTER = {
    "invitation_withdrawn": ("invitation_sent", "invitation_contact", "invitation_passed_on"),
    "session_moved": ("session_planned", "session_restored"),
    "session_cancelled": ("session_planned", "session_restored"),
    "session_restored": ("session_cancelled",),
}
GONE = (MailState.SENT, MailState.KEPT)


def plan_mails(*, now: dt.datetime) -> int:
    """Write the reminders that will be wanted, each once, for their own moment.

    What should have gone before now is not made up for: a reminder is never in the past (R1.18).

    Returns:
        how many are new.
    """
    due = [(thing, mail) for thing, mail in _all_due(now) if mail.at >= now]
    keys = {_key(thing, mail): (thing, mail) for thing, mail in due}
    known = set(OutboxMail.objects.filter(once__in=keys).values_list("once", flat=True))
    for thing, mail in (pair for key, pair in keys.items() if key not in known):
        notice = compose(mail.purpose, thing, mail.to, now=now, round=mail.round)
        post(notice, mail.to, now=now, send_at=mail.at, at_once=True)
    return len(keys) - len(known)


def drop_unwanted(*, now: dt.datetime) -> int:
    """Remove the waiting reminders that an answer or a change has made needless.

    They are planned again when that is undone; what the coordinator stopped stays stopped.

    Returns:
        how many.
    """
    waiting = list(OutboxMail.objects.filter(state=MailState.WAITING, purpose__in=REMINDERS))
    things = _things({mail.about for mail in waiting})
    unwanted = [mail.pk for mail in waiting if not _is_wanted(mail, things.get(mail.about), now)]
    number, _by_model = OutboxMail.objects.filter(pk__in=unwanted, state=MailState.WAITING).delete()
    return number


def still_wanted(mail: OutboxMail, *, now: dt.datetime) -> bool:
    """Tell whether a mail should go now; one that the coordinator left alone is brought up to date.

    Asked just before it goes, so that nobody is reminded of what they have answered.
    """
    thing = _things({mail.about}).get(mail.about)
    if not _is_wanted(mail, thing, now):
        return False
    if thing is not None and not mail.edited and PURPOSES[mail.purpose].fresh:
        _bring_up_to_date(mail, thing, now)
    return True


def _all_due(now: dt.datetime) -> Iterator[tuple[Thing, Due]]:
    for invitation in Invitation.objects.unanswered().with_details():
        yield from ((invitation, due) for due in invitation_schedule(invitation))
    for proposal in MomentProposal.objects.open().with_details():
        yield from ((proposal, due) for due in proposal_schedule(proposal))
    near = ClassroomSession.objects.filter(start__gt=now - BEHIND, start__lt=now + AHEAD)
    for session in near.filter(state__in=SessionState.booked).with_mail_details():
        yield from ((session, due) for due in session_schedule(session))


def _key(thing: Thing, due: Due) -> str:
    return f"{due.purpose}:{about(thing)}:{due.to.key}:{due.round}"


def _things(names: Iterable[str]) -> dict[str, Thing]:
    """Read the things of these names, in one query for each kind and those of its details."""
    keys: dict[str, list[int]] = {}
    for name in names:
        kind, _colon, key = name.partition(":")
        if kind in READERS:
            keys.setdefault(kind, []).append(int(key))
    return {about(thing): thing for kind, found in keys.items() for thing in READERS[kind](found)}


def _is_wanted(mail: OutboxMail, thing: Thing | None, now: dt.datetime) -> bool:
    if mail.purpose not in PURPOSES or mail.about.partition(":")[0] not in READERS:
        return True
    if isinstance(thing, Invitation):
        return _of_invitation(mail, thing)
    if isinstance(thing, MomentProposal):
        return _of_proposal(mail, thing, now)
    if isinstance(thing, ClassroomSession):
        return _of_session(mail, thing, now)
    if isinstance(thing, Registration):
        return UNANSWERED.get(mail.purpose, thing.state) == thing.state
    return thing is not None


def _of_invitation(mail: OutboxMail, invitation: Invitation) -> bool:
    if mail.purpose in AFTER:
        return _was_told(mail)
    waits = invitation.state == InvitationState.SENT and not invitation.open_proposal
    return waits and _person(mail) == speaker_key(invitation.addressee.pk)


def _of_proposal(mail: OutboxMail, proposal: MomentProposal, now: dt.datetime) -> bool:
    if mail.purpose != "proposal_refused":
        return proposal.state == ProposalState.OPEN and now < proposal.expires_at
    invitation = proposal.invitation
    ended = proposal.state in {ProposalState.REFUSED, ProposalState.EXPIRED}
    return ended and invitation.state == InvitationState.SENT and not invitation.open_proposal


def _of_session(mail: OutboxMail, session: ClassroomSession, now: dt.datetime) -> bool:
    if mail.purpose in OF_COUNT:
        return session.state in SessionState.uncounted
    if mail.purpose in THANKS:
        return session.state == SessionState.COUNTED
    is_to_come = session.state == SessionState.PLANNED and session.start > now
    if mail.purpose in BEFORE_SESSION:
        is_told = mail.purpose == "practical_teacher" and practical_of(session) is not None
        return is_to_come and _round(mail) == session.sequence and not is_told
    event = mail.purpose.rpartition("_")[0]
    if event in ("session_planned", "move_declined"):
        return is_to_come
    if event == "move_proposed":
        return _is_move_open(mail, session, now)
    return _of_end(mail, event, session)


def _is_move_open(mail: OutboxMail, session: ClassroomSession, now: dt.datetime) -> bool:
    proposal = MoveProposal.objects.filter(pk=_round(mail)).first()
    return proposal is not None and proposal.waits(session, now)


def _of_end(mail: OutboxMail, event: str, session: ClassroomSession) -> bool:
    """Tell whether what takes something back, or gives it another moment, is still so."""
    if event == "session_cancelled" and session.state != SessionState.CANCELLED:
        return False
    return mail.purpose.endswith("_coordinator") or _was_told(mail)


def _was_told(mail: OutboxMail) -> bool:
    """Tell whether this person got the mail that this one follows."""
    event, _dash, side = mail.purpose.rpartition("_")
    before = AFTER.get(mail.purpose) or tuple(f"{name}_{side}" for name in AFTER[event])
    gone = OutboxMail.objects.filter(
        about=mail.about, to=mail.to, purpose__in=before, state__in=GONE
    )
    return gone.exists()


def _round(mail: OutboxMail) -> int:
    return int((mail.once or "0").rpartition(":")[2])


def _person(mail: OutboxMail) -> str:
    """Give the key of the person whom a mail is for."""
    return (mail.once or "").split(":")[-2:][0]


def _bring_up_to_date(mail: OutboxMail, thing: Thing, now: dt.datetime) -> None:
    to = _recipient(mail, thing)
    if to is None:
        return
    letter = letter_of(compose(mail.purpose, thing, to, now=now, round=_round(mail)), to)
    mail.to, mail.language = letter.to, letter.language
    mail.subject, mail.text = letter.subject, letter.text
    mail.calendar = letter.calendar
    mail.save(update_fields=["to", "language", "subject", "text", "calendar"])


def _recipient(mail: OutboxMail, thing: Thing) -> Recipient | None:
    """Give who the mail is for, with the address that they have today."""
    if isinstance(thing, Invitation):
        return speaker_as_recipient(thing.addressee)
    if isinstance(thing, SessionRequest):
        return teacher_as_recipient(thing.teacher)
    if isinstance(thing, Registration):
        return newcomer_as_recipient(thing)
    key = _person(mail)
    if isinstance(thing, MomentProposal):
        teacher = teacher_as_recipient(thing.invitation.request.teacher)
        return teacher if key == teacher.key else speaker_as_recipient(thing.invitation.speaker)
    return next((to for _side, to in both_sides(thing) if to.key == key), None)
