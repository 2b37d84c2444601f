"""What reporters do with a concern of their own, and others who noticed the same."""

from networks.tests.factories import Cast
from signals.constants import Readers
from signals.services import withdraw_concern
from signals.tests.factories import make_signal
from tests.access.rows import NO_GET, TABLE, TEAM, Row, only

READERS = TEAM | {"ingrid", "anneke"}  # of the concern in Things: its reporter, coordinators and chief
ALLIES = TABLE - READERS
NOBODY = only(set())


def own(name: str, thing: str, seen: set[str], get: int = 200, post: int = 200, **options) -> Row:
    """A page of the reporter alone: its answer to an empty form is the page again."""
    mine = {"anneke"}
    return Row(name, get=only(mine, get, seen), post=only(mine, post, seen), thing=thing, **options)


ROWS: list[Row] = [
    own("signals:correct", "concern", READERS),
    own("signals:correct", "concern_for_mark", {"anneke", "mark"}),
    own("signals:withdraw", "concern", READERS, post=302),
    own("signals:withdraw", "concern_for_all", TABLE, post=302),
    own("signals:withdraw", "withdrawn", {"anneke"}, 302, 302),  # as after a second click: nothing happens
    own("signals:readers", "concern", READERS),
    own("signals:readers", "concern_for_all", TABLE),
    Row("signals:detail", get=only({"anneke"}), thing="withdrawn"),
    *(
        Row(
            f"signals:{name}",
            get=only(set(), seen={"anneke"}),
            post=only(set(), seen={"anneke"}),
            thing="withdrawn",
        )
        for name in ("correct", "readers")
    ),
    *(
        Row(f"signals:{name}", get=NOBODY, post=NOBODY, thing="unknown")
        for name in ("correct", "withdraw", "readers")
    ),
    Row("signals:join", get=NO_GET, post=only(set(), seen={"anneke"}), thing="withdrawn"),
    Row("signals:join", get=NO_GET, post=only(ALLIES, 302, seen=TABLE), thing="concern_for_all"),
    Row("signals:join", get=NO_GET, post=only(set(), seen=READERS), thing="concern"),
    Row("signals:join", get=NO_GET, post=NOBODY, thing="unknown"),
    Row(
        "signals:join",
        get=NO_GET,
        post=only(TABLE, 302),  # who did not join has nothing to take back
        thing="concern_for_all",
        data={"weg": "1"},
    ),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """A concern that its reporter took back, beside those of ``tests.access.things``."""
    withdrawn = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
    withdraw_concern(withdrawn, actor=cast.anneke)
    return {"withdrawn": [withdrawn.public_id]}
