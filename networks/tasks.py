"""Sweeps over networks. Running one twice, or after days of silence, is harmless."""

from celery import shared_task

from networks.services import invitations


@shared_task
def send_invitation_reminders() -> None:
    """Remind who was invited five days ago and has not answered."""
    invitations.remind_invited()


@shared_task
def forget_old_invitations() -> None:
    """Remove invitations, and the addresses in them, a month after their link ended."""
    invitations.forget_old()
