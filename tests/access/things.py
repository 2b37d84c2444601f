"""What stands behind the ids in the matrix: one network with all that can be asked for."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.ids import new_public_id
from insights.models import Summary
from insights.services import send_summaries
from meetings import links
from meetings.models import Meeting
from meetings.services import put_on_agenda
from meetings.tests.factories import attendance, make_action, make_draft, make_meeting
from networks.models import Network
from networks.tests.factories import Cast
from notifications import choice_links
from signals.constants import Readers
from signals.tests.factories import make_signal
from tests.access.areas import AREAS


@dataclass(frozen=True)
class Things:
    """URL arguments by name."""

    args: dict[str, list[str]]


def make_things(cast: Cast) -> Things:
    """A draft, a planned and a begun meeting, concerns for several readers, mail links, a summary."""
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
    send_summaries()
    mail_token = _mail_token(cast.youssef, "my_concerns", cast.overvecht)
    ids = {
        "meeting": meeting,
        "begun": begun,
        "action": make_action(begun, cast.youssef),
        "action_left": make_action(over, cast.anneke),
        "draft": make_draft(cast.overvecht, cast.fatima),
        "concern": concern,
        "concern_for_mark": make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark),
        "summary": Summary.objects.get(recipient=cast.ingrid, kind="weekly_summary"),
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
            "mail_token": [mail_token],
            "altered_mail_token": [f"x{mail_token}"],
            "ended_mail_token": [_mail_token(cast.youssef, "to_weigh", cast.overvecht)],
            "reset_key": ["1", "abc-def"],
        }
        | {name: args for area in AREAS for name, args in area.make_things(cast).items()}
    )


def _mail_token(user: User, topic: str, network: Network) -> str:
    """What stands in the link to choose about a mail; it has ended for who has no such mail."""
    return choice_links.url_for(user, [(topic, network.public_id)]).rstrip("/").rpartition("/")[2]


def _shift(meeting: Meeting, by: timedelta) -> None:
    start = timezone.now() + by
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))
