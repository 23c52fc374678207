"""What the coordinator can narrow lists down by; the filters stand in the address."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import F, Max, Min
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from frontend.forms import Choices, level_choices
from frontend.sheets import PageForm, Posted
from sessions.choices import Channel, RequestState, Sector, SessionState
from sessions.figures.filters import Filters, sessions_in
from sessions.figures.periods import Period
from sessions.models import ClassroomSession, Cooperative, Programme, SessionRequest
from sessions.querysets.requests import SessionRequestQuerySet
from sessions.querysets.sessions import ClassroomSessionQuerySet
from youth4coop.places import Province

PAGE_SIZE = 25
WANTING = "wanting"
NARROWING = ("programme", "channel", "province", "level", "sector", "cooperative")


def _choice(label: StrOrPromise, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("Alle")), *choices], required=False)


def _row(label: StrOrPromise, rows: Any) -> forms.ModelChoiceField[Any]:
    return forms.ModelChoiceField(rows, label=label, empty_label=_("Alle"), required=False)


class FilterForm(PageForm):
    """Filters; a value that the lists do not hold narrows nothing down."""

    @property
    def chosen(self) -> dict[str, Any]:
        """Give the filters that are set and can be used."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self) -> str:
        """Give the filters as they stand in an address, to take along to the next page."""
        return urlencode({name: self[name].data for name in self.chosen})


class RequestFilterForm(FilterForm):
    """Filters of the list of requests."""

    state = _choice(_("Toestand"), [(WANTING, _("zoekt een spreker")), *RequestState.choices])
    urgency = _choice(
        _("Dringend"),
        [("high", _("binnen 3 weken")), ("medium", _("binnen 6 weken")), ("low", _("later"))],
    )
    province = _choice(_("Provincie"), Province.choices)
    channel = _choice(_("Kanaal"), Channel.choices)

    def found(self, now: dt.datetime) -> SessionRequestQuerySet:
        """Give the requests, the first to take place first."""
        chosen = self.chosen
        requests = SessionRequest.objects.with_urgency(now).with_details()
        if chosen.get("state") == WANTING:
            requests = requests.wanting_speaker()
        elif "state" in chosen:
            requests = requests.filter(state=chosen["state"])
        columns = {"urgency": "urgency", "province": "school__province", "channel": "channel"}
        wanted = {column: chosen[name] for name, column in columns.items() if name in chosen}
        return requests.filter(**wanted).order_by(F("first_moment"), "pk")


class SessionFilterForm(FilterForm):
    """Filters of the list of sessions: those of the figures, so that both show the same ones."""

    state = _choice(_("Toestand"), SessionState.choices)
    period = _choice(_("Periode"), [])
    province = _choice(_("Provincie"), Province.choices)
    level = _choice(_("Niveau"), level_choices())
    sector = _choice(_("Sector"), Sector.choices)
    channel = _choice(_("Kanaal"), Channel.choices)
    programme = _row(_("Project"), Programme.objects.all())
    cooperative = _row(_("Coöperatie"), Cooperative.objects.all())

    def __init__(self, data: Posted = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        field = self.fields["period"]
        field.choices = [("", _("Alle")), *_periods()]  # type: ignore[attr-defined]

    def found(self) -> ClassroomSessionQuerySet:
        """Give the sessions, the latest first."""
        chosen = self.chosen
        codes = {name: chosen.get(name) for name in NARROWING}
        keys = {name: getattr(value, "pk", value) for name, value in codes.items()}
        filters = Filters(**keys)
        if period := chosen.get("period"):
            sessions = sessions_in(_period(period), filters)
        else:
            sessions = filters.apply(ClassroomSession.objects.all())
        if "state" in chosen:
            sessions = sessions.filter(state=chosen["state"])
        return sessions.with_details().order_by("-start", "-pk")


def _period(label: str) -> Period:
    return Period.parse("school" if "-" in label else "calendar", label)


def _periods() -> list[tuple[str | Promise, Choices]]:
    """Give the years in which there are sessions, of both kinds, the latest first."""
    days = ClassroomSession.objects.aggregate(first=Min("day"), last=Max("day"))
    if days["first"] is None:
        return []
    first, last = days["first"].year, days["last"].year
    years = [Period.calendar_year(year).label for year in range(last, first - 1, -1)]
    school_years = [Period.school_year(year).label for year in range(last, first - 2, -1)]
    return [
        (_("Kalenderjaar"), [(label, label) for label in years]),
        (_("Schooljaar"), [(label, label) for label in school_years]),
    ]
