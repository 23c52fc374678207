"""The real settings, without what would make tests slow or leave traces."""

import os
from tempfile import gettempdir

from youth4coop.settings import *  # noqa: F403
from youth4coop.settings import DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Threads wait for each other in a file as they do in production, and not in memory. Each
    # process has its own, so that two runs at once leave each other alone.
    DATABASES["default"]["TEST"] = {"NAME": f"{gettempdir()}/youth4coop-test-{os.getpid()}.db"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
