#!/usr/bin/env python
"""Youth4coop's commands; `manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError


def main() -> None:
    """Runs one command; wrong settings or an unreadable database are said in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youth4coop.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Youth4coop cannot start. {error}")
    except DatabaseError:
        explain_database()
        raise


def explain_database() -> None:
    """Ends with a sentence where the database cannot be read; says nothing where it can."""
    from youth4coop.start import check_database

    try:
        check_database()
    except ImproperlyConfigured as error:
        sys.exit(f"Youth4coop cannot start. {error}")


if __name__ == "__main__":
    main()
