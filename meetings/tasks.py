"""Sweeps over meetings. Running one twice, or after days of silence, is harmless."""

from celery import shared_task

from meetings import services


@shared_task
def send_reminders() -> None:
    """Queue the reminders that are due."""
    services.send_reminders()
