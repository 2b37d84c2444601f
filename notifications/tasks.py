"""Sweeps of the outbox. Running one twice, or two at once, is harmless."""

from celery import shared_task

from notifications import delivery, digests, erasure


@shared_task
def send_mail() -> None:
    """Send what is due."""
    delivery.send_due()


@shared_task
def send_digests() -> None:
    """Make the daily mails that are due."""
    digests.send_digests()


@shared_task
def wipe_mail() -> None:
    """Remove the text of old mails."""
    delivery.wipe_bodies()


@shared_task
def forget_left_over() -> None:
    """Drop mail to people who were erased while somebody was still writing to them."""
    erasure.forget_left_over()
