"""Sweeps over logins."""

from celery import shared_task
from django.core.management import call_command

from accounts.services import address, sessions


@shared_task
def clear_sessions() -> None:
    """Remove sessions that have ended, what was kept in them, and on which device they were."""
    call_command("clearsessions")
    sessions.forget_ended()


@shared_task
def forget_addresses() -> None:
    """Remove addresses that somebody wanted to change to a day ago."""
    address.forget_old_changes()
