"""No speaker in two places at once, guarded by PostgreSQL itself.

SQLite has no exclusion constraints: there, the one write lock and the check inside the same
transaction (sessions/operations/booking.py) give the same guarantee.
"""

from django.db import migrations

ADD = """
ALTER TABLE classroom_sessionspeaker ADD CONSTRAINT speaker_not_twice_at_once
EXCLUDE USING gist (speaker_id WITH =, tstzrange(start, "end") WITH &&) WHERE (booked)
"""
REMOVE = "ALTER TABLE classroom_sessionspeaker DROP CONSTRAINT speaker_not_twice_at_once"


def add(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(ADD)


def remove(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REMOVE)


class Migration(migrations.Migration):
    dependencies = [("classroom", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
