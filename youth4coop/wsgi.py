"""What the web server runs."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youth4coop.settings")


def start() -> WSGIHandler:
    """Makes the application, or ends with a sentence where settings or database are no good."""
    from youth4coop.start import check_database

    try:
        handler = get_wsgi_application()
        check_database()
    except ImproperlyConfigured as error:
        sys.exit(f"Youth4coop cannot start. {error}")
    return handler


application = start()
