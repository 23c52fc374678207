"""The filters of each list."""

from typing import Any, ClassVar, override

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schools.levels import Level
from schools.models import School
from sessions.choices import (
    Channel,
    InvitationState,
    ProposalState,
    RequestState,
    Sector,
    SessionState,
    Theme,
)
from sessions.figures.filters import Filters
from sessions.figures.periods import Kind, Period
from sessions.models import (
    ClassroomSession,
    Cooperative,
    Invitation,
    MomentProposal,
    Programme,
    SessionRequest,
    Speaker,
)
from sessions.querysets.sessions import ClassroomSessionQuerySet
from youth4coop.places import Province

URGENCY = [("high", _("hoog")), ("medium", _("gewoon")), ("low", _("laag"))]


class PeriodField(forms.CharField):
    """A calendar year such as 2019, or a school year such as 2019-2020; gives its first year."""

    def __init__(self, *, kind: Kind, **kwargs: Any):
        super().__init__(**kwargs)
        self.kind = kind

    @override
    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return Period.parse(self.kind, text).year
        except ValueError as error:
            message = _("Geef een jaar, zoals 2019, of een schooljaar, zoals 2019-2020.")
            raise ValidationError(message, "not_a_period") from error


class PeriodFilter(django_filters.Filter):  # type: ignore[misc]  # no types
    field_class = PeriodField


class FigureFilters(django_filters.FilterSet):  # type: ignore[misc]  # no types
    """What figures can be narrowed down to, and the list of sessions behind them alike."""

    programme = django_filters.ModelChoiceFilter(queryset=Programme.objects.all())
    channel = django_filters.ChoiceFilter(choices=Channel.choices)
    province = django_filters.ChoiceFilter(choices=Province.choices)
    level = django_filters.ChoiceFilter(choices=Level.choices)
    sector = django_filters.ChoiceFilter(choices=Sector.choices)
    cooperative = django_filters.ModelChoiceFilter(
        field_name="cooperatives", queryset=Cooperative.objects.all()
    )

    def figures(self) -> Filters:
        """Give the filters of the figures; call it after `is_valid`."""
        answers = self.form.cleaned_data
        programme, cooperative = answers["programme"], answers["cooperative"]
        return Filters(
            programme=programme.pk if programme else None,
            channel=answers["channel"] or None,
            province=answers["province"] or None,
            level=answers["level"] or None,
            sector=answers["sector"] or None,
            cooperative=cooperative.pk if cooperative else None,
        )


class SessionFilters(FigureFilters):
    state = django_filters.ChoiceFilter(choices=SessionState.choices)
    year = PeriodFilter(kind="calendar", field_name="calendar_year")
    school_year = PeriodFilter(kind="school", field_name="school_year")
    date_after = django_filters.DateFilter(field_name="day", lookup_expr="gte")
    date_before = django_filters.DateFilter(field_name="day", lookup_expr="lte")
    school = django_filters.ModelChoiceFilter(queryset=School.objects.all())

    class Meta:
        model = ClassroomSession
        fields: ClassVar[list[str]] = []

    @override
    def filter_queryset(self, queryset: ClassroomSessionQuerySet) -> ClassroomSessionQuerySet:
        found = self.figures().apply(queryset)
        for name in set(self.filters) - set(FigureFilters.base_filters):
            found = self.filters[name].filter(found, self.form.cleaned_data[name])
        return found


class RequestFilters(django_filters.FilterSet):  # type: ignore[misc]  # no types
    state = django_filters.ChoiceFilter(choices=RequestState.choices)
    school = django_filters.ModelChoiceFilter(queryset=School.objects.all())
    province = django_filters.ChoiceFilter(field_name="school__province", choices=Province.choices)
    level = django_filters.ChoiceFilter(
        field_name="groups__level", choices=Level.choices, distinct=True
    )
    channel = django_filters.ChoiceFilter(choices=Channel.choices)
    programme = django_filters.ModelChoiceFilter(queryset=Programme.objects.all())
    urgency = django_filters.ChoiceFilter(choices=URGENCY)

    class Meta:
        model = SessionRequest
        fields: ClassVar[list[str]] = []


class InvitationFilters(django_filters.FilterSet):  # type: ignore[misc]  # no types
    state = django_filters.ChoiceFilter(choices=InvitationState.choices)
    request = django_filters.ModelChoiceFilter(queryset=SessionRequest.objects.all())
    speaker = django_filters.ModelChoiceFilter(queryset=Speaker.objects.all())

    class Meta:
        model = Invitation
        fields: ClassVar[list[str]] = []


class ProposalFilters(django_filters.FilterSet):  # type: ignore[misc]  # no types
    state = django_filters.ChoiceFilter(choices=ProposalState.choices)
    request = django_filters.ModelChoiceFilter(
        field_name="invitation__request", queryset=SessionRequest.objects.all()
    )

    class Meta:
        model = MomentProposal
        fields: ClassVar[list[str]] = []


class CooperativeFilters(django_filters.FilterSet):  # type: ignore[misc]  # no types
    sector = django_filters.ChoiceFilter(choices=Sector.choices)
    theme = django_filters.ChoiceFilter(
        field_name="themes", lookup_expr="has", choices=Theme.choices
    )
    province = django_filters.ChoiceFilter(choices=Province.choices)

    class Meta:
        model = Cooperative
        fields: ClassVar[list[str]] = []


class SpeakerFilters(django_filters.FilterSet):  # type: ignore[misc]  # no types
    cooperative = django_filters.ModelChoiceFilter(queryset=Cooperative.objects.all())
    level = django_filters.ChoiceFilter(
        field_name="levels", lookup_expr="has", choices=Level.choices
    )
    active = django_filters.BooleanFilter()

    class Meta:
        model = Speaker
        fields: ClassVar[list[str]] = []
