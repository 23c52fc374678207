"""What the API shows."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from schools.models import ClassGroup, Teacher
from sessions.choices import CountMethod, Theme
from sessions.models import (
    Availability,
    ClassroomSession,
    Cooperative,
    Invitation,
    MomentProposal,
    ProposedMoment,
    RequestedMoment,
    SessionRequest,
    Speaker,
    Unavailability,
)


class CooperativeSerializer(serializers.ModelSerializer[Cooperative]):
    themes = serializers.ListField(child=serializers.ChoiceField(Theme.choices))

    class Meta:
        model = Cooperative
        fields: ClassVar = [
            *("id", "name", "slug", "sector", "themes", "description", "website"),
            *("postal_code", "municipality", "province"),
        ]
        read_only_fields = fields


@extend_schema_field({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"})
class ClockField(serializers.TimeField):
    """A local time of the day, without seconds."""

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class AvailabilitySerializer(serializers.ModelSerializer[Availability]):
    start = ClockField()
    end = ClockField()

    class Meta:
        model = Availability
        fields: ClassVar = ["weekday", "start", "end"]


class UnavailabilitySerializer(serializers.ModelSerializer[Unavailability]):
    class Meta:
        model = Unavailability
        fields: ClassVar = ["start", "end"]


class SpeakerSerializer(serializers.ModelSerializer[Speaker]):
    levels = serializers.ListField(child=serializers.CharField())
    languages = serializers.ListField(child=serializers.CharField())
    formats = serializers.ListField(child=serializers.CharField())
    themes = serializers.ListField(child=serializers.CharField())
    availability = AvailabilitySerializer(many=True)
    unavailable = UnavailabilitySerializer(many=True)

    class Meta:
        model = Speaker
        fields: ClassVar = [
            *("id", "cooperative", "name", "levels", "languages", "formats", "themes"),
            *("radius_km", "max_sessions_per_school_year", "max_sessions_per_day"),
            *("postal_code", "active", "availability", "unavailable"),
        ]
        read_only_fields = fields


class GroupSerializer(serializers.ModelSerializer[ClassGroup]):
    class Meta:
        model = ClassGroup
        fields: ClassVar = ["id", "name", "level", "expected_pupils"]


class MomentSerializer(serializers.ModelSerializer[RequestedMoment]):
    class Meta:
        model = RequestedMoment
        fields: ClassVar = ["id", "start", "end"]


class TeacherSerializer(serializers.ModelSerializer[Teacher]):
    class Meta:
        model = Teacher
        fields: ClassVar = ["id", "name", "email"]


class RequestSerializer(serializers.ModelSerializer[SessionRequest]):
    """`urgency` follows from the days left until the first moment.

    `preferred_speaker` is whom the teacher wants again.
    """

    teacher = TeacherSerializer()
    groups = GroupSerializer(many=True)
    moments = MomentSerializer(many=True)
    themes = serializers.ListField(child=serializers.CharField())
    urgency = serializers.ChoiceField(["high", "medium", "low"])

    class Meta:
        model = SessionRequest
        fields: ClassVar = [
            *("id", "reference", "state", "school", "teacher", "groups", "moments", "format"),
            *("language", "themes", "preferred_cooperatives", "excluded_cooperatives", "goal"),
            *(
                "preferred_speaker",
                "channel",
                "programme",
                "teacher_present",
                "created_at",
                "urgency",
            ),
        ]
        read_only_fields = fields


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    """While `contact` is set, that speaker says who of the cooperative comes."""

    class Meta:
        model = Invitation
        fields: ClassVar = [
            *("id", "request", "speaker", "moments", "state", "sent_at", "answered_at", "reason"),
            *("contact", "passed_on_by"),
        ]
        read_only_fields = fields


class ProposedMomentSerializer(serializers.ModelSerializer[ProposedMoment]):
    class Meta:
        model = ProposedMoment
        fields: ClassVar = ["id", "start", "end"]


class ProposalSerializer(serializers.ModelSerializer[MomentProposal]):
    """Other moments that a speaker proposes; the teacher chooses until `expires_at`."""

    request = serializers.IntegerField(source="invitation.request_id")
    speaker = serializers.IntegerField(source="invitation.speaker_id")
    moments = ProposedMomentSerializer(many=True)

    class Meta:
        model = MomentProposal
        fields: ClassVar = [
            *("id", "invitation", "request", "speaker", "moments", "state"),
            *("proposed_at", "expires_at", "answered_at"),
        ]
        read_only_fields = fields


class SessionSerializer(serializers.ModelSerializer[ClassroomSession]):
    """`pupils` is null until somebody counted; `expected_pupils` is never mixed with it."""

    speakers = serializers.SerializerMethodField()
    cooperatives = serializers.SerializerMethodField()
    groups = GroupSerializer(many=True)
    expected_pupils = serializers.SerializerMethodField()
    count_method = serializers.ChoiceField(CountMethod.choices, allow_blank=True)

    class Meta:
        model = ClassroomSession
        fields: ClassVar = [
            *("id", "state", "school", "start", "end", "format", "speakers", "cooperatives"),
            *("groups", "programme", "channel", "request", "pupils", "already_reached"),
            *("expected_pupils", "count_method", "count_in_conflict", "ended_reason"),
        ]
        read_only_fields = fields

    def get_speakers(self, session: ClassroomSession) -> list[int]:
        return [row.speaker_id for row in session.session_speakers.all()]

    def get_cooperatives(self, session: ClassroomSession) -> list[int]:
        """Give each once: two speakers of one cooperative are one cooperative."""
        return list(dict.fromkeys(row.cooperative_id for row in session.session_speakers.all()))

    def get_expected_pupils(self, session: ClassroomSession) -> int:
        return sum(group.expected_pupils for group in session.groups.all())


class AcceptedSerializer(InvitationSerializer):
    session = SessionSerializer()

    class Meta(InvitationSerializer.Meta):
        fields: ClassVar = [*InvitationSerializer.Meta.fields, "session"]


class ChosenSerializer(ProposalSerializer):
    session = SessionSerializer()

    class Meta(ProposalSerializer.Meta):
        fields: ClassVar = [*ProposalSerializer.Meta.fields, "session"]


class NoteSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    text = serializers.CharField()


class CandidateSerializer(serializers.Serializer[Any]):
    """A speaker for a request; `asked` is the state of the last invitation for it."""

    speaker = serializers.IntegerField(source="speaker.pk")
    name = serializers.CharField(source="speaker.name")
    cooperative = serializers.IntegerField(source="speaker.cooperative_id")
    feasible = serializers.BooleanField()
    moments = serializers.SerializerMethodField()
    distance_km = serializers.FloatField()
    score = serializers.FloatField()
    reasons = NoteSerializer(many=True)
    obstacles = NoteSerializer(many=True)
    warnings = NoteSerializer(many=True)
    asked = serializers.CharField(allow_null=True)

    def get_moments(self, candidate: Any) -> list[int]:
        return [moment.pk for moment in candidate.moments]
