"""A request that was sent is changed, part by part, on the pages on which it was asked."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from frontend.access import PersonRequest, act, allow
from frontend.public.answers import answers_of
from frontend.public.known import Known
from frontend.public.sheets import AskSheet
from frontend.public.step_page import Frame, is_live, step_page
from frontend.public.steps import OF_THE_WISH, Step
from frontend.shared.request_page import visible_request
from frontend.sheets import Posted
from sessions.models import SessionRequest
from sessions.operations.changing import change_request
from sessions.operations.requests import Moment
from youth4coop.users.models import User


@allow("GET", "POST")
def request_change(request: PersonRequest, pk: int, name: str) -> HttpResponse:
    """Change the classes, the moments or the wishes of a request."""
    wish = visible_request(request.user, pk)
    back = reverse("request_detail", args=[pk])
    return change_part(request, wish, name, who=request.user, now=timezone.now(), back=back)


def change_part(
    request: HttpRequest,
    wish: SessionRequest,
    name: str,
    *,
    who: User | None,
    now: dt.datetime,
    back: str,
) -> HttpResponse:
    """Show one part of a request as it is, or store what was changed of it.

    Args:
        wish: with its details, one that this person may change.
        name: the step of the part, as in `OF_THE_WISH`.
        back: the address of the page of the request.
    """
    if (step := OF_THE_WISH.get(name)) is None:
        raise Http404
    if not wish.can_change:
        messages.error(request, _("Deze aanvraag verandert niet meer."))
        return redirect(back)
    sheet = step.make(_known(wish, now), _typed(request, wish, step, now))

    def page() -> HttpResponse:
        return step_page(request, step, sheet, Frame(back, button=_("Bewaar")))

    if request.method != "POST" or is_live(request) or _stays(sheet):
        return page()
    return act(
        request,
        sheet,
        lambda: change_request(wish, sheet.changes(), who=who, now=now),
        done=_("De wijziging is bewaard."),
        back=back,
        again=page,
    )


def _typed(request: HttpRequest, wish: SessionRequest, step: Step, now: dt.datetime) -> Posted:
    if request.method == "POST":
        return request.POST
    typed = answers_of(wish, now=now).get(step.name)
    return None if typed is None else MultiValueDict(typed)


def _stays(sheet: AskSheet) -> bool:
    return sheet.is_valid() and sheet.stays


def _known(wish: SessionRequest, now: dt.datetime) -> Known:
    return Known(
        wish.school,
        now,
        levels=frozenset(group.level for group in wish.groups.all()),
        speaker=wish.preferred_speaker,
        moments=tuple(Moment(one.start, one.end) for one in wish.moments.all() if one.start > now),
    )
