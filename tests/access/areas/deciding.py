"""Deciding what to do with a concern, by those who weigh it."""

from networks.tests.factories import Cast
from signals.constants import EventKind, Readers
from signals.services import advance
from signals.tests.factories import make_signal
from tests.access.rows import NO_GET, TABLE, TEAM, Row, only

READERS = TEAM | {"ingrid", "anneke"}
NOBODY = only(set())
STEPS = ("act", "watch", "refer", "refuse", "round_off", "reconsider")


def asks(thing: str, seen: set[str] = READERS, roles: set[str] = TEAM, post: int = 200) -> Row:
    """The page of a step: an empty form is the page again."""
    return Row("signals:decide", get=only(roles, seen=seen), post=only(roles, post, seen), thing=thing)


ROWS: list[Row] = [
    *(asks(f"to_{step}") for step in STEPS[1:]),
    asks("to_act", post=200),  # who takes it up was not said
    asks("to_watch_for_mark", {"mark", "anneke"}, {"mark"}),
    asks("to_watch_for_all", TABLE),
    Row(  # where it stands already: back to the concern
        "signals:decide",
        get=only(TEAM, 302, seen=READERS),
        post=only(TEAM, 302, seen=READERS),
        thing="to_reconsider_too_early",
    ),
    Row("signals:decide", get=NOBODY, post=NOBODY, thing="to_act_on_nothing"),
    Row("signals:decide", get=NOBODY, post=NOBODY, thing="unknown_step"),
    *(
        Row(f"signals:{name}", get=NO_GET, post=only(TEAM, 302, seen=READERS), thing="decided")
        for name in ("weigh", "assign")
    ),
    *(Row(f"signals:{name}", get=NO_GET, post=NOBODY, thing="unknown") for name in ("weigh", "assign")),
    Row(
        "signals:hand_over",
        get=only({"mark"}, seen=READERS),
        post=only({"mark"}, 302, seen=READERS),
        thing="decided",
    ),
    Row("signals:hand_over", get=NOBODY, post=NOBODY, thing="unknown"),
]
SLUGS = {
    "to_act": "doen",
    "to_watch": "volgen",
    "to_refer": "doorverwijzen",
    "to_refuse": "niet-voor-ons",
    "to_round_off": "afronden",
    "to_reconsider_too_early": "heropen",
}


def make_things(cast: Cast) -> dict[str, list[str]]:
    """A concern that waits, with every step; one that somebody acts on; and who may not read which."""
    open_one = make_signal(cast.overvecht, cast.anneke)
    decided = make_signal(cast.overvecht, cast.anneke)
    advance(decided, EventKind.TAKEN_UP, actor=cast.mark)
    for_mark = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    for_all = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    return {name: [open_one.public_id, slug] for name, slug in SLUGS.items()} | {
        "to_reconsider": [decided.public_id, "heropen"],
        "to_watch_for_mark": [for_mark.public_id, "volgen"],
        "to_watch_for_all": [for_all.public_id, "volgen"],
        "to_act_on_nothing": ["2" * 20, "doen"],
        "unknown_step": [open_one.public_id, "weggooien"],
        "decided": [decided.public_id],
    }
