"""People and networks for tests. No surprising defaults: what matters to a test stands in the test."""

from dataclasses import dataclass
from datetime import date
from importlib import import_module

from django.apps import apps

from accounts.models import User
from networks.constants import NetworkStatus, Office, Party, Role
from networks.models import (
    BaseTeam,
    District,
    Membership,
    Municipality,
    Neighbourhood,
    Network,
    NetworkBaseTeam,
    NetworkNeighbourhood,
    OfficeHolder,
    TeamChief,
    Unit,
)
from networks.services import invitations
from notifications.models import OutgoingMail

LONG_AGO = date(2020, 1, 1)


@dataclass
class Cast:
    """The personas, their networks and their places."""

    overvecht: Network
    zeist: Network
    tigrisdreef: Neighbourhood
    fatima: User
    mark: User
    ingrid: User
    youssef: User
    anneke: User
    dewi: User
    samira: User
    rob: User
    priya: User
    beheer: User
    lotte: User
    zeist_coordinator: User

    @property
    def everybody(self) -> dict[str, User]:
        """Every persona by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, User)}


def make_user(name: str, **overrides) -> User:
    """A person who logs in by mailed code."""
    return User.objects.create_user(email=f"{name.lower()}@example.org", name=name, **overrides)


def make_network(slug: str, **overrides) -> Network:
    """A live network."""
    name = slug.capitalize()
    fields = {"name": f"Bondgenoten {name}", "short_name": name, "status": NetworkStatus.LIVE}
    return Network.objects.create(slug=slug, **{**fields, **overrides})


def make_member(
    network: Network, user: User, party: Party, role: Role = Role.MEMBER, **overrides
) -> Membership:
    """A membership that started long ago."""
    fields = {"from_date": LONG_AGO, "active_in": ""}
    return Membership.objects.create(
        network=network, user=user, party=party, role=role, **{**fields, **overrides}
    )


def make_neighbourhood(network: Network, name: str, code: str) -> Neighbourhood:
    """A neighbourhood in the area of a network."""
    municipality, _ = Municipality.objects.get_or_create(code="GM0344", defaults={"name": "Utrecht"})
    place = Neighbourhood.objects.create(code=code, edition=2026, name=name, municipality=municipality)
    NetworkNeighbourhood.objects.create(network=network, neighbourhood=place, from_date=LONG_AGO)
    return place


def make_chief(network: Network, user: User, **overrides) -> TeamChief:
    """Make somebody chief of a new base team that the network is linked to."""
    unit, _ = Unit.objects.get_or_create(name="Midden-Nederland")
    district, _ = District.objects.get_or_create(unit=unit, name="Utrecht-Stad")
    team = BaseTeam.objects.create(district=district, name=f"Team {network.short_name}")
    NetworkBaseTeam.objects.create(network=network, base_team=team, from_date=LONG_AGO)
    return TeamChief.objects.create(**{"base_team": team, "user": user, "from_date": LONG_AGO, **overrides})


def make_cast() -> Cast:
    """The whole cast; and the rows of data migrations, which a test that committed has emptied."""
    if not apps.get_model("signals", "TensionLevel").objects.exists():
        import_module("signals.migrations.0002_tension_levels").add_levels(apps, None)
        import_module("signals.migrations.0004_themes").add_themes(apps, None)
        import_module("signals.migrations.0012_national_answers").add_answers(apps, None)
    names = (
        "fatima",
        "mark",
        "ingrid",
        "youssef",
        "anneke",
        "dewi",
        "samira",
        "rob",
        "priya",
        "beheer",
        "lotte",
    )
    people = {name: make_user(name.capitalize()) for name in (*names, "zeist_coordinator")}
    overvecht, zeist = make_network("overvecht"), make_network("zeist")
    for name, party, role in (
        ("fatima", Party.MUNICIPALITY, Role.COORDINATOR),
        ("mark", Party.POLICE, Role.COORDINATOR),
        ("ingrid", Party.POLICE, Role.MEMBER),
        ("youssef", Party.RESIDENT, Role.MEMBER),
        ("anneke", Party.RESIDENT, Role.MEMBER),
        ("dewi", Party.RESIDENT, Role.MEMBER),
        ("samira", Party.PARTNER, Role.MEMBER),
        ("priya", Party.MUNICIPALITY, Role.PRIVACY_OFFICER),
    ):
        make_member(overvecht, people[name], party, role)
    make_member(zeist, people["lotte"], Party.RESIDENT)
    make_member(zeist, people["zeist_coordinator"], Party.POLICE, Role.COORDINATOR)
    make_chief(overvecht, people["ingrid"])
    OfficeHolder.objects.create(user=people["rob"], office=Office.PROGRAMME_LEAD, from_date=LONG_AGO)
    OfficeHolder.objects.create(user=people["beheer"], office=Office.ADMINISTRATOR, from_date=LONG_AGO)
    place = make_neighbourhood(overvecht, "Tigrisdreef en omgeving", "BU03440311")
    make_neighbourhood(zeist, "Zeist-West", "BU03550101")
    return Cast(overvecht=overvecht, zeist=zeist, tigrisdreef=place, **people)


def make_invitation(network: Network, by: User | None, email: str = "noor@example.org", **overrides) -> str:
    """Somebody is invited, and its mail is in the outbox; the token that stands in the mail."""
    fields = {"party": Party.RESIDENT, "name": "Noor", **overrides}
    made = invitations.invite(network, email=email, actor=by, **fields)
    text = OutgoingMail.objects.get(reference=made.public_id).text
    return text.split("/uitnodiging/")[1].split("/")[0]
