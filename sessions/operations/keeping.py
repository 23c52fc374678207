"""Keeping no longer than we promise (R4.05): done every day, and doing it twice does it once."""

import datetime as dt

from django.core.cache import cache
from django.db import transaction

from schools.models import School, Teacher
from sessions.choices import RequestState
from sessions.models import PracticalInfo, SessionRequest, Transition
from sessions.operations.erasing import StillGoingOn, forget_person, note_erasure
from sessions.operations.state import lock, move
from sessions.privacy.going_on import WAITING
from sessions.privacy.person import Person
from sessions.privacy.terms_over import Over, people_over, unfulfilled
from youth4coop.privacy.erased import ERASED_NAME, erased_address
from youth4coop.privacy.models import ErasureCause
from youth4coop.terms import local_date


def keep_terms(*, now: dt.datetime) -> Over:
    """Forget the people and requests whose time is over, each in its own transaction.

    Returns:
        what was forgotten.
    """
    requests = [forget_request(request, now=now) for request in unfulfilled(now=now)]
    # A person may have been known for nothing else.
    people = [person for person in people_over(now=now) if _forget(person, now)]
    return Over(people, requests)


def _forget(person: Person, now: dt.datetime) -> bool:
    try:
        forget_person(person, cause=ErasureCause.TERM, now=now)
    except StillGoingOn:  # asked or planned in the meantime
        return False
    return True


def keep_terms_daily(*, now: dt.datetime) -> None:
    """Do so once a day, however often a worker asks; another worker may do it once more."""
    if cache.add(f"terms-kept:{local_date(now)}", True, timeout=2 * 24 * 60 * 60):
        keep_terms(now=now)


@transaction.atomic
def forget_request(request: SessionRequest, *, now: dt.datetime) -> SessionRequest:
    """Take the person and their words out of a request that led to no session.

    How many there were stays known. One that still waited ends, without a mail.
    """
    request = lock(request)
    if request.state in WAITING:
        unconfirmed = request.state == RequestState.UNCONFIRMED
        ended = RequestState.WITHDRAWN if unconfirmed else RequestState.UNFULFILLED
        move(request, ended, who=None, now=now)
    request.teacher, request.created_by, request.goal = _nobody(request.school, now), None, ""
    request.save(update_fields=["teacher", "created_by", "goal"])
    _forget_around(request)
    note_erasure("request", request.pk, cause=ErasureCause.TERM, now=now)
    return request


def _forget_around(request: SessionRequest) -> None:
    sessions = request.sessions.all()
    sessions.update(goal="", ended_reason="")
    PracticalInfo.objects.filter(session__in=sessions).delete()
    request.invitations.exclude(reason="").update(reason="")
    for log in (
        Transition.objects.filter(request=request),
        Transition.objects.filter(session__in=sessions),
    ):
        log.update(who=None, reason="")
    Transition.objects.filter(invitation__request=request).exclude(reason="").update(reason="")


def _nobody(school: School, now: dt.datetime) -> Teacher:
    """Give the one row that stands for the forgotten teachers of a school."""
    nobody, _is_new = Teacher.objects.get_or_create(
        email=erased_address("school", school.pk),
        defaults={"school": school, "name": ERASED_NAME, "erased_at": now},
    )
    return nobody
