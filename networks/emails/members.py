"""Mail about seats: who is removed, gone, or stands in. Why somebody was removed goes to them alone."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.models import User
from bondgenoten.lib.ids import new_public_id
from networks.models import Membership, Network
from networks.querysets import keys_coordinated_by
from notifications import outbox
from notifications.models import OutgoingMail

TEMPLATES = "networks/email"


def removed(seat: Membership, reason: str) -> None:
    """To who was removed: that it is so, and why."""
    _send("member_removed", seat, [seat.user], path=reverse("networks:list"), reason=reason)


def gone(seat: Membership, *, by: User) -> None:
    """To the coordinators: this person takes no part any more. Neither why nor by whose wish."""
    _send("member_gone", seat, _coordinators(seat, without={seat.user_id, by.pk}))


def stepped_down(seat: Membership) -> None:
    """To the other coordinators: this coordinator is a member again."""
    _send("coordinator_stepped_down", seat, _coordinators(seat, without={seat.user_id}))


def acting_named(seat: Membership, *, by: User) -> None:
    """To who stands in, and to the other coordinators, of both sides."""
    _send("acting_is_you", seat, [seat.user])
    _send("acting_named", seat, _coordinators(seat, without={seat.user_id, by.pk}))


def acting_ended(seat: Membership, *, by: User) -> None:
    """To who stood in and to the coordinators, but for who ended it."""
    everybody = [seat.user, *_coordinators(seat, without={seat.user_id})]
    _send("acting_ended", seat, [user for user in everybody if user.pk != by.pk])


def sees_the_network(mail: OutgoingMail) -> bool:
    """The recipient still sees the network that the mail is about."""
    if mail.recipient is None:
        return False
    return Network.objects.visible_to(mail.recipient).filter(public_id=mail.reference).exists()


def coordinates_the_network(mail: OutgoingMail) -> bool:
    """The recipient still coordinates the network that the mail is about."""
    if mail.recipient is None:
        return False
    coordinated = Network.objects.filter(pk__in=keys_coordinated_by(mail.recipient))
    return coordinated.filter(public_id=mail.reference).exists()


# Who was removed may always have the mail that says so.
RIGHTS = {
    "networks.member_gone": coordinates_the_network,
    "networks.coordinator_stepped_down": coordinates_the_network,
    "networks.acting_is_you": sees_the_network,
    "networks.acting_named": coordinates_the_network,
    "networks.acting_ended": sees_the_network,
}


def _coordinators(seat: Membership, without: set[int]) -> list[User]:
    """Who coordinates the network of ``seat`` today."""
    others = seat.network.memberships.coordinating().exclude(user__in=without)
    return [member.user for member in others]


def _send(event: str, seat: Membership, recipients: Iterable[User], path: str = "", **more: object) -> None:
    """One mail each. Services call it once an occasion, so every call has keys of its own."""
    occasion = new_public_id()
    for recipient in recipients:
        outbox.enqueue(
            key=f"{event}:{occasion}:{recipient.public_id}",
            kind=f"networks.{event}",
            reference=seat.network.public_id,
            recipient=recipient,
            template=f"{TEMPLATES}/{event}",
            context={
                "network_name": seat.network.name,
                "person": seat.user.called,
                "is_about_you": seat.user_id == recipient.pk,
                "seat": seat,
                "path": path or reverse("members:list", args=[seat.network.slug]),
                **more,
            },
        )
