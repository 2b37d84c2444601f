"""Settings. Everything that differs between machines comes from the environment; see .env.example."""

from datetime import time

from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from bondgenoten import environment, logs
from bondgenoten.environment import BASE_DIR, VAR_DIR, env
from bondgenoten.settings_login import *  # noqa: F403  (one namespace, two files: login has many settings)

DEMO = environment.flag("DEMO")
DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.secret_key()
ERASURE_KEY, ERASURES_FILE = environment.erasures(SECRET_KEY)  # who was erased, also after a restore
ALLOWED_HOSTS = ["127.0.0.1", "localhost"] if DEMO else env.list("ALLOWED_HOSTS", default=[])
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")  # for links in mail

# Who runs this site: for /privacy/, /toegankelijkheid/ and security.txt.
ORGANISATION_NAME = environment.of_the_organisation("ORGANISATION_NAME")
ORGANISATION_EMAIL = environment.mail_address("ORGANISATION_EMAIL")
ORGANISATION_PHONE = env.str("ORGANISATION_PHONE", default="").strip()
PRIVACY_CONTACT = environment.mail_address("PRIVACY_CONTACT")  # the data protection officer
SECURITY_CONTACT = environment.security_contact(ORGANISATION_EMAIL)
ACCESSIBILITY_STATUS, ACCESSIBILITY_AUDITED_ON = environment.accessibility()
ACCESSIBILITY_ANSWER_DAYS = environment.whole_number("ACCESSIBILITY_ANSWER_DAYS", default=5)  # working days

INSTALLED_APPS = [
    "bondgenoten.lib",
    "accounts",
    "notifications",
    "networks",
    "signals",
    "meetings",
    "insights",
    "bench",  # gives seed_national only
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",  # numbers in words
    "django.forms",  # its widget templates, beside our own
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",  # single sign-on, off without OIDC_ISSUER
    "allauth.socialaccount.providers.openid_connect",
    "accounts.apps.UserSessionsConfig",  # allauth.usersessions, without internet addresses
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    *(["bondgenoten.demo"] if DEMO else []),
]

MIDDLEWARE = [
    "bondgenoten.middleware.RequestLogMiddleware",
    "bondgenoten.middleware.OncePerRequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    *(["bondgenoten.demo.middleware.LoopbackOnlyMiddleware"] if DEMO else []),
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.LoginRequiredMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "accounts.middleware.LastSeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bondgenoten.middleware.NoStoreMiddleware",
]

ROOT_URLCONF = "bondgenoten.urls"
WSGI_APPLICATION = "bondgenoten.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "networks.context_processors.frame",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    },
]

DATABASES = {"default": environment.database(DEMO)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = environment.redis_url()
# Rate limits count in the cache, so it is shared between processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
    }
}

# Language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Static files
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"

# Headers. HSTS and Secure cookies are off in the demo only, which speaks plain HTTP on loopback.
SECURE = not DEMO
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 31_536_000
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer would break the origin check of forms
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if environment.whole_number("TRUSTED_PROXY_COUNT"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its form marks as data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
        "browsing-topics",
    )
} | {"publickey-credentials-create": ["self"], "publickey-credentials-get": ["self"]}  # passkeys

# Mail
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Bondgenoten <noreply@bondgenoten.example>")
try:
    EMAIL = env.email_url("EMAIL_URL", default="smtp://127.0.0.1:25")
except (KeyError, ValueError, ImproperlyConfigured) as error:
    raise ImproperlyConfigured("EMAIL_URL must be an address such as smtp://host:25.") from error
vars().update(EMAIL)
EMAIL_TIMEOUT = 10  # a step of the conversation; the lease of a mail is ten of these
if DEMO:
    EMAIL_BACKEND = "bondgenoten.demo.mailbox.EmailBackend"
# Nobody's phone rings at night. The demo delivers at once, so that a visitor in the evening sees mail.
MAIL_QUIET_HOURS = None if DEMO else (time(21), time(8))

# How long the figures of an overview may be used again, at most; 0 counts them each time.
FIGURES_SECONDS = 60

# Background work: beat wakes sweeps, each asks the database what is due and not done.
CELERY_BROKER_URL = REDIS_URL
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 300
CELERY_TASK_TIME_LIMIT = 330
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "max_retries": 0,  # a page does not wait for the broker: the next sweep finds the mail
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "send-mail": {
        "task": "notifications.tasks.send_mail",
        "schedule": 10.0,
        "options": {"expires": 9},
    },
    "send-digests": {
        "task": "notifications.tasks.send_digests",
        "schedule": crontab(minute="*/15"),
        "options": {"expires": 890},
    },
    "send-reminders": {
        "task": "meetings.tasks.send_reminders",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 290},
    },
    "send-invitation-reminders": {
        "task": "networks.tasks.send_invitation_reminders",
        "schedule": crontab(minute="*/15"),
        "options": {"expires": 890},
    },
    "forget-old-invitations": {
        "task": "networks.tasks.forget_old_invitations",
        "schedule": crontab(hour="3", minute="30"),
    },
    "check-promises": {
        "task": "signals.tasks.check_promises",
        "schedule": crontab(minute="10"),
        "options": {"expires": 3590},
    },
    "send-summaries": {
        "task": "insights.tasks.send_summaries",
        "schedule": crontab(minute="*/15"),
        "options": {"expires": 890},
    },
    "clear-sessions": {"task": "accounts.tasks.clear_sessions", "schedule": crontab(hour="3", minute="40")},
    "forget-addresses": {"task": "accounts.tasks.forget_addresses", "schedule": crontab(minute="20")},
    "forget-left-over": {"task": "notifications.tasks.forget_left_over", "schedule": 60.0},
    "wipe-mail": {
        "task": "notifications.tasks.wipe_mail",
        "schedule": crontab(hour="3", minute="20"),
    },
}

LOGGING = logs.config(json=not DEMO)

if SENTRY_DSN := env.str("SENTRY_DSN", default=""):
    import sentry_sdk

    sentry_sdk.init(
        dsn=SENTRY_DSN,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        before_send=logs.without_words,
        before_send_transaction=logs.without_words,
    )
