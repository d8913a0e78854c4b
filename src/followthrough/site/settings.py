"""Django settings. What a service may change comes from the environment:

FOLLOWTHROUGH_HOME      data folder (embedded database, outbox, secret key)
DATABASE_URL            a PostgreSQL server in place of the embedded one
FOLLOWTHROUGH_HOSTS     host names that may be asked for, comma separated
FOLLOWTHROUGH_HTTPS     "1" behind a TLS proxy: secure cookies, HSTS
FOLLOWTHROUGH_CLIENT_HEADER    the header in which that proxy gives the address of whoever asks, as
                        X-Forwarded-For: without it all who sign in through it wait as one address
FOLLOWTHROUGH_DEMO      "1" shows the demonstration's personas on the sign-in page
FOLLOWTHROUGH_IDLE_MINUTES     after how many minutes without use one has to sign in again; 30
FOLLOWTHROUGH_SIGNED_IN_HOURS  after how many hours one has to, in any case; 12
FOLLOWTHROUGH_STATEMENT_SECONDS, FOLLOWTHROUGH_LOCK_SECONDS,
FOLLOWTHROUGH_TRANSACTION_IDLE_SECONDS
                        how long a page may keep the database (30, 10, 60; 0: no limit)
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from followthrough.embedded.home import database_settings, secret_key
from followthrough.site.environment import whole_number
from followthrough.site.refused_requests import MOST_BYTES, MOST_FIELDS, MOST_FILES

PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = secret_key()
DEBUG = False
DEMO = os.environ.get("FOLLOWTHROUGH_DEMO") == "1"
HTTPS = os.environ.get("FOLLOWTHROUGH_HTTPS") == "1"
CLIENT_HEADER = os.environ.get("FOLLOWTHROUGH_CLIENT_HEADER", "")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"] + [
    host for host in os.environ.get("FOLLOWTHROUGH_HOSTS", "").split(",") if host
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "procrastinate.contrib.django",
    "followthrough.common.apps.CommonConfig",
    "followthrough.organisations.apps.OrganisationsConfig",
    "followthrough.accounts.apps.AccountsConfig",
    "followthrough.people.apps.PeopleConfig",
    "followthrough.services.apps.ServicesConfig",
    "followthrough.plans.apps.PlansConfig",
    "followthrough.early_ending.apps.EarlyEndingConfig",
    "followthrough.sequencing.apps.SequencingConfig",
    "followthrough.delivery.apps.DeliveryConfig",
    "followthrough.interchange.apps.InterchangeConfig",
]

MIDDLEWARE = [
    # First, so that nothing goes out without it: no redirect to https, no refusal of a host.
    "followthrough.site.caching.NothingIsKept",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "followthrough.site.room_for_others.RoomForOthers",
    "followthrough.site.sent.OnlyWhatCanBeRead",
    "followthrough.accounts.sessions.KeepsTheAnswer",
    "followthrough.accounts.sessions.SessionLimits",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "followthrough.site.errors.OnlySentSaysSo",
    "followthrough.site.errors.TookTooLongSaysSo",
    # Last, so that it sees what views raise: a case that may not be seen is "not found".
    "followthrough.site.errors.NotAllowedIsNotFound",
]

ROOT_URLCONF = "followthrough.site.urls"
WSGI_APPLICATION = "followthrough.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        # A desk, and each folder of a desk, may have `templates` of its own.
        "DIRS": [PACKAGE / "site" / "templates", *sorted((PACKAGE / "desks").rglob("templates"))],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "followthrough.site.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "followthrough.desks.shared.context.desk",
                "followthrough.desks.shared.form_numbers.form_inputs",
            ],
        },
    },
]

DATABASES = {"default": database_settings()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hour
# Who remembers the password begins anew, and whoever goes on trying keeps nobody out for longer.
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = ["username"]
# By user name alone: a whole office shares one address, and must not be locked out by one person.
# So anybody who reaches the page can lock a name that they know for an hour; the operator lets its
# owner in at once (`followthrough account unlock`).
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_LOCKOUT_TEMPLATE = "accounts/locked-out.html"
AXES_VERBOSE = False
# Nobody reads, and nothing forgets, who signed in when: sessions and the ledger say what matters.
AXES_DISABLE_ACCESS_LOG = True

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "site" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

_HOURS = whole_number("FOLLOWTHROUGH_SIGNED_IN_HOURS", 12, least=1, most=168, unit="hour")
_MINUTES = whole_number("FOLLOWTHROUGH_IDLE_MINUTES", 30, least=2, most=_HOURS * 60, unit="minute")
SIGNED_IN_SECONDS, IDLE_SECONDS = _HOURS * 3600, _MINUTES * 60  # accounts/sessions.py
# The row stays for longer, so that whoever comes back the next morning is told why they sign in.
SESSION_COOKIE_AGE = SIGNED_IN_SECONDS + 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = MOST_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = MOST_FIELDS
DATA_UPLOAD_MAX_NUMBER_FILES = MOST_FILES

# What is to be said on a next page ends with the session, and is in no cookie.
SESSION_ENGINE = "followthrough.accounts.session_store"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "followthrough.site.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"nobody": {"()": "followthrough.site.logs.NobodyIsNamed"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["nobody"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
