"""The sweep of promises. Running it twice, or after days of silence, is harmless."""

from celery import shared_task

from signals.services import promising


@shared_task
def check_promises() -> None:
    """Queue mail about promises that are near or missed."""
    promising.check_promises()
