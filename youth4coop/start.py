"""Starting the site: what stops it is said in one sentence."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection


def check_database() -> None:
    """Opens the database once.

    Raises ImproperlyConfigured, naming DATABASE_URL, when it cannot be opened or is no database.
    """
    try:
        with connection.cursor() as cursor:
            # Counting something makes SQLite read the file: opening alone believes every file.
            if connection.vendor == "sqlite":
                cursor.execute("SELECT count(*) FROM sqlite_master")
            else:
                cursor.execute("SELECT 1")
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        name = connection.settings_dict["NAME"]
        raise ImproperlyConfigured(
            f"DATABASE_URL: the database {name} cannot be read ({reason})."
        ) from error
