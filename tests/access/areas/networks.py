"""Networks as the administrator has them, and who becomes coordinator."""

from bondgenoten.lib.ids import new_public_id
from networks.constants import Party, Role
from networks.models import Network, Nomination
from networks.services import nominations
from networks.services.invitations import invite
from networks.tests.factories import Cast, make_member, make_user
from tests.access.rows import NO_GET, TABLE, TEAM, ZEIST, Row, only

BEHEER = only({"beheer"})
DONE = only({"beheer"}, 302)
NOBODY = only(set())
SEE_OVERVECHT = TABLE | {"priya"}
OTHER_SIDE = only(
    {"fatima"}, 302, seen=SEE_OVERVECHT
)  # somebody of the police is named: municipality confirms
OWN_SIDE = only({"mark"}, 302, seen=SEE_OVERVECHT)
DECIDED = only(TEAM, 302, seen=SEE_OVERVECHT)  # a second click of whoever could have decided is no error

ROWS: list[Row] = [
    Row("administered:list", get=BEHEER),
    Row("administered:create", get=BEHEER, post=BEHEER),
    *(
        Row(f"administered:{name}", get=answer(get), post=answer(post), thing=thing)
        for thing, answer in (
            ("network_id", lambda status: NO_GET if status == 405 else only({"beheer"}, status)),
            ("unknown", lambda status: NO_GET if status == 405 else NOBODY),
        )
        for name, get, post in (
            ("detail", 200, 405),
            ("edit", 200, 200),
            ("status", 405, 302),
            ("close", 200, 302),
            ("neighbourhoods", 200, 200),
            ("appoint", 200, 200),
        )
    ),
    *(
        Row(f"administered:{name}", get=NO_GET, post=post, thing=thing)
        for name, thing, post in (
            ("withdraw", "network_nomination", DONE),
            ("withdraw", "network_unknown", NOBODY),
            ("revoke", "network_invitation", DONE),
            ("revoke", "network_unknown", NOBODY),
        )
    ),
    # naming and confirming a coordinator, in the network itself
    Row(
        "nominations:page",
        get=only(TEAM, seen=SEE_OVERVECHT),
        post=only(TEAM, seen=SEE_OVERVECHT),
        thing="overvecht",
    ),
    Row(
        "nominations:page",
        get=only({"zeist_coordinator"}, seen=ZEIST),
        post=only({"zeist_coordinator"}, seen=ZEIST),
        thing="zeist",
    ),
    Row("nominations:page", get=NOBODY, post=NOBODY, thing="unknown_slug"),
    *(
        Row(f"nominations:{name}", get=NO_GET, post=post, thing=thing)
        for thing, confirm, withdraw in (
            ("nomination", OTHER_SIDE, OWN_SIDE),
            ("nomination_decided", DECIDED, DECIDED),
            ("nomination_unknown", only(set()), only(set())),
        )
        for name, post in (("confirm", confirm), ("refuse", confirm), ("withdraw", withdraw))
    ),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    network = cast.overvecht
    waiting = nominations.name(_police(network, "Pim"), actor=cast.mark)
    decided = nominations.name(_police(network, "Puck"), actor=cast.mark)
    nominations.refuse(decided, actor=cast.fatima)
    invitation = invite(
        network,
        email="nieuw@example.org",
        name="Nieuw",
        party=Party.POLICE,
        role=Role.COORDINATOR,
        actor=cast.beheer,
    )
    return {
        "network_id": [network.public_id],
        "network_nomination": [network.public_id, waiting.public_id],
        "network_invitation": [network.public_id, invitation.public_id],
        "network_unknown": [network.public_id, new_public_id()],
        "nomination": [network.slug, waiting.public_id],
        "nomination_decided": [network.slug, Nomination.objects.get(pk=decided.pk).public_id],
        "nomination_unknown": [network.slug, new_public_id()],
    }


def _police(network: Network, name: str):
    return make_member(network, make_user(name), Party.POLICE)
