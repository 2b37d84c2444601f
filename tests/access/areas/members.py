"""Who sits in a network."""

from bondgenoten.lib.ids import new_public_id
from networks.tests.factories import Cast
from tests.access.rows import NO_GET, TABLE, TEAM, ZEIST, Row, only

SEEN = TABLE | {"priya"}  # whoever sees the network sees its members
NOBODY = only(set())
WORDS = {"active_in": "voetbalclub", "phone": ""}


def both(name: str, roles: set[str], thing: str, **options) -> Row:
    """A page with a form: its answer to an empty form is the page again."""
    return Row(name, get=only(roles, seen=SEEN), post=only(roles, seen=SEEN), thing=thing, **options)


ROWS: list[Row] = [
    Row("members:list", get=only(SEEN), thing="overvecht"),
    Row("members:list", get=only(ZEIST), thing="zeist"),
    Row("members:list", get=NOBODY, thing="unknown_slug"),
    Row("members:call_list", get=only(TEAM, seen=SEEN), thing="overvecht"),
    Row("members:call_list", get=only({"zeist_coordinator"}, seen=ZEIST), thing="zeist"),
    Row("members:call_list", get=NOBODY, thing="unknown_slug"),
    Row("members:officers", get=only({"beheer"}), post=only({"beheer"}), thing="overvecht"),
    Row("members:officers", get=NOBODY, post=NOBODY, thing="unknown_slug"),
    Row("members:detail", get=only(SEEN), thing="seat_of_youssef"),
    Row(
        "members:change",
        get=only(TEAM | {"youssef"}, seen=SEEN),
        post=only(TEAM | {"youssef"}, 302, seen=SEEN),
        thing="seat_of_youssef",
        data=WORDS,
    ),
    both("members:pause", {"youssef"}, "seat_of_youssef"),
    Row("members:resume", get=NO_GET, post=only({"youssef"}, 302, seen=SEEN), thing="seat_of_youssef"),
    Row(
        "members:leave",
        get=only({"youssef"}, seen=SEEN),
        post=only({"youssef"}, 302, seen=SEEN),
        thing="seat_of_youssef",
    ),
    both("members:leave", {"fatima"}, "seat_of_fatima"),  # the last coordinator of her side is told how
    both("members:step_down", {"fatima"}, "seat_of_fatima"),
    Row(
        "members:step_down",
        get=only(set(), seen=SEEN),
        post=only({"youssef"}, 302, seen=SEEN),  # as after a second click: nothing happens
        thing="seat_of_youssef",
    ),
    both("members:party", TEAM, "seat_of_youssef"),
    both("members:acting", {"mark"}, "seat_of_ingrid"),
    both("members:acting", set(), "seat_of_youssef"),
    Row(
        "members:end_acting",
        get=NO_GET,
        post=only({"mark", "ingrid"}, 302, seen=SEEN),
        thing="seat_of_ingrid",
    ),
    both("members:remove", TEAM, "seat_of_youssef"),
    both("members:remove", set(), "seat_of_fatima"),
    both("members:remove", set(), "seat_of_priya"),
    *(
        Row(f"members:{name}", get=NOBODY, post=NOBODY, thing="unknown_seat")
        for name in ("change", "pause", "leave", "step_down", "party", "acting", "remove")
    ),
    Row("members:detail", get=NOBODY, thing="unknown_seat"),
    *(
        Row(f"members:{name}", get=NO_GET, post=NOBODY, thing="unknown_seat")
        for name in ("resume", "end_acting")
    ),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    people = {"youssef", "fatima", "ingrid", "priya"}
    seats = cast.overvecht.memberships.filter(user__in=[cast.everybody[name] for name in people])
    return {
        **{f"seat_of_{seat.user.name.lower()}": ["overvecht", seat.public_id] for seat in seats},
        "unknown_seat": ["overvecht", new_public_id()],
    }
