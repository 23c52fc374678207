"""One session: look, count, and say whether it goes on. For everybody who sees it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow
from frontend.forms import NoForm, reason_form
from frontend.shared.forms import CountSheet
from frontend.shared.session_page import session_page, visible_session
from sessions.operations.counts import report_counts
from sessions.operations.meetings import cancel_session, declare_held, declare_not_held


@allow("GET")
def session_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """What, when, where and who, with what can be done now."""
    return session_page(request, pk, timezone.now())


@allow("POST")
def session_count(request: PersonRequest, pk: int) -> HttpResponse:
    """Store how many pupils there were."""
    now, session = timezone.now(), visible_session(request.user, pk)
    sheet = CountSheet(list(session.groups.all()), request.user, request.POST)
    return act(
        request,
        sheet,
        lambda: report_counts(session, sheet.report(), who=request.user, now=now),
        done=_("Bedankt! Het aantal is bewaard."),
        back=_address(pk),
        again=lambda: session_page(request, pk, now, count=sheet),
    )


@allow("POST")
def session_held(request: PersonRequest, pk: int) -> HttpResponse:
    """Store somebody's word that it took place; the count can follow."""
    now, session = timezone.now(), visible_session(request.user, pk)
    return act(
        request,
        NoForm(request.POST),
        lambda: declare_held(session, who=request.user, now=now),
        done=_("Bewaard: de sessie ging door. Het aantal leerlingen kan later."),
        back=_address(pk),
        again=lambda: session_page(request, pk, now),
    )


@allow("POST")
def session_cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Cancel it before it begins."""
    now, session = timezone.now(), visible_session(request.user, pk)
    form = reason_form("cancel", request.POST)
    return act(
        request,
        form,
        lambda: cancel_session(
            session, who=request.user, now=now, reason=form.cleaned_data["reason"]
        ),
        done=_("De sessie is geannuleerd. We mailen het iedereen die erbij hoort."),
        back=_address(pk),
        again=lambda: session_page(request, pk, now, cancel=form),
    )


@allow("POST")
def session_not_held(request: PersonRequest, pk: int) -> HttpResponse:
    """Say afterwards that it did not take place."""
    now, session = timezone.now(), visible_session(request.user, pk)
    form = reason_form("not_held", request.POST)
    return act(
        request,
        form,
        lambda: declare_not_held(
            session, who=request.user, now=now, reason=form.cleaned_data["reason"]
        ),
        done=_("Bewaard: de sessie ging niet door."),
        back=_address(pk),
        again=lambda: session_page(request, pk, now, not_held=form),
    )


def _address(pk: int) -> str:
    return reverse("session_detail", args=[pk])
