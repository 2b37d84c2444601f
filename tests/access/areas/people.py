"""People as the administrator has them."""

from networks.tests.factories import Cast
from tests.access.rows import NO_GET, NO_POST, Row, only

BEHEER = only({"beheer"})
DONE = only({"beheer"}, 302)
NOBODY = only(set())

ROWS: list[Row] = [
    Row("people:list", get=BEHEER),
    *(
        Row(f"people:{name}", get=get, post=post, thing="person")
        for name, get, post in (
            ("detail", BEHEER, NO_POST),
            ("deactivate", BEHEER, DONE),
            ("activate", NO_GET, DONE),
            ("second_factor", BEHEER, BEHEER),
            ("address", BEHEER, BEHEER),
        )
    ),
    *(
        Row(f"people:{name}", get=get, post=post, thing="unknown")
        for name, get, post in (
            ("detail", NOBODY, NO_POST),
            ("deactivate", NOBODY, NOBODY),
            ("activate", NO_GET, NOBODY),
            ("second_factor", NOBODY, NOBODY),
            ("address", NOBODY, NOBODY),
        )
    ),
    Row("people:try_again", get=NO_GET, post=NOBODY, data={"mail": "0"}),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    return {"person": [cast.youssef.public_id]}
