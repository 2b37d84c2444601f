"""What stands behind the ids in the matrix: one network with all that can be asked for."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from bondgenoten.lib.ids import new_public_id
from meetings import links
from meetings.models import Meeting
from meetings.services import put_on_agenda
from meetings.tests.factories import attendance, make_draft, make_meeting
from networks.tests.factories import Cast
from signals.constants import Readers
from signals.tests.factories import make_signal


@dataclass(frozen=True)
class Things:
    """URL arguments by name."""

    args: dict[str, list[str]]


def make_things(cast: Cast) -> Things:
    """A draft, a planned and a begun meeting, concerns for several readers, mail links in three states."""
    meeting = make_meeting(cast.overvecht, cast.fatima, ("Samen eten",))
    begun = make_meeting(cast.overvecht, cast.fatima)
    over = make_meeting(cast.overvecht, cast.fatima)
    _shift(begun, timedelta(minutes=-30))
    _shift(over, timedelta(days=-30))
    concern = make_signal(cast.overvecht, cast.anneke)
    put_on_agenda(
        concern,
        meeting=meeting,
        actor=cast.overvecht.memberships.get(user=cast.mark),
        title="Geluid in de avond",
        submission=new_public_id(),
    )
    token = links.make_token(attendance(meeting, cast.youssef))
    ids = {
        "meeting": meeting,
        "begun": begun,
        "draft": make_draft(cast.overvecht, cast.fatima),
        "concern": concern,
        "concern_for_mark": make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark),
        "concern_for_all": make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK),
    }
    return Things(
        {name: [thing.public_id] for name, thing in ids.items()}
        | {
            "": [],
            "overvecht": ["overvecht"],
            "zeist": ["zeist"],
            "unknown_slug": ["nergens"],
            "unknown": [new_public_id()],
            "token": [token],
            "altered_token": [token[:-1] + ("A" if token[-1] != "A" else "B")],
            "ended_token": [links.make_token(attendance(over, cast.youssef))],
            "reset_key": ["1", "abc-def"],
        }
    )


def _shift(meeting: Meeting, by: timedelta) -> None:
    start = timezone.now() + by
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))
