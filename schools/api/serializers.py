"""Schools as the API shows them."""

from typing import ClassVar

from rest_framework import serializers

from schools.levels import Level
from schools.models import School


class SchoolSerializer(serializers.ModelSerializer[School]):
    """`number` is the first official number; a school without one has null."""

    number = serializers.SerializerMethodField()
    levels = serializers.ListField(child=serializers.ChoiceField(Level.choices))

    class Meta:
        model = School
        fields: ClassVar = [
            *("id", "number", "name", "street", "postal_code", "municipality", "province"),
            *("network", "levels", "latitude", "longitude", "active"),
        ]
        read_only_fields = fields

    def get_number(self, school: School) -> str | None:
        numbers = list(school.numbers.all())
        return numbers[0].number if numbers else None
