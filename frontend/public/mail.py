"""The mail page of the demo: what everybody would have got, with links that can be followed."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from frontend.access import allow
from youth4coop.mail.body import as_fragment
from youth4coop.mail.models import MailState, OutboxMail
from youth4coop.mail.outbox import SECRET_PURPOSES

NUMBER_SHOWN = 100

type MailView = Callable[..., HttpResponse]


def demo_only(view: MailView) -> MailView:
    """Make a page public in the demo, and not there on a real site."""

    @login_not_required
    @never_cache
    @allow("GET")
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@demo_only
def demo_mail(request: HttpRequest) -> HttpResponse:
    """The last mails, newest first."""
    mails = _arrived().order_by(F("sent_at").desc(nulls_first=True), "-pk")[:NUMBER_SHOWN]
    return render(request, "frontend/demo_mail.html", {"mails": mails})


@demo_only
def demo_mail_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail, as its reader would get it."""
    mail = get_object_or_404(_arrived(), pk=pk)
    body = as_fragment(mail.delivered or mail.text)
    return render(request, "frontend/demo_mail_detail.html", {"mail": mail, "body": body})


def _arrived() -> QuerySet[OutboxMail]:
    """What has gone; a code to log in with is there at once, as in a mailbox."""
    return OutboxMail.objects.filter(Q(state=MailState.KEPT) | Q(purpose__in=SECRET_PURPOSES))
