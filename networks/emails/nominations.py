"""Mail about who becomes coordinator. It goes out before a network is live too: it is how one gets going."""

from django.urls import reverse

from accounts.models import User
from networks.models import Membership, Network, Nomination
from networks.permissions import can_confirm
from notifications import outbox
from notifications.models import OutgoingMail

TEMPLATES = "networks/email"


def named(nomination: Nomination) -> None:
    """To the nominee: you are named, the other side confirms."""
    _send("coordinator_named", nomination, nomination.membership.user, _page(nomination))


def asked_to_confirm(nomination: Nomination, recipient: User) -> None:
    """To who speaks for the other side: do you agree?"""
    _send("coordinator_asked", nomination, recipient, _confirm_page(nomination))


def confirmed(nomination: Nomination, stepped_back: Membership | None) -> None:
    """To everybody with a seat: who is coordinator now; to the nominee that it is them."""
    network = nomination.membership.network
    old = {"stepped_back": stepped_back}
    for member in network.memberships.seated().filter(user__email__isnull=False):
        is_nominee = member.user_id == nomination.membership.user_id
        event = "coordinator_is_you" if is_nominee else "coordinator_confirmed"
        _send(event, nomination, member.user, _page(nomination), **old)


def not_confirmed(nomination: Nomination) -> None:
    """To the nominee and who named them: it does not go through."""
    nominee, by = nomination.membership.user, nomination.named_by
    _send("coordinator_not_confirmed", nomination, nominee, _page(nomination))
    if by is not None and by != nominee and by.email:
        _send("coordinator_not_confirmed", nomination, by, _page_for(by, nomination))


def is_to_confirm(mail: OutgoingMail) -> bool:
    """The nomination still waits, and the recipient is still one who can confirm it."""
    nomination = Nomination.objects.filter(public_id=mail.reference).first()
    return nomination is not None and mail.recipient is not None and can_confirm(mail.recipient, nomination)


def sees_the_network(mail: OutgoingMail) -> bool:
    """The recipient still takes part in the network."""
    nomination = Nomination.objects.filter(public_id=mail.reference).first()
    if nomination is None or mail.recipient is None:
        return False
    networks = Network.objects.visible_to(mail.recipient)
    return networks.filter(memberships__nominations=nomination).exists()


RIGHTS = {
    "networks.coordinator_asked": is_to_confirm,
    "networks.coordinator_named": sees_the_network,
    "networks.coordinator_confirmed": sees_the_network,
    "networks.coordinator_is_you": sees_the_network,
}


def _page(nomination: Nomination) -> str:
    return reverse("networks:detail", args=[nomination.membership.network.slug])


def _confirm_page(nomination: Nomination) -> str:
    return reverse("nominations:page", args=[nomination.membership.network.slug])


def _page_for(user: User, nomination: Nomination) -> str:
    """Where this person sees the network: an administrator has a page of their own for it."""
    network = nomination.membership.network
    if Network.objects.visible_to(user).filter(pk=network.pk).exists():
        return _page(nomination)
    return reverse("administered:detail", args=[network.public_id])


def _send(event: str, nomination: Nomination, recipient: User, path: str, **more: object) -> None:
    seat = nomination.membership
    outbox.enqueue(
        key=f"{event}:{nomination.public_id}:{recipient.public_id}",
        kind=f"networks.{event}",
        reference=nomination.public_id,
        recipient=recipient,
        template=f"{TEMPLATES}/{event}",
        context={
            "network_name": seat.network.name,
            "nominee": seat.user.name,
            "is_nominee": seat.user_id == recipient.pk,
            "party": seat.party,
            "path": path,
            **more,
        },
    )
