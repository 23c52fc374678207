"""What the API takes: one small body for each verb."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from schools.levels import Level
from schools.models import MAX_PUPILS_PER_GROUP, School
from schools.operations import GroupWish
from sessions.choices import Channel, CountMethod, Format, Language, Theme
from sessions.models import (
    Cooperative,
    Programme,
    ProposedMoment,
    RequestedMoment,
    SessionRequest,
    Speaker,
)
from sessions.operations.changing import RequestChanges
from sessions.operations.counts import CountReport, GroupCount
from sessions.operations.meetings import SessionEntry
from sessions.operations.requests import Asker, Moment, RequestWish
from sessions.operations.speakers import DaysAway, SpeakerChanges
from sessions.week import WeekHours
from youth4coop.api.fields import StrictSerializer, TimeField


class GroupInput(StrictSerializer):
    name = serializers.CharField(max_length=60)
    level = serializers.ChoiceField(Level.choices)
    expected_pupils = serializers.IntegerField(min_value=1, max_value=MAX_PUPILS_PER_GROUP)


class MomentInput(StrictSerializer):
    start = TimeField()
    end = TimeField()


class AskerInput(StrictSerializer):
    name = serializers.CharField(max_length=120)
    email = serializers.EmailField()
    phone = serializers.CharField(max_length=30, required=False, default="", allow_blank=True)


class SchoolField(serializers.PrimaryKeyRelatedField[School]):
    """A school that whoever asks may choose."""

    def get_queryset(self) -> QuerySet[School]:
        return School.objects.visible_to(self.context["request"].user)


class RequestInput(StrictSerializer):
    school = SchoolField(queryset=School.objects.active())
    teacher = AskerInput(required=False)
    groups = GroupInput(many=True)
    moments = MomentInput(many=True)
    format = serializers.ChoiceField(Format.choices, default=Format.IN_CLASS)
    language = serializers.ChoiceField(Language.choices, default=Language.NL)
    themes = serializers.ListField(child=serializers.ChoiceField(Theme.choices), default=list)
    preferred_cooperatives = serializers.PrimaryKeyRelatedField(
        queryset=Cooperative.objects.approved(), many=True, default=list
    )
    excluded_cooperatives = serializers.PrimaryKeyRelatedField(
        queryset=Cooperative.objects.approved(), many=True, default=list
    )
    goal = serializers.CharField(max_length=300)
    channel = serializers.ChoiceField(Channel.choices, default=Channel.DIRECT)
    programme = serializers.PrimaryKeyRelatedField(
        queryset=Programme.objects.all(), required=False, allow_null=True, default=None
    )
    teacher_present = serializers.BooleanField()

    def asker(self) -> Asker | None:
        teacher = self.validated_data.get("teacher")
        return Asker(**teacher) if teacher else None

    def wish(self) -> RequestWish:
        answers = {
            name: value
            for name, value in self.validated_data.items()
            if name not in {"school", "teacher"}
        }
        return RequestWish(
            **answers
            | {
                "groups": [GroupWish(**group) for group in answers["groups"]],
                "moments": [Moment(**moment) for moment in answers["moments"]],
            }
        )


class RequestChangeInput(StrictSerializer):
    groups = GroupInput(many=True)
    moments = MomentInput(many=True)
    format = serializers.ChoiceField(Format.choices)
    language = serializers.ChoiceField(Language.choices)
    themes = serializers.ListField(child=serializers.ChoiceField(Theme.choices))
    preferred_cooperatives = serializers.PrimaryKeyRelatedField(
        queryset=Cooperative.objects.approved(), many=True
    )
    goal = serializers.CharField(max_length=300)

    def __init__(self, *args: Any, **kwargs: Any):
        """Every field may be left out; `partial` would let parts of the lists go as well."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def changes(self) -> RequestChanges:
        answers: RequestChanges = {**self.validated_data}  # type: ignore[typeddict-item]
        if "groups" in answers:
            answers["groups"] = [GroupWish(**group) for group in self.validated_data["groups"]]
        if "moments" in answers:
            answers["moments"] = [Moment(**moment) for moment in self.validated_data["moments"]]
        return answers


class ReasonInput(StrictSerializer):
    reason = serializers.CharField(max_length=300)


class MaybeReasonInput(StrictSerializer):
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class InvitationInput(StrictSerializer):
    request = serializers.PrimaryKeyRelatedField(queryset=SessionRequest.objects.all())
    speaker = serializers.PrimaryKeyRelatedField(queryset=Speaker.objects.active())
    moments = serializers.PrimaryKeyRelatedField(queryset=RequestedMoment.objects.all(), many=True)
    again = serializers.BooleanField(default=False)


class AcceptInput(StrictSerializer):
    moment = serializers.PrimaryKeyRelatedField(queryset=RequestedMoment.objects.all())


class PassOnInput(StrictSerializer):
    speaker = serializers.PrimaryKeyRelatedField(queryset=Speaker.objects.all())


class ProposeInput(StrictSerializer):
    moments = MomentInput(many=True)

    def moments_in_order(self) -> list[Moment]:
        return [Moment(**moment) for moment in self.validated_data["moments"]]


class ChooseInput(StrictSerializer):
    moment = serializers.PrimaryKeyRelatedField(queryset=ProposedMoment.objects.all())


class SessionInput(StrictSerializer):
    school = serializers.PrimaryKeyRelatedField(queryset=School.objects.active())
    speakers = serializers.PrimaryKeyRelatedField(queryset=Speaker.objects.all(), many=True)
    start = TimeField()
    end = TimeField()
    groups = GroupInput(many=True)
    format = serializers.ChoiceField(Format.choices, default=Format.IN_CLASS)
    programme = serializers.PrimaryKeyRelatedField(
        queryset=Programme.objects.all(), required=False, allow_null=True, default=None
    )
    channel = serializers.ChoiceField(Channel.choices, default=Channel.DIRECT)
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")

    def entry(self) -> SessionEntry:
        groups = [GroupWish(**group) for group in self.validated_data["groups"]]
        return SessionEntry(**self.validated_data | {"groups": groups})


class GroupCountInput(StrictSerializer):
    group = serializers.IntegerField(min_value=1)
    pupils = serializers.IntegerField(min_value=0, max_value=MAX_PUPILS_PER_GROUP)
    already_reached = serializers.IntegerField(
        min_value=0, max_value=MAX_PUPILS_PER_GROUP, required=False, allow_null=True
    )


class CountsInput(StrictSerializer):
    counts = GroupCountInput(many=True)
    method = serializers.ChoiceField(CountMethod.choices)
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")

    def report(self, source: str) -> CountReport:
        answers: dict[str, Any] = self.validated_data
        counts = [GroupCount(**count) for count in answers["counts"]]
        return CountReport(counts, answers["method"], source, answers["reason"])


class WeekHoursInput(StrictSerializer):
    weekday = serializers.IntegerField(min_value=0, max_value=6)
    start = serializers.TimeField()
    end = serializers.TimeField()


class DaysAwayInput(StrictSerializer):
    start = serializers.DateField()
    end = serializers.DateField()


class SpeakerInput(StrictSerializer):
    name = serializers.CharField(max_length=120)
    levels = serializers.ListField(child=serializers.ChoiceField(Level.choices))
    languages = serializers.ListField(child=serializers.ChoiceField(Language.choices))
    formats = serializers.ListField(child=serializers.ChoiceField(Format.choices))
    themes = serializers.ListField(child=serializers.ChoiceField(Theme.choices))
    radius_km = serializers.IntegerField(min_value=0, max_value=300)
    max_sessions_per_school_year = serializers.IntegerField(min_value=1, max_value=100)
    max_sessions_per_day = serializers.IntegerField(min_value=1, max_value=10)
    postal_code = serializers.CharField(max_length=4)
    active = serializers.BooleanField()
    availability = WeekHoursInput(many=True)
    unavailable = DaysAwayInput(many=True)

    def __init__(self, *args: Any, **kwargs: Any):
        """Every field may be left out; `partial` would let parts of the lists go as well."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def changes(self) -> SpeakerChanges:
        answers: SpeakerChanges = {**self.validated_data}  # type: ignore[typeddict-item]
        if "availability" in answers:
            week = self.validated_data["availability"]
            answers["availability"] = [WeekHours(**part) for part in week]
        if "unavailable" in answers:
            answers["unavailable"] = [
                DaysAway(**days) for days in self.validated_data["unavailable"]
            ]
        return answers
