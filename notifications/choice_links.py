"""The link in a mail that lets its recipient choose about that mail without logging in.

Signed (HMAC-SHA256, 256 bits) with its own purpose, and it ends after 400 days. It lets nobody read anything:
it shows which mails somebody gets, and changes only that.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

from notifications.constants import DIGEST, LINK_WORKS
from notifications.models import OutgoingMail
from notifications.topics import Offer, offers_of

SIGNER = TimestampSigner(salt="notifications.choices", sep=".")
Keys = list[tuple[str, str]]  # (topic, scope)


class LinkUnknown(Exception):
    """The link is not ours, or was altered."""


class LinkEnded(Exception):
    """The link was ours, but is too old, or there is nothing left to choose about."""


@dataclass(frozen=True)
class Link:
    """Whose mail, and what of it the link is about, as far as that can still come."""

    user: object
    offers: list[Offer]


def url_for(user, keys: Keys) -> str:
    """The whole address for these topics of ``user`` (a User)."""
    return _url([user.public_id, [list(key) for key in keys]])


def url_for_digest(user, on: date) -> str:
    """The whole address for all that is in the daily mail of a day; short, however much that is."""
    return _url([user.public_id, on.isoformat()])


def _url(payload: list) -> str:
    return settings.BASE_URL + reverse("mail_choices:link", args=[SIGNER.sign_object(payload)])


def digest_key(user_public_id: str, on: str) -> str:
    """The key in the outbox of the daily mail of a day."""
    return f"digest:{user_public_id}:{on}"


def url_of(mail: OutgoingMail) -> str:
    """The address for a mail in the outbox, or an empty text when there is nothing to choose about it."""
    if mail.recipient is None:
        return ""
    if mail.kind == DIGEST:
        return _url([mail.recipient.public_id, mail.key.rpartition(":")[2]])
    return url_for(mail.recipient, [(mail.topic, mail.scope)]) if mail.topic else ""


def find(token: str) -> Link:
    """What a token is about. Raises LinkUnknown when altered, LinkEnded when it is over."""
    try:
        public_id, about = SIGNER.unsign_object(token, max_age=LINK_WORKS)
    except SignatureExpired as error:
        raise LinkEnded from error
    except (BadSignature, ValueError, TypeError) as error:
        raise LinkUnknown from error
    user = get_user_model()._default_manager.filter(public_id=public_id, is_active=True).first()
    keys = _keys(public_id, about)
    offers = [offer for offer in offers_of(user) if offer.key in keys] if user else []
    if user is None or not offers:
        raise LinkEnded
    return Link(user, offers)


def _keys(public_id: str, about: list | str) -> set[tuple[str, str]]:
    if isinstance(about, str):
        bundle = OutgoingMail.objects.filter(bundled_in__key=digest_key(public_id, about))
        return set(bundle.values_list("topic", "scope"))
    return {(topic, scope) for topic, scope in about}
