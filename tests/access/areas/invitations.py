"""Being invited to a network."""

from datetime import timedelta

from django.utils import timezone

from bondgenoten.lib.ids import new_public_id
from meetings.models import Meeting
from meetings.tests.factories import make_meeting
from networks.constants import Party
from networks.models import Invitation
from networks.services import joining, paper
from networks.tests.factories import Cast, make_invitation
from tests.access.rows import EVERYBODY, NO_GET, NO_POST, TABLE, TEAM, ZEIST, Row, only

SEES = TABLE | {"priya"}  # the network, its privacy officer included
OPEN = EVERYBODY | {"anonymous"}
FORMS = ("invitations:invite", "invitations:upload", "invitations:paper")


def public(name: str, thing: str, get: dict, post: dict) -> Row:
    """The page behind a link: for whoever holds it, logged in or not."""
    return Row(name, get=get, post=post, thing=thing, public=True)


ROWS: list[Row] = [
    *(
        Row(name, get=answers, post=answers, thing=thing)
        for name in FORMS
        for thing, answers in (
            ("overvecht", only(TEAM, seen=SEES)),
            ("zeist", only({"zeist_coordinator"}, seen=ZEIST)),
            ("unknown_slug", only(set())),
        )
    ),
    *(
        Row(name, get=NO_GET, post=answers, thing=thing)
        for name in ("invitations:resend", "invitations:revoke")
        for thing, answers in (
            ("invitation", only(TEAM, 302, seen=SEES)),
            ("invitation_elsewhere", only(set(), seen=SEES - TEAM)),
            ("unknown_invitation", only(set(), seen=SEES - TEAM)),
        )
    ),
    Row("invitations:letter", get=only(TEAM, seen=SEES), thing="seat_on_paper"),
    Row("invitations:letter", get=only(set(), seen=SEES - TEAM), thing="seat_with_mail"),
    Row("invitations:letter", get=only(set(), seen=SEES - TEAM), thing="unknown_invitation"),
    # a meeting, for who takes part in it on paper
    *(
        Row(f"meetings:{name}", get=get, post=post, thing=thing)
        for thing, answers in (
            ("meeting_on_paper", {}),
            ("meeting_with_mail", {"roles": set(), "seen": TABLE - TEAM}),
            ("begun_on_paper", {"roles": set(), "seen": TABLE}),
            ("unknown_on_paper", {"roles": set(), "seen": set()}),
        )
        for name, get, post in (
            ("answer_for", NO_GET, only(**({"roles": TEAM, "status": 302, "seen": TABLE} | answers))),
            ("letter", only(**({"roles": TEAM, "seen": TABLE} | answers)), NO_POST),
        )
    ),
    Row("invitations:welcome", get=only(SEES), thing="overvecht"),
    Row("invitations:welcome", get=only(set()), thing="unknown_slug"),
    # who is not logged in fills in a form, empty here; whoever is logged in is somebody else, or Lotte
    public("invitations:answer", "invited", {200: OPEN}, {200: {"anonymous"}, 302: EVERYBODY}),
    public("invitations:answer", "invited_lotte", {200: OPEN}, {200: {"anonymous"}, 302: EVERYBODY}),
    public("invitations:answer", "ended_invitation", {410: OPEN}, {410: OPEN}),
    public("invitations:answer", "unknown_link", {404: OPEN}, {404: OPEN}),
    public("invitations:decline", "invited", {405: OPEN}, {200: OPEN}),
    public("invitations:decline", "ended_invitation", {405: OPEN}, {410: OPEN}),
    public("invitations:decline", "unknown_link", {405: OPEN}, {404: OPEN}),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    ended = make_invitation(cast.overvecht, cast.fatima, "nee@x.nl")
    joining.decline(joining.find(ended))
    elsewhere = make_invitation(cast.zeist, cast.zeist_coordinator, "elders@x.nl")
    waits = make_invitation(cast.overvecht, cast.fatima, "wacht@x.nl")
    fields = {"name": "Truus", "party": Party.RESIDENT, "language": "nl", "actor": cast.fatima}
    on_paper, _ = paper.add_on_paper(cast.overvecht, **fields)
    with_mail = cast.overvecht.memberships.get(user=cast.anneke)
    meeting, begun = (make_meeting(cast.overvecht, cast.fatima) for _ in range(2))
    Meeting.objects.filter(pk=begun.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    return {
        "invitation": ["overvecht", _id(waits)],
        "invitation_elsewhere": ["overvecht", _id(elsewhere)],
        "unknown_invitation": ["overvecht", new_public_id()],
        "meeting_on_paper": [meeting.public_id, on_paper.public_id],
        "meeting_with_mail": [meeting.public_id, with_mail.public_id],
        "begun_on_paper": [begun.public_id, on_paper.public_id],
        "unknown_on_paper": [new_public_id(), on_paper.public_id],
        "seat_on_paper": ["overvecht", on_paper.public_id],
        "seat_with_mail": ["overvecht", with_mail.public_id],
        "invited": [make_invitation(cast.overvecht, cast.fatima)],
        "invited_lotte": [make_invitation(cast.overvecht, cast.fatima, cast.lotte.email)],
        "ended_invitation": [ended],
        "unknown_link": ["a" * 32],
    }


def _id(token: str) -> str:
    found: Invitation = joining.find(token)
    return found.public_id
