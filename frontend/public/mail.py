"""The mail page of the demo: what everybody would have got, with links that can be followed."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from frontend.access import allow
from youth4coop.mail.models import OutboxMail

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
    mails = OutboxMail.objects.order_by("-pk")[:NUMBER_SHOWN]
    return render(request, "frontend/demo_mail.html", {"mails": mails})


@demo_only
def demo_mail_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail, as its reader would get it."""
    mail = get_object_or_404(OutboxMail, pk=pk)
    return render(request, "frontend/demo_mail_detail.html", {"mail": mail})
