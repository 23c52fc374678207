"""Mails about an invitation, to its speaker."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from sessions.models import Invitation, Speaker
from sessions.notices.post import Notice, Recipient, address, post


def invitation_sent(invitation: Invitation, *, now: dt.datetime) -> None:
    """Ask the speaker, in one sentence with town, level, pupils and goal."""
    groups = list(invitation.request.groups.all())
    school = invitation.request.school
    notice = Notice(
        template="invitation_sent",
        subject=_("Kom je vertellen in %(town)s?"),
        subject_values={"town": school.municipality},
        once=f"invitation_sent:{invitation.pk}",
        context={
            "request": invitation.request,
            "groups": groups,
            "pupils": sum(group.expected_pupils for group in groups),
            "moments": list(invitation.moments.all()),
            "link": address("invitation_detail", invitation.pk),
        },
    )
    post(notice, speaker_as_recipient(invitation.speaker), now=now)


def invitation_withdrawn(invitation: Invitation, *, now: dt.datetime) -> None:
    """Tell the speaker that no answer is needed any more."""
    school = invitation.request.school
    notice = Notice(
        template="invitation_withdrawn",
        subject=_("Je hoeft niet meer te antwoorden: %(town)s"),
        subject_values={"town": school.municipality},
        once=f"invitation_withdrawn:{invitation.pk}",
        context={"request": invitation.request},
    )
    post(notice, speaker_as_recipient(invitation.speaker), now=now)


def speaker_as_recipient(speaker: Speaker) -> Recipient:
    """Give a speaker as a recipient."""
    language = speaker.user.language if speaker.user else "nl"
    return Recipient(speaker.email, speaker.name, language)
