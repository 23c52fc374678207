"""The shape of figures in the API's schema."""

from typing import Any

from rest_framework import serializers

STATUSES = ["historic", "closed", "revised", "provisional"]


class FiguresSerializer(serializers.Serializer[Any]):
    """Null is unknown, 0 is none; `unique_pupils` is an upper bound."""

    sessions = serializers.IntegerField(allow_null=True)
    pupils = serializers.IntegerField(allow_null=True)
    unique_pupils = serializers.IntegerField(allow_null=True)
    schools = serializers.IntegerField(allow_null=True)
    cooperatives = serializers.IntegerField(allow_null=True)
    speakers = serializers.IntegerField(allow_null=True)


class CompletenessSerializer(serializers.Serializer[Any]):
    planned = serializers.IntegerField()
    held = serializers.IntegerField()
    counted = serializers.IntegerField()
    estimated = serializers.IntegerField()
    open = serializers.IntegerField()


class RowSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    sessions = serializers.IntegerField()
    pupils = serializers.IntegerField()
    schools = serializers.IntegerField()
    cooperatives = serializers.IntegerField()


class ProgrammeRowSerializer(RowSerializer):
    partner = serializers.CharField()


class PeriodRowSerializer(serializers.Serializer[Any]):
    period = serializers.CharField()
    start = serializers.DateField()
    end = serializers.DateField()
    status = serializers.ChoiceField(STATUSES)
    figures = FiguresSerializer()


class PeriodSerializer(PeriodRowSerializer):
    completeness = CompletenessSerializer()
    by_province = RowSerializer(many=True)
    by_level = RowSerializer(many=True)
    by_sector = RowSerializer(many=True)
    by_month = RowSerializer(many=True)
    by_programme = ProgrammeRowSerializer(many=True)
    by_channel = RowSerializer(many=True)
    by_cooperative = RowSerializer(many=True)
    reached_unknown = serializers.IntegerField()
    notes = serializers.ListField(child=serializers.CharField())


class SentenceSerializer(serializers.Serializer[Any]):
    nl = serializers.CharField()
    en = serializers.CharField()
    fr = serializers.CharField()


class TableSerializer(serializers.Serializer[Any]):
    """A cell is a number, a text, or null where the number is unknown."""

    code = serializers.CharField()
    title = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField())
    rows = serializers.ListField(child=serializers.ListField())
    footnotes = serializers.ListField(child=serializers.CharField())


class SealSerializer(serializers.Serializer[Any]):
    revision = serializers.IntegerField()
    closed_at = serializers.DateTimeField()
    method_version = serializers.CharField()
    sha256 = serializers.CharField()


class RevisionSerializer(serializers.Serializer[Any]):
    revision = serializers.IntegerField()
    date = serializers.DateField()
    reason = serializers.CharField()
    changes = serializers.ListField(child=serializers.DictField())
    sha256 = serializers.CharField()
    text = serializers.CharField()


class ReportSerializer(serializers.Serializer[Any]):
    year = serializers.IntegerField()
    status = serializers.ChoiceField(STATUSES)
    sentence = SentenceSerializer()
    tables = TableSerializer(many=True)
    seal = SealSerializer(allow_null=True)
    revisions = RevisionSerializer(many=True)
