"""Read one mail, and change, send, stop or settle it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.coordinator.outbox.forms import AgainForm, PostponeForm, WordsForm
from frontend.coordinator.outbox.page import audience_of, button_of, mail_page, readable_mail
from frontend.forms import NoForm
from sessions.notices.planning import still_wanted
from sessions.operations.addresses import addressee, send_again
from youth4coop.mail.operations import (
    change_mail,
    postpone_mail,
    resume_mail,
    send_now,
    settle_failed,
    stop_mail,
)
from youth4coop.terms import local_date
from youth4coop.users.models import UserRole


@only(UserRole.COORDINATOR)
@allow("GET")
def outbox_mail(request: PersonRequest, pk: int) -> HttpResponse:
    """One mail: what it says, to whom, when and why."""
    return mail_page(request, pk, timezone.now())


@only(UserRole.COORDINATOR)
@allow("POST")
def outbox_change(request: PersonRequest, pk: int) -> HttpResponse:
    """Give it other words."""
    now, mail, form = timezone.now(), readable_mail(pk), WordsForm(request.POST)
    return act(
        request,
        form,
        lambda: change_mail(mail, button=button_of(mail), **form.cleaned_data),
        done=_("De mail is veranderd."),
        back=_address(pk),
        again=lambda: mail_page(request, pk, now, words=form),
    )


@only(UserRole.COORDINATOR)
@allow("POST")
def outbox_send_now(request: PersonRequest, pk: int) -> HttpResponse:
    """Let it go at once."""
    now, mail = timezone.now(), readable_mail(pk)
    return act(
        request,
        NoForm(request.POST),
        lambda: send_now(mail, now=now),
        done=_("De mail gaat nu weg."),
        back=_address(pk),
        again=lambda: mail_page(request, pk, now),
    )


@only(UserRole.COORDINATOR)
@allow("POST")
def outbox_postpone(request: PersonRequest, pk: int) -> HttpResponse:
    """Let it go at another moment."""
    now, mail = timezone.now(), readable_mail(pk)
    form = PostponeForm(request.POST, today=local_date(now))
    return act(
        request,
        form,
        lambda: postpone_mail(mail, at=form.moment(), to=audience_of(mail), now=now),
        done=_("De mail gaat op het nieuwe moment weg."),
        back=_address(pk),
        again=lambda: mail_page(request, pk, now, postpone=form),
    )


@only(UserRole.COORDINATOR)
@allow("POST")
def outbox_stop(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep it from going."""
    now, mail = timezone.now(), readable_mail(pk)
    return act(
        request,
        NoForm(request.POST),
        lambda: stop_mail(mail),
        done=_("De mail is tegengehouden."),
        back=_address(pk),
        again=lambda: mail_page(request, pk, now),
    )


@only(UserRole.COORDINATOR)
@allow("POST")
def outbox_resume(request: PersonRequest, pk: int) -> HttpResponse:
    """Let a stopped mail go after all."""
    now, mail = timezone.now(), readable_mail(pk)
    return act(
        request,
        NoForm(request.POST),
        lambda: resume_mail(mail, still_wanted=lambda one: still_wanted(one, now=now), now=now),
        done=_("De mail gaat toch weg, op haar eigen moment."),
        back=_address(pk),
        again=lambda: mail_page(request, pk, now),
    )


@only(UserRole.COORDINATOR)
@allow("POST")
def outbox_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Try a mail that did not arrive again, perhaps at a corrected address."""
    now, mail = timezone.now(), readable_mail(pk)
    form = AgainForm(mail, addressee(mail), request.POST)
    return act(
        request,
        form,
        lambda: send_again(mail, email=form.address, now=now),
        done=_("De mail staat weer klaar en gaat weg zodra het mag."),
        back=_address(pk),
        again=lambda: mail_page(request, pk, now, again=form),
    )


@only(UserRole.COORDINATOR)
@allow("POST")
def outbox_settle(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a mail that did not arrive off the list of what needs doing."""
    now, mail = timezone.now(), readable_mail(pk)
    return act(
        request,
        NoForm(request.POST),
        lambda: settle_failed(mail),
        done=_("De mail is afgehandeld."),
        back=reverse("outbox"),
        again=lambda: mail_page(request, pk, now),
    )


def _address(pk: int) -> str:
    return reverse("outbox_mail", args=[pk])
