"""Somebody with a link from a mail, on its page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.door import Door
from sessions.models import ClassroomSession, Invitation, MomentProposal, SessionRequest
from youth4coop.links.models import ActionLink
from youth4coop.users.models import UserRole


class DeadLink(Exception):
    """The link is unknown or has ended, or leads to nothing of whoever has its address."""


@dataclass(frozen=True)
class Visit(Door):
    """A request to the page of a link; `who` is the person to whom it was mailed."""

    link: ActionLink

    def to(self, verb: str) -> str:
        """Give the address that a button of the page posts to."""
        return reverse("link_action", args=[self.link.pk, verb])

    def part(self, name: str) -> str:
        """Give the address of something that belongs to the page, to be looked at."""
        return reverse("link_part", args=[self.link.pk, name])


def its_request(visit: Visit) -> SessionRequest:
    """Give the request of a teacher's link, with all that its page shows.

    Raises:
        DeadLink: the link's address is not its teacher's.
    """
    mine = SessionRequest.objects.with_details().filter(teacher__email=visit.link.email)
    return _found(mine.filter(pk=visit.link.object_id).first())


def its_invitation(visit: Visit) -> Invitation:
    """Give the invitation of a link, with all that its page shows.

    Raises:
        DeadLink: the link's address is not that of the speaker who has it, of the contact person
            who decides who comes, or of who passed it on.
    """
    email = visit.link.email
    mine = Q(speaker__email=email) | Q(contact__email=email) | Q(passed_on_by__email=email)
    found = Invitation.objects.with_details().filter(mine, pk=visit.link.object_id)
    return _found(found.first())


def its_proposal(visit: Visit) -> MomentProposal:
    """Give the proposal of a teacher's link, with all that its page shows.

    Raises:
        DeadLink: the link's address is not its teacher's.
    """
    teacher = Q(invitation__request__teacher__email=visit.link.email)
    found = MomentProposal.objects.with_details().filter(teacher, pk=visit.link.object_id)
    return _found(found.first())


def its_session(visit: Visit) -> tuple[ClassroomSession, UserRole]:
    """Give the session of a link, with all that its page shows, and the side of the link's address.

    Raises:
        DeadLink: the link's address is neither its teacher's nor one of its speakers'.
    """
    found = ClassroomSession.objects.for_its_page().filter(pk=visit.link.object_id).first()
    session = _found(found)
    return session, _side(session, visit.link.email)


def _side(session: ClassroomSession, email: str) -> UserRole:
    if session.request and session.request.teacher.email == email:
        return UserRole.TEACHER
    if any(row.speaker.email == email for row in session.session_speakers.all()):
        return UserRole.SPEAKER
    raise DeadLink


def _found[Thing](thing: Thing | None) -> Thing:
    if thing is None:
        raise DeadLink
    return thing


def already(visit: Visit, page: Callable[[Visit], HttpResponse]) -> HttpResponse:
    """Show the page to somebody who pressed a button again; nothing is done (R5.05)."""
    messages.info(visit.request, _("Je antwoord is al bewaard."))
    return page(visit)
