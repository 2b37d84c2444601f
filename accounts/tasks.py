"""Sweeps over logins."""

from celery import shared_task
from django.core.management import call_command


@shared_task
def clear_sessions() -> None:
    """Remove sessions that have ended, and what was kept in them."""
    call_command("clearsessions")
