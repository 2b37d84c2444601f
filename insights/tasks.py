"""Sweeps over summaries. Running one twice, or after days of silence, is harmless."""

from celery import shared_task

from insights import services


@shared_task
def send_summaries() -> None:
    """Make and queue the summaries that are due."""
    services.send_summaries()
