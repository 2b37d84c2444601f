"""The demo's own pages: be somebody by one press, and read the mail that was sent."""

from dataclasses import replace
from datetime import UTC

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.services import second_factor
from bondgenoten.demo import mailbox
from bondgenoten.demo.mail_html import clean, language_of
from bondgenoten.demo.personas import GROUPS, KEYS, Group
from bondgenoten.demo.seed.people import email_of
from bondgenoten.lib.pages import page_of

SAFE_TYPES = {"text/calendar", "text/plain", "application/pdf"}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def personas(request: HttpRequest) -> HttpResponse:
    """Whom one can be. One post logs in, without code or second factor, and goes home."""
    if request.method == "POST":
        key = request.POST.get("persona", "")
        if key not in KEYS:
            raise Http404
        user = get_object_or_404(User, email=email_of(key), is_active=True)
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        second_factor.mark_given(request.session, user)
        return redirect("home")
    return render(request, "demo/personas.html", {"groups": _groups()})


def _groups() -> list[Group]:
    """The personas that are in the database; none before it is filled."""
    known = set(
        User.objects.filter(email__in=map(email_of, KEYS), is_active=True).values_list("email", flat=True)
    )
    groups = [
        replace(group, personas=tuple(p for p in group.personas if email_of(p.key) in known))
        for group in GROUPS
    ]
    return [group for group in groups if group.personas]


@login_not_required
@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """Every mail that was sent, the newest first."""
    page = page_of(request, _mail_ids())
    return render(request, "demo/post.html", {"page": page, "mails": [_mail(mail_id) for mail_id in page]})


@login_not_required
@require_safe
def mail(request: HttpRequest, mail_id: str) -> HttpResponse:
    """One mail: as a mail program shows it, as text, and what came with it."""
    found = _mail(mail_id)
    context = {"mail": found, "html": clean(found.html), "language": language_of(found.html)}
    return render(request, "demo/mail.html", context)


@login_not_required
@require_safe
def attachment(request: HttpRequest, mail_id: str, number: int) -> HttpResponse:
    """What came with a mail, the first one being number 1; always as a download."""
    attachments = _mail(mail_id).attachments
    if not 1 <= number <= len(attachments):
        raise Http404
    file = attachments[number - 1]
    kind = file.type if file.type in SAFE_TYPES else "application/octet-stream"
    disposition = content_disposition_header(True, file.name or f"{number}")
    return HttpResponse(file.content, content_type=kind, headers={"Content-Disposition": disposition})


def _mail_ids() -> list[str]:
    """Ids only, the newest first: a page opens no more mails than it shows."""
    return sorted((path.stem for path in mailbox.folder().glob("*.eml")), reverse=True)


def _mail(mail_id: str) -> mailbox.Mail:
    """A mail whose date knows its zone: ``-0000`` in a header is UTC, which Python leaves without one."""
    found = mailbox.message(mail_id)
    if found is None:
        raise Http404
    if found.date and found.date.tzinfo is None:
        return replace(found, date=found.date.replace(tzinfo=UTC))
    return found
