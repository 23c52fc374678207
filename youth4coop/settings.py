"""The site's settings, read from the environment, with defaults that work on a laptop.

docs/operators.md explains each variable. A value that cannot be used stops the start with one
sentence.
"""

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from youth4coop import environment

# Lets code name its types as the type checker wants them, as in ModelForm[School].
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where and how this site runs -----------------------------------------------------------------

DEBUG = environment.boolean("DEBUG")
DEMO = environment.boolean("DEMO")
DATA_DIR = environment.directory("DATA_DIR", BASE_DIR / "var")
PORT = environment.integer("PORT", default=8000, low=1, high=65535)
BASE_URL = environment.site_url("BASE_URL", f"http://localhost:{PORT}")
TRUSTED_PROXIES = environment.integer("TRUSTED_PROXIES", default=0, low=0, high=10)
SERVED_SAFELY = BASE_URL.startswith("https://")

if DEBUG and SERVED_SAFELY:
    raise ImproperlyConfigured("DEBUG must be off on a site whose BASE_URL starts with https://.")

SECRET_KEY = environment.secret_key("SECRET_KEY", DATA_DIR / "secret_key")
ALLOWED_HOSTS = environment.hosts(
    "ALLOWED_HOSTS", [urlsplit(BASE_URL).hostname or "", "localhost", "127.0.0.1", "[::1]"]
)

# --- What it is made of ---------------------------------------------------------------------------

INSTALLED_APPS = [
    # Ours come first: their templates win, and `sessions` is found before Django's login sessions.
    "youth4coop",
    "schools",
    "sessions",
    "frontend",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "youth4coop.proxies.visitor_address_middleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "youth4coop.headers.headers_middleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "youth4coop.users.language.language_middleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "youth4coop.users.middleware.login_limits_middleware",
    "youth4coop.users.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "youth4coop.urls"
WSGI_APPLICATION = "youth4coop.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Data -----------------------------------------------------------------------------------------

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **environment.database("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR))}/youth4coop.db"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    },
}

# In memory, since throttling in a database costs each API call six queries; limits hold for each
# process apart.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_FINDERS = [
    "frontend.styles.JoinedStyles",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
# Each in its own words: who looks for their language reads no other.
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("fr", "Français")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

# --- Mail -----------------------------------------------------------------------------------------

# All mail goes into the outbox first, in the same transaction as what it announces. The worker
# sends it from there with "delivery", which exists only where a mail server is set; without one the
# outbox keeps what it has.
MAIL_SERVER = None if DEMO else environment.mail_server("MAIL_URL")
MAIL_FROM = environment.text("MAIL_FROM", "Youth4coop <youth4coop@localhost>")
MAIL_REPLY_TO = environment.text("MAIL_REPLY_TO", MAIL_FROM)
MAIL_TEST_TO = environment.text("MAIL_TEST_TO")
MAIL_QUIET_UNTIL = environment.clock("MAIL_QUIET_UNTIL", dt.time(7, 30))
MAIL_QUIET_FROM = environment.clock("MAIL_QUIET_FROM", dt.time(18, 30))
MAIL_MORNING = environment.clock("MAIL_MORNING", dt.time(8))
INVITATION_REMINDERS = environment.integers("INVITATION_REMINDERS", [3, 6], low=1, high=60)
SESSION_REMINDERS = environment.integers("SESSION_REMINDERS", [21, 7, 1], low=1, high=90, number=3)
COUNT_REMINDERS = environment.integers("COUNT_REMINDERS", [2, 7, 9], low=1, high=60, number=3)
COUNT_ASK_AT = environment.clock("COUNT_ASK_AT", dt.time(16, 30))
DIGEST_DAYS = environment.integers("DIGEST_DAYS", [0, 3], low=0, high=6)
DIGEST_AT = environment.clock("DIGEST_AT", dt.time(8, 30))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
MAILERS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "youth4coop.mail.backends.OutboxBackend"},
}
if MAIL_SERVER:
    MAILERS["delivery"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": MAIL_SERVER,
    }

# --- Who enters -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "youth4coop.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "me"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "youth4coop.users.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code in the mail is the proof
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # school mail is often held up for minutes
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True  # twice
ACCOUNT_LOGIN_TIMEOUT = 3600  # from asking a code to the last step, with new codes in between
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "request_login_code": "frontend.account.forms.AskCodeForm",
    "confirm_login_code": "frontend.account.forms.GiveCodeForm",
}
# A whole school has one address on the internet; limits hold for each process apart.
CODES_AN_HOUR = environment.integer("CODES_AN_HOUR", default=10, low=1, high=1000)
CODES_AN_HOUR_FROM_ONE_PLACE = environment.integer(
    "CODES_AN_HOUR_FROM_ONE_PLACE", default=200, low=1, high=100_000
)
ACCOUNT_RATE_LIMITS = {
    "request_login_code": f"{CODES_AN_HOUR_FROM_ONE_PLACE}/h/ip,{CODES_AN_HOUR}/h/key",
    "login_failed": "100/h/ip,5/10m/key",  # codes of a second factor
    "reauthenticate": "10/m/user",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Youth4coop: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(BASE_URL).scheme

MFA_ADAPTER = "youth4coop.users.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Youth4coop"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
# Passkeys work on https, and on the http of one's own machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SERVED_SAFELY
MFA_FORMS = {
    "authenticate": "frontend.account.second_step_forms.SecondStepForm",
    "authenticate_webauthn": "frontend.account.second_step_forms.PasskeyForm",
    "reauthenticate": "frontend.account.second_step_forms.ProveByAppForm",
    "login_webauthn": "frontend.account.second_step_forms.LoginByPasskeyForm",
    "reauthenticate_webauthn": "frontend.account.second_step_forms.ProveByPasskeyForm",
    "activate_totp": "frontend.account.second_step_forms.AddAppForm",
    "generate_recovery_codes": "frontend.account.second_step_forms.RenewCodesForm",
    "add_webauthn": "frontend.account.second_step_forms.AddPasskeyForm",
    "edit_webauthn": "frontend.account.second_step_forms.NamePasskeyForm",
}

# How long somebody stays logged in: without a click, and in all.
LOGIN_IDLE = {
    "coordinator": dt.timedelta(
        hours=environment.integer("LOGIN_IDLE_HOURS_COORDINATOR", default=12, low=1, high=720)
    ),
    "other": dt.timedelta(days=environment.integer("LOGIN_IDLE_DAYS", default=14, low=1, high=365)),
}
LOGIN_MOST = {
    "coordinator": dt.timedelta(
        days=environment.integer("LOGIN_DAYS_COORDINATOR", default=7, low=1, high=365)
    ),
    "other": dt.timedelta(days=environment.integer("LOGIN_DAYS", default=30, low=1, high=365)),
}

# --- What a browser may do ------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Cookies that only travel over https would lock everybody out of a site on http, as the demo is.
SECURE_SSL_REDIRECT = SERVED_SAFELY
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SERVED_SAFELY else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SERVED_SAFELY
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SERVED_SAFELY
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if SERVED_SAFELY:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_FAILURE_VIEW = "frontend.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [BASE_URL, *environment.site_urls("CSRF_TRUSTED_ORIGINS")]
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A preload list binds a domain for years: that is for its owner to choose.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# --- API ------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    # The token stands first, so that a caller who is not logged in gets 401 and not 403.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "youth4coop.api.authentication.TokenAuthentication",
        "youth4coop.api.authentication.BrowserAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "youth4coop.api.pagination.Pages",
    "DEFAULT_FILTER_BACKENDS": [
        "youth4coop.api.filters.StrictFilters",
        "rest_framework.filters.SearchFilter",
        "youth4coop.api.filters.StrictOrdering",
    ],
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "120/min", "user": "600/min", "ask": "60/hour"},
    "NUM_PROXIES": 0,  # visitor_address_middleware has looked already
    "EXCEPTION_HANDLER": "youth4coop.api.problems.problem_handler",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "URL_FORMAT_OVERRIDE": None,  # ?format= is a filter of ours: the format of a session
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

REST_KNOX = {"TOKEN_TTL": dt.timedelta(days=90), "AUTH_HEADER_PREFIX": "Token"}

SPECTACULAR_SETTINGS = {
    "TITLE": "Youth4coop",
    "DESCRIPTION": "Cooperative entrepreneurs in classrooms, and the pupils they reach.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],  # the documentation is the same for everybody
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "LevelEnum": "schools.levels.Level",
        "ChannelEnum": "sessions.choices.Channel",
        "CountMethodEnum": "sessions.choices.CountMethod",
        "FormatEnum": "sessions.choices.Format",
        "InvitationStateEnum": "sessions.choices.InvitationState",
        "LanguageEnum": "sessions.choices.Language",
        "ProposalStateEnum": "sessions.choices.ProposalState",
        "RequestStateEnum": "sessions.choices.RequestState",
        "SectorEnum": "sessions.choices.Sector",
        "SessionStateEnum": "sessions.choices.SessionState",
        "ThemeEnum": "sessions.choices.Theme",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "youth4coop.api.schema.add_problems",
    ],
}

# --- Log ------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": environment.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"]),
    },
    # Django's own handlers mail the administrators or stay silent without DEBUG; ours hears
    # everything.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Robots ask for hosts that are not ours all day long; they get 400 and no traceback.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
