"""Units, teams, municipalities and who leads them."""

from networks.tests.factories import Cast
from tests.access.rows import Row

ROWS: list[Row] = []


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    return {}
