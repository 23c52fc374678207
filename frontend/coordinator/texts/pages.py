"""The texts of all mails: look, change with a preview, and go back to the original."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.coordinator.texts.compare import compare
from frontend.coordinator.texts.forms import TextForm
from frontend.coordinator.texts.preview import example, preview
from frontend.coordinator.texts.purposes import AUDIENCES, purposes_for
from frontend.forms import NoForm
from sessions.notices.purposes import PURPOSES, Purpose
from sessions.notices.rewording import change_text, changed_texts, restore_text
from sessions.notices.variables import VARIABLES
from sessions.notices.wording import LANGUAGES, check_wording, original, wording
from youth4coop.users.models import UserRole

LANGUAGE_NAMES: dict[str, Promise] = {
    "nl": _("Nederlands"),
    "en": _("Engels"),
    "fr": _("Frans"),
}


@only(UserRole.COORDINATOR)
@allow("GET")
def mail_texts(request: PersonRequest) -> HttpResponse:
    """Every kind of mail, by who gets it, with the languages in which it was changed."""
    changed = changed_texts()
    groups = [
        (label, [(kind, _languages(kind, changed)) for kind in purposes_for(audience)])
        for audience, label in AUDIENCES.items()
    ]
    return render(request, "frontend/texts/list.html", {"groups": groups})


def _languages(kind: Purpose, changed: set[tuple[str, str]]) -> list[tuple[str, Promise, bool]]:
    return [(code, LANGUAGE_NAMES[code], (kind.code, code) in changed) for code in LANGUAGES]


@only(UserRole.COORDINATOR)
@allow("GET", "POST")
def mail_text(request: PersonRequest, purpose: str, language: str) -> HttpResponse:
    """One text: change it, look at it on made-up data, save it."""
    kind, now = _kind(purpose, language), timezone.now()
    if request.method != "POST":
        return _page(request, kind, language, TextForm.of(wording(purpose, language)))
    form = TextForm(request.POST)
    if "look" in request.POST:
        return _look(request, kind, language, form)
    return act(
        request,
        form,
        lambda: change_text(purpose, language, form.words(), who=request.user, now=now),
        done=_("De tekst is bewaard."),
        back=reverse("mail_text", args=[purpose, language]),
        again=lambda: _page(request, kind, language, form),
    )


def _look(request: PersonRequest, kind: Purpose, language: str, form: TextForm) -> HttpResponse:
    """Show what was typed without saving it."""
    if form.is_valid():
        try:
            check_wording(kind.code, form.words())
        except ValidationError as error:
            form.refuse(error)
    return _page(request, kind, language, form)


def _page(request: PersonRequest, kind: Purpose, language: str, form: TextForm) -> HttpResponse:
    first, saved = original(kind.code, language), wording(kind.code, language)
    shown = form.words() if form.is_bound and form.is_valid() else saved
    context = {
        **_named(kind, language),
        "form": form,
        "problems": form.problems(),
        "names": [(name, VARIABLES[name].about, example(name)) for name in kind.names],
        "preview": None if form.errors else preview(kind, shown),
        "saved": shown == saved,
        "is_changed": saved != first,
        "lines": compare(first, shown) if shown != first else [],
    }
    return render(request, "frontend/texts/edit.html", context)


@only(UserRole.COORDINATOR)
@allow("GET", "POST")
def mail_text_restore(request: PersonRequest, purpose: str, language: str) -> HttpResponse:
    """Ask, and then give a mail its original words again."""
    kind = _kind(purpose, language)
    if request.method != "POST":
        return _restore_page(request, kind, language)
    return act(
        request,
        NoForm(request.POST),
        lambda: restore_text(purpose, language),
        done=_("De tekst is weer het origineel."),
        back=reverse("mail_text", args=[purpose, language]),
        again=lambda: _restore_page(request, kind, language),
    )


def _restore_page(request: PersonRequest, kind: Purpose, language: str) -> HttpResponse:
    lines = compare(original(kind.code, language), wording(kind.code, language))
    context = {**_named(kind, language), "lines": lines}
    return render(request, "frontend/texts/restore.html", context)


def _kind(purpose: str, language: str) -> Purpose:
    """Give the kind of mail; 404 where there is none, or not in this language."""
    if purpose not in PURPOSES or language not in LANGUAGES:
        raise Http404
    return PURPOSES[purpose]


def _named(kind: Purpose, language: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "audience": AUDIENCES[kind.to],
        "language": language,
        "language_name": LANGUAGE_NAMES[language],
    }
