"""Mail to who is invited to a network. It goes by address: nobody looks whether it is somebody's already."""

from django.urls import reverse

from networks.constants import NetworkStatus
from networks.models import Invitation
from notifications import outbox
from notifications.models import OutgoingMail

TEMPLATES = "networks/email"


def invitation(invitation: Invitation, token: str) -> None:
    """Who asks, for which network, and the link that works for fourteen days."""
    _send("invitation", invitation, token)


def reminder(invitation: Invitation, token: str) -> None:
    """Once, after five days: the invitation still stands."""
    _send("invitation_reminder", invitation, token)


def _send(event: str, invitation: Invitation, token: str) -> None:
    outbox.enqueue(
        key=f"network_{event}:{invitation.public_id}:{invitation.sent}",
        kind=f"networks.{event}",
        reference=invitation.public_id,
        recipient=outbox.Addressee(invitation.email, invitation.name, invitation.language),
        template=f"{TEMPLATES}/{event}",
        context={
            "invitation": invitation,
            "network_name": invitation.network.name,
            "host": invitation.invited_by,
            "path": reverse("invitations:answer", args=[token]),
        },
        not_after=invitation.expires_at,
        lets_in=True,
    )


def is_still_open(mail: OutgoingMail) -> bool:
    """Nobody answered or withdrew it, the network is not closed, and no newer link was sent since."""
    invitations = Invitation.objects.open().exclude(network__status=NetworkStatus.CLOSED)
    sent = mail.key.rpartition(":")[2]
    return invitations.filter(public_id=mail.reference, sent=sent).exists()


RIGHTS = {
    "networks.invitation": is_still_open,
    "networks.invitation_reminder": is_still_open,
}
