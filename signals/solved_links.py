"""The link in a mail by which a reporter says whether it is solved, without logging in.

Signed (HMAC-SHA256, 256 bits) with its own purpose, and it ends after 60 days. It lets nobody read a concern.
"""

from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

from signals.models import Signal
from signals.permissions import can_say_solved

SIGNER = TimestampSigner(salt="signals.solved", sep=".")
LINK_WORKS = timedelta(days=60)


class LinkEnded(Exception):
    """The link was ours, but is too old, or its concern is not asked about any more."""


def make_token(signal: Signal) -> str:
    return SIGNER.sign(signal.public_id)


def path_of(signal: Signal) -> str:
    return reverse("signals:solved_by_link", args=[make_token(signal)])


def find(token: str) -> Signal:
    """The concern of a token. Raises Signal.DoesNotExist when altered, LinkEnded when it is over."""
    try:
        public_id = SIGNER.unsign(token, max_age=LINK_WORKS)
    except SignatureExpired as error:
        raise LinkEnded from error
    except BadSignature as error:
        raise Signal.DoesNotExist from error
    signal = Signal.objects.select_related("network", "reporter").filter(public_id=public_id).first()
    if signal is None or not signal.reporter.is_active or not can_say_solved(signal.reporter, signal):
        raise LinkEnded
    return signal
