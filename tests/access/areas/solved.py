"""Whether it is solved: said by its reporter on the page, or by whoever holds the link in the mail."""

from networks.tests.factories import Cast
from signals import services, solved_links
from signals.models import Signal
from signals.tests.factories import make_signal
from tests.access.rows import EVERYBODY, NO_GET, TEAM, Row, only

READERS = TEAM | {"ingrid", "anneke"}
ALL = EVERYBODY | {"anonymous"}

ROWS: list[Row] = [
    Row(
        "signals:solved",
        get=NO_GET,
        post=only({"anneke"}, 302, seen=READERS),
        thing="rounded_off",
        data={"solved": "yes"},
    ),
    Row("signals:solved", get=NO_GET, post=only(set()), thing="unknown"),
    Row("signals:solved_by_link", get={200: ALL}, post={200: ALL}, thing="solved_token", public=True),
    Row("signals:solved_by_link", get={404: ALL}, post={404: ALL}, thing="altered_solved_token", public=True),
    Row("signals:solved_by_link", get={410: ALL}, post={410: ALL}, thing="ended_solved_token", public=True),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """A concern that was rounded off, and the links of that one and of one that is open."""
    concern = make_signal(cast.overvecht, cast.anneke)
    services.write_reply(concern, actor=cast.mark, text="Dank u.", submission="solved-area")
    services.round_off(Signal.objects.get(pk=concern.pk), actor=cast.mark)
    token = solved_links.make_token(concern)
    return {
        "rounded_off": [concern.public_id],
        "solved_token": [token],
        "altered_solved_token": [f"x{token}"],
        "ended_solved_token": [solved_links.make_token(make_signal(cast.overvecht, cast.anneke))],
    }
