"""The privacy officer and the rights review."""

from django.utils import timezone

from accounts.constants import DataRequestKind
from accounts.models import DataRequest
from networks.tests.factories import Cast
from tests.access.rows import NO_GET, TABLE, TEAM, ZEIST, Row, only

OFFICER = only({"priya"})
NOBODY = only(set())
LOOKS = only(TEAM, seen=TABLE | {"priya"})
SAYS = only(TEAM, 302, seen=TABLE | {"priya"})
IN_ZEIST = only({"zeist_coordinator"}, seen=ZEIST)
SAYS_IN_ZEIST = only({"zeist_coordinator"}, 302, seen=ZEIST)

ROWS: list[Row] = [
    *(Row(f"oversight:{name}", get=OFFICER) for name in ("page", "requests", "lines")),
    Row("oversight:access", get=OFFICER, thing="overvecht"),
    Row("oversight:access", get=NOBODY, thing="zeist"),
    Row("oversight:access", get=NOBODY, thing="unknown_slug"),
    Row("oversight:answered", get=NO_GET, post=only({"priya"}, 302), thing="data_request"),
    Row("oversight:answered", get=NO_GET, post=NOBODY, thing="data_request_elsewhere"),
    Row("oversight:answered", get=NO_GET, post=NOBODY, thing="unknown"),
    Row("oversight:review", get=LOOKS, post=SAYS, thing="overvecht"),
    Row("oversight:review", get=IN_ZEIST, post=SAYS_IN_ZEIST, thing="zeist"),
    Row("oversight:review", get=NOBODY, post=NOBODY, thing="unknown_slug"),
    Row("oversight:organisation", get=only({"beheer"}), post=only({"beheer"}, 302)),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    requests = {
        name: DataRequest.objects.create(user=user, kind=DataRequestKind.OBJECT, due_on=timezone.localdate())
        for name, user in (("data_request", cast.dewi), ("data_request_elsewhere", cast.lotte))
    }
    return {name: [request.public_id] for name, request in requests.items()}
