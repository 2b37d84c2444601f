"""Mail about one's own data and address. It goes at any hour: it may be about somebody else's doing."""

from django.conf import settings
from django.urls import reverse

from accounts.models import AddressChange, DataRequest, User
from bondgenoten.lib.registry import privacy_officers
from notifications import outbox

TEMPLATES = "accounts/email"


def confirm_address(change: AddressChange, token: str) -> None:
    """To the new address: the link that proves it."""
    _to_new(change, "confirm_address", {"path": reverse("own_data:confirm_address", args=[token])})


def address_is_taken(change: AddressChange) -> None:
    """To an address that is somebody's already: there is nothing to do, or log in with it."""
    stranger = outbox.Addressee(change.address, "", change.user.language)  # not to be told who asked
    _to_new(change, "address_taken", {"recipient": stranger})


def _to_new(change: AddressChange, template: str, context: dict) -> None:
    outbox.enqueue(
        key=f"address:{change.pk}",
        kind="account.address",
        recipient=change.user,
        template=f"{TEMPLATES}/{template}",
        context=context,
        address=change.address,
        not_after=change.expires_at,
        urgent=True,
        lets_in=True,
    )


def old_address_hears(user: User, address: str, *, done: bool) -> None:
    """To the address of until now: another was asked for, or is in use from now on."""
    if not address:
        return
    last = user.address_changes.latest("pk")
    outbox.enqueue(
        key=f"address-old:{last.pk}:{'done' if done else 'asked'}",
        kind="account.address",
        recipient=user,
        template=f"{TEMPLATES}/address_old",
        context={"done": done, "contact": settings.ORGANISATION_EMAIL},
        address=address,
        urgent=True,
    )


def request_waits(request: DataRequest) -> None:
    """To the privacy officers of the person's networks, or to the organisation's: a request waits."""
    officers = [officer for find in privacy_officers for officer in find(request.user)]
    fallback = outbox.Addressee(settings.PRIVACY_CONTACT, "", settings.LANGUAGE_CODE)
    for officer in officers or [fallback]:
        outbox.enqueue(
            key=f"data-request:{request.public_id}:{getattr(officer, 'public_id', 'organisation')}",
            kind="account.data_request",
            reference=request.public_id,
            recipient=officer,
            template=f"{TEMPLATES}/request_waits",
            context={"due_on": request.due_on},
        )
