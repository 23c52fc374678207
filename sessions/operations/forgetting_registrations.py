"""What becomes of how somebody volunteered, once they are forgotten."""

from django.db.models import Q

from sessions.choices import RegistrationState
from sessions.models import Registration, Transition
from sessions.privacy.person import Person
from youth4coop.privacy.erased import ERASED_NAME, erased_address


def forget_registrations_of(person: Person) -> None:
    """Empty what was decided on; what waits goes, also whom they asked to join as contact person.

    An invitation to join works no more without who sent it.
    """
    theirs = Registration.objects.filter(email__in=person.emails)
    asked = Q(invited_by__in=person.speakers, state=RegistrationState.UNCONFIRMED)
    theirs.exclude(state__in=RegistrationState.decided).delete()
    Registration.objects.filter(asked).delete()
    Transition.objects.filter(registration__in=theirs).exclude(reason="").update(reason="")
    for registration in theirs:
        _empty(registration)


def _empty(registration: Registration) -> None:
    registration.name = ERASED_NAME
    registration.email = erased_address("registration", registration.pk)
    registration.language, registration.answers, registration.reason = "nl", {}, ""
    registration.save(update_fields=["name", "email", "language", "answers", "reason"])
