"""My data: see, correct, take along, erase (R4.07). The two doors show the same."""

import json
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from frontend.access import act, refused
from frontend.account.proof import too_many_codes
from frontend.my_data.door import MyDoor
from frontend.my_data.forms import CorrectForm, EraseForm, NewAddressForm
from frontend.sheets import PageForm
from sessions.operations.details import update_details
from sessions.operations.erasing import erase_person
from sessions.operations.my_data import ask_new_address
from sessions.privacy.copy import as_data, copy_of
from sessions.privacy.going_on import going_on
from sessions.privacy.person import person_of
from youth4coop.refusals import Refusal

type MyDataView = Callable[[MyDoor], HttpResponse]

FILE = "youth4coop-mijn-gegevens"


def page(door: MyDoor, **filled: PageForm) -> HttpResponse:
    """Show everything, with a form for what can be put right."""
    person = person_of(door.who)
    copy = [chapter for chapter in copy_of(person) if chapter.rows]
    used = [form for form in filled.values() if form.is_bound]
    context = {
        "door": door,
        "whole": [chapter for chapter in copy if not chapter.kept.brief],
        "lists": [chapter for chapter in copy if chapter.kept.brief],
        "correct": filled.get("correct") or CorrectForm(person),
        "address": filled.get("address") or NewAddressForm(),
        "problems": [problem for form in used for problem in form.problems()],
        "to": {verb: door.to(verb) for verb in VERBS if verb},
    }
    return render(door.request, "frontend/my_data/page.html", context)


def correct(door: MyDoor) -> HttpResponse:
    """Put right how somebody is called and reached."""
    form = CorrectForm(person_of(door.who), door.request.POST)
    if form.repeats():
        messages.info(door.request, _("Je antwoord is al bewaard."))
        return page(door)
    return act(
        door.request,
        form,
        lambda: update_details(door.who, **form.given()),
        done=_("Je gegevens zijn bewaard."),
        back=door.back,
        again=partial(page, door, correct=form),
    )


def ask_address(door: MyDoor) -> HttpResponse:
    """Mail a link to a new address."""
    form = NewAddressForm(door.request.POST)
    if form.is_valid() and (refusal := too_many_codes(door.request, door.who.email)):
        return refusal
    return act(
        door.request,
        form,
        lambda: ask_new_address(door.who, form.cleaned_data["email"], now=door.now),
        done=_("We mailden een link naar je nieuwe adres. Open die mail om het te bevestigen."),
        back=door.back,
        again=partial(page, door, address=form),
    )


def take_along(door: MyDoor) -> HttpResponse:
    """Give everything in a form that other programs read."""
    data = as_data(copy_of(person_of(door.who)), now=door.now)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _file(text, "application/json", "json")


def read_along(door: MyDoor) -> HttpResponse:
    """Give everything as one page to keep."""
    copy = [chapter for chapter in copy_of(person_of(door.who)) if chapter.rows]
    text = render_to_string("frontend/my_data/file.html", {"copy": copy, "now": door.now})
    return _file(text, "text/html; charset=utf-8", "html")


def _file(text: str, content_type: str, ending: str) -> HttpResponse:
    name = {"Content-Disposition": f'attachment; filename="{FILE}.{ending}"'}
    return HttpResponse(text, content_type=content_type, headers=name)


def think(door: MyDoor, form: EraseForm | None = None) -> HttpResponse:
    """Say what erasing does and what has to end first, and ask whether somebody is sure."""
    going = going_on(person_of(door.who), now=door.now)
    context = {
        "door": door,
        "going": going,
        "form": form or EraseForm(is_going_on=not going.is_empty),
        "problems": form.problems() if form else [],
        "to": door.to("wis-nu"),
    }
    return render(door.request, "frontend/my_data/erase.html", context)


def erase(door: MyDoor) -> HttpResponse:
    """Forget this person, at once and for good."""
    going = going_on(person_of(door.who), now=door.now)
    form = EraseForm(door.request.POST, is_going_on=not going.is_empty)
    if not form.is_valid():
        return think(door, form)
    end_first = form.cleaned_data.get("end_first", False)
    try:
        erase_person(door.who, now=door.now, end_first=end_first)
    except Refusal as refusal:
        return refused(door.request, refusal, partial(think, door))
    if door.request.user == door.who:
        logout(door.request)
    return redirect("my_data_erased")


VERBS: dict[str, MyDataView] = {
    "": page,
    "verbeteren": correct,
    "adres": ask_address,
    "meenemen": take_along,
    "bewaren": read_along,
    "wissen": think,
    "wis-nu": erase,
}
