"""A person's own data."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import AddressChange
from bondgenoten.lib.tokens import hash_token, new_token
from networks.tests.factories import Cast
from tests.access.rows import EVERYBODY, NO_GET, PUBLIC_GET, Row, for_all, only

# The only coordinator of their side, and the only administrator: they hand over first.
LAST = {"fatima", "mark", "zeist_coordinator", "beheer"}
YOUSSEF = {"youssef"}
# Who has a password or a second step says again who they are; the others were let in by a code a moment ago.
AGAIN = {200: EVERYBODY - {"dewi"}, 302: {"dewi", "anonymous"}}

ROWS: list[Row] = [
    Row("own_data:overview", get=for_all(200)),
    Row("own_data:section", get=for_all(200), thing="own_section"),
    Row("own_data:section", get=only(set()), thing="no_section"),
    Row("own_data:copy", get=NO_GET, post=for_all(200), data={"soort": "json"}),
    Row("own_data:correct", get=for_all(200), post=for_all(200)),
    Row("own_data:address", get=AGAIN, post=AGAIN),
    # proves an address, to who asked only: another who is logged in sees that there is no such link
    Row("own_data:confirm_address", get=only(YOUSSEF), post=only(YOUSSEF, 302), thing="address_token"),
    Row(
        "own_data:confirm_address",
        get=only(YOUSSEF, 410),
        post=only(YOUSSEF, 410),
        thing="ended_address_token",
    ),
    Row("own_data:confirm_address", get=only(set()), post=only(set()), thing="unknown_address_token"),
    Row("own_data:ask", get=for_all(200), post=for_all(302), data={"kind": "object"}),
    Row(
        "own_data:erase",
        get=AGAIN,
        post={200: LAST, 302: (EVERYBODY - LAST) | {"anonymous"}},
        data={"word": "wissen", "concerns": "remove"},
    ),
    Row("own_data:erased", get=PUBLIC_GET, post={405: EVERYBODY | {"anonymous"}}, public=True),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    return {
        "own_section": ["post"],
        "no_section": ["nergens"],
        "address_token": [_token(cast, timedelta(hours=1))],
        "ended_address_token": [_token(cast, timedelta(hours=-1))],
        "unknown_address_token": [new_token()],
    }


def _token(cast: Cast, ends_in: timedelta) -> str:
    token = new_token()
    AddressChange.objects.create(
        user=cast.youssef,
        address=f"{len(token)}-{ends_in.days}@example.org",
        token_hash=hash_token(token),
        expires_at=timezone.now() + ends_in,
    )
    return token
