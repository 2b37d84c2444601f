"""Two people edit one network: what the first saved is shown to the second, who loses nothing she typed."""

from dataclasses import dataclass

from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _

from bondgenoten.lib import dates
from networks.forms.administered import FIELDS, NetworkForm
from networks.models import BaseTeam, Network

SALT = "networks.seen"
Snapshot = dict[str, list[str]]


@dataclass(frozen=True)
class Difference:
    """What a field is called, what it says now, and whether the second editor changed it as well."""

    label: str
    now: str
    both: bool


def snapshot(fields: dict, teams: list[BaseTeam]) -> Snapshot:
    """The values of a form as texts, to be compared."""
    texts = {name: [str(fields[name])] if fields[name] not in (None, "") else [] for name in FIELDS}
    return texts | {"teams": sorted(str(team.pk) for team in teams)}


def snapshot_of(network: Network) -> Snapshot:
    """The same of a network as it is stored."""
    return snapshot({name: getattr(network, name) for name in FIELDS}, teams_of(network))


def teams_of(network: Network) -> list[BaseTeam]:
    """The base teams of a network today, by name."""
    links = network.base_team_links.running()
    return list(BaseTeam.objects.filter(pk__in=links.values("base_team_id")).order_by("name", "pk"))


def initial_of(network: Network) -> dict:
    """What the form to change a network starts with, and with it what the editor saw."""
    seen = snapshot_of(network)
    return {
        **{name: getattr(network, name) for name in FIELDS},
        "teams": seen["teams"],
        "version": network.version,
        "seen": signing.dumps(seen, salt=SALT, compress=True),
    }


def merged(form: NetworkForm, network: Network) -> tuple[QueryDict, list[Difference]]:
    """The form once more for who was second: her own changes stay, the rest is as it was saved meanwhile.

    ``form`` is valid, ``network`` fresh from the database. With it what changed meanwhile, field by field.
    """
    mine = snapshot(form.fields_for_service(), form.cleaned_data["teams"])
    now, seen = snapshot_of(network), _read(form.cleaned_data["seen"])
    data = form.data.copy()
    differences = []
    for name, value in now.items():
        if value in (seen.get(name), mine[name]):
            continue  # nobody else changed it, or both to the same
        both = mine[name] != seen.get(name)
        if not both:
            data.setlist(name, value)
        label = str(form.fields[name].label)
        differences.append(Difference(label, _words(name, value, network), both))
    data["version"] = str(network.version)
    data["seen"] = signing.dumps(now, salt=SALT, compress=True)
    return data, differences


def _read(value: str) -> Snapshot:
    """What the editor saw; without it every other value counts as typed."""
    try:
        return signing.loads(value, salt=SALT)
    except (signing.BadSignature, ValueError):
        return {}


def _words(name: str, value: list[str], network: Network) -> str:
    """A value as people read it."""
    if not value:
        return _("empty")
    if name == "teams":
        return ", ".join(team.name for team in teams_of(network))
    if name == "review_date" and network.review_date:
        return dates.day(network.review_date, year=True)
    return value[0]
