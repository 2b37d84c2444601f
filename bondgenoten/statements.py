"""What anybody may know: how accessible this is, what it keeps about people, and where to report a leak."""

from datetime import date, timedelta

from allauth.mfa import app_settings as mfa_settings
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from notifications.constants import KEEP_BODIES

WRITTEN_ON = date(2026, 11, 24)  # change it with the words: a statement without a day says little
SECURITY_TXT_DAYS = 180  # RFC 9116 advises less than a year


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, after the Dutch model."""
    context = {
        "status": settings.ACCESSIBILITY_STATUS,
        "audited_on": settings.ACCESSIBILITY_AUDITED_ON,
        "answer_days": settings.ACCESSIBILITY_ANSWER_DAYS,
    }
    return render(request, "statements/accessibility.html", _with_organisation(context))


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why, who reads it and for how long: what the code does today, no more."""
    context = {
        "contact": settings.PRIVACY_CONTACT,
        "mail_days": KEEP_BODIES.days,
        "session_days": settings.SESSION_COOKIE_AGE // 86_400,
        "cookies": {
            "session": settings.SESSION_COOKIE_NAME,
            "forms": settings.CSRF_COOKIE_NAME,
            "language": settings.LANGUAGE_COOKIE_NAME,
            "confirmation": "messages",  # of Django's message storage
            "device": mfa_settings.TRUST_COOKIE_NAME,
        },
        "errors_go_elsewhere": bool(settings.SENTRY_DSN),
    }
    return render(request, "statements/privacy.html", _with_organisation(context))


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a leak (RFC 9116).

    It ends half a year after the day it is read: the address comes from the settings of the running site, so
    it is as fresh as the site itself, and a copy that somebody keeps does not count for ever.
    """
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    ends = today + timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
    ]
    if settings.BASE_URL.startswith("https://"):  # any other address is no canonical one (2.5.2)
        lines.append(f"Canonical: {settings.BASE_URL}{reverse('security_txt')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _with_organisation(context: dict) -> dict:
    return context | {
        "organisation": settings.ORGANISATION_NAME,
        "email": settings.ORGANISATION_EMAIL,
        "phone": settings.ORGANISATION_PHONE,
        "written_on": WRITTEN_ON,
    }
