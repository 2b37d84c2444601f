"""What an administrator does with networks: make one, change what it is, and let it start, rest and end."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from networks.constants import NetworkStatus, Party, Role
from networks.models import (
    BaseTeam,
    Neighbourhood,
    Network,
    NetworkBaseTeam,
    NetworkNeighbourhood,
    TeamChief,
)
from networks.services.rights import rights_changed

SLUG_LENGTH = 60
ADMINISTRATOR = "administrator"
EVENTS = {
    (NetworkStatus.DRAFT, NetworkStatus.LIVE): "network.went_live",
    (NetworkStatus.LIVE, NetworkStatus.PAUSED): "network.paused",
    (NetworkStatus.PAUSED, NetworkStatus.LIVE): "network.resumed",
    (NetworkStatus.DRAFT, NetworkStatus.CLOSED): "network.closed",
    (NetworkStatus.LIVE, NetworkStatus.CLOSED): "network.closed",
    (NetworkStatus.PAUSED, NetworkStatus.CLOSED): "network.closed",
}


class EditedMeanwhile(Exception):
    """Somebody else saved this network since the editor opened it."""


class NotReady(Exception):
    """The network cannot go live; ``missing`` says in plain words what it waits for."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(" ".join(missing))
        self.missing = missing


@transaction.atomic
def create(*, fields: dict, teams: Iterable[BaseTeam], submission: str, actor: User) -> Network:
    """A draft with its base teams, once per ``submission``. ``fields`` are those of ``Network``.

    The address is made of the short name, and stays whatever the network is called later.
    """
    made = Network.objects.filter(submission=submission).first()
    if made is not None:
        return made
    network = _insert({**fields, "submission": submission, "status": NetworkStatus.DRAFT})
    if network is None:  # the other half of a double click was a moment earlier
        return Network.objects.get(submission=submission)
    set_teams(network, teams)
    _record("network.created", network, actor)
    return network


@transaction.atomic
def change(network: Network, *, fields: dict, teams: Iterable[BaseTeam], version: int, actor: User) -> None:
    """Change a network that is still as the editor saw it (``version``). Raises EditedMeanwhile."""
    same = Network.objects.filter(pk=network.pk, version=version)
    if not same.update(**fields, version=F("version") + 1):
        raise EditedMeanwhile
    set_teams(network, teams)
    _record("network.changed", network, actor)


def set_teams(network: Network, teams: Iterable[BaseTeam]) -> None:
    """Link these base teams from today, end the others as of yesterday, and tell their chiefs' rights."""
    wanted = {team.pk for team in teams}
    links = NetworkBaseTeam.objects.running().filter(network=network)
    had = set(links.values_list("base_team_id", flat=True))
    _end(links.exclude(base_team__in=wanted))
    NetworkBaseTeam.objects.bulk_create(
        NetworkBaseTeam(network=network, base_team_id=pk) for pk in sorted(wanted - had)
    )
    for chief in TeamChief.objects.running().filter(base_team__in=wanted ^ had).select_related("user"):
        rights_changed(chief.user)


@transaction.atomic
def change_area(
    network: Network, *, add: Collection[Neighbourhood], drop: Collection[Neighbourhood], actor: User
) -> None:
    """Add neighbourhoods to the area from today and take others out; the rest stays. Twice is harmless."""
    links = NetworkNeighbourhood.objects.running().filter(network=network)
    had = set(links.values_list("neighbourhood_id", flat=True))
    new = [place for place in add if place.pk not in had]
    gone = links.filter(neighbourhood__in=drop)
    if not new and not gone.exists():
        return
    _end(gone)
    NetworkNeighbourhood.objects.bulk_create(
        NetworkNeighbourhood(network=network, neighbourhood=place) for place in new
    )
    _record("network.area_changed", network, actor)


@transaction.atomic
def set_status(network: Network, *, status: NetworkStatus, actor: User) -> bool:
    """Let it start, rest, go on or end; False when it cannot go there from where it is (any more).

    Raises NotReady for a draft that misses something.
    """
    before = NetworkStatus(network.status)
    event = EVENTS.get((before, status))
    if event is None:
        return False
    missing = missing_to_start(network) if event == "network.went_live" else []
    if missing:
        raise NotReady(missing)
    start = {"started_on": timezone.localdate()} if event == "network.went_live" else {}
    if not Network.objects.filter(pk=network.pk, status=before).update(status=status, **start):
        return False
    _record(event, network, actor)
    return True


def missing_to_start(network: Network) -> list[str]:
    """What a draft still waits for, in plain words; empty when it can go live."""
    seats = network.memberships.seated()
    sides = set(seats.filter(role=Role.COORDINATOR).order_by().values_list("party", flat=True))
    missing = []
    if Party.POLICE not in sides:
        missing.append(_("The police have no confirmed coordinator yet."))
    if Party.MUNICIPALITY not in sides:
        missing.append(_("The municipality has no confirmed coordinator yet."))
    if not seats.filter(party=Party.RESIDENT).exists():
        missing.append(_("No resident takes part yet."))
    return missing


def _insert(fields: dict) -> Network | None:
    """A network under the first free address; None when its form was sent already."""
    base = slugify(fields["short_name"])[: SLUG_LENGTH - 5] or "netwerk"
    for number in range(1, 1000):
        slug = base if number == 1 else f"{base}-{number}"
        if Network.objects.filter(slug=slug).exists():
            continue
        try:
            with transaction.atomic():
                return Network.objects.create(slug=slug, **fields)
        except IntegrityError:
            if Network.objects.filter(submission=fields["submission"]).exists():
                return None
    raise RuntimeError("no free address for this network")


def _end(links: QuerySet) -> None:
    """Links end yesterday, so that they hold no more today; what began today never was."""
    today = timezone.localdate()
    links.filter(from_date=today).delete()
    links.update(to_date=today - timedelta(days=1))


def _record(event: str, network: Network, actor: User) -> None:
    record(event, actor=actor, thing=network, network=network.public_id, role=ADMINISTRATOR)
