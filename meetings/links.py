"""The link in a mail that lets one member prepare one meeting without logging in.

Signed (HMAC-SHA256, 256 bits) with its own purpose; it ends with the meeting or the membership, and is
revoked by raising ``Attendance.link_version``.
"""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from meetings.models import Attendance

SIGNER = Signer(salt="meetings.prepare", sep=".")


class LinkEnded(Exception):
    """The link was ours, but the meeting is over or the person left."""


def make_token(attendance: Attendance) -> str:
    """The token for this invitation; the same each time, so that a reminder repeats it."""
    return SIGNER.sign(f"{attendance.public_id}.{attendance.link_version}")


def prepare_path(attendance: Attendance) -> str:
    return reverse("prepare:page", args=[make_token(attendance)])


def find(token: str) -> Attendance:
    """The invitation a token belongs to. Raises Attendance.DoesNotExist when altered, LinkEnded when over."""
    try:
        public_id, version = SIGNER.unsign(token).split(".")
    except (BadSignature, ValueError) as error:
        raise Attendance.DoesNotExist from error
    attendance = Attendance.objects.select_related(
        "meeting__network", "meeting__planner__user", "membership__user"
    ).get(public_id=public_id, link_version=int(version))
    if not is_open(attendance):
        raise LinkEnded
    return attendance


def is_open(attendance: Attendance) -> bool:
    """True while the meeting is planned and not over in a live network, and the member has the seat."""
    meeting = attendance.meeting
    seated = type(attendance).objects.of_members().filter(pk=attendance.pk).exists()
    return not meeting.is_draft and not meeting.is_over and meeting.network.is_live and seated
