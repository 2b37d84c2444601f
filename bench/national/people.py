"""People and their seats; a few of them have a name that make bench knows."""

from datetime import date, time, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Q

from accounts.models import User
from bench.national import words
from bench.national.chance import Chance
from bench.national.organisation import NAMED_NETWORKS, Area, Country, Seat
from bench.national.rows import Rows
from bench.national.sizes import Sizes, share
from bondgenoten.lib.dates import local_at
from networks.constants import Office, Party, Role
from networks.models import Membership, OfficeHolder, TeamChief
from notifications.constants import MailStatus
from notifications.models import OutgoingMail

DOMAIN = "bench.example"
LEFT = 0.03  # of the ordinary members has left again
LOST_MAIL = 60


def email_of(name: str) -> str:
    """The address of a named person: coordinator, police, chief, resident, lead, administrator, privacy."""
    return f"{name}@{DOMAIN}"


class People:
    """Makes people and remembers who takes part more than once."""

    def __init__(self, rows: Rows, chance: Chance, today: date) -> None:
        self.rows, self.chance, self.today = rows, chance, today
        self.count = 0
        self.municipal: dict[int, int] = {}  # coordinator of a municipality by group of four networks
        self.chiefs: dict[int, int] = {}  # by base team

    def person(self, name: str = "") -> int:
        """A new person who can log in by mailed code only; the key."""
        self.count += 1
        user = User(
            public_id=self.chance.public_id(),
            email=email_of(name or f"p{self.count}"),
            name=words.person(self.chance),
            password=f"!{self.chance.public_id()}",  # no password fits
            joined_at=local_at(self.today - timedelta(days=self.chance.randrange(100, 2_000)), time(10)),
        )
        key = self.rows.add(user)
        self.rows.add(EmailAddress(user_id=key, email=user.email, primary=True, verified=True))
        return key

    def seat(self, area: Area, user: int, party: Party, role: Role, early: bool) -> Seat:
        """A membership: ``early`` since the network began, else since later, and perhaps over."""
        days = (self.today - area.since).days
        since = area.since if early else area.since + timedelta(days=self.chance.randrange(days - 30))
        until = None
        if not early and self.chance.happens(LEFT):
            until = since + timedelta(days=self.chance.randrange((self.today - since).days))
        key = self.rows.add(
            Membership(
                public_id=self.chance.public_id(),
                network_id=area.key,
                user_id=user,
                party=party.value,
                role=role.value,
                active_in="" if early else self.chance.choice(words.ACTIVE_IN),
                from_date=since,
                to_date=until,
            )
        )
        return Seat(key, user, party, role, since, until)


def make_people(rows: Rows, country: Country, sizes: Sizes, chance: Chance, today: date) -> None:
    """Chiefs of base teams, members of networks and who works for all of them."""
    people = People(rows, chance, today)
    for number, team in enumerate(country.teams):
        _make_chiefs(people, number, team)
    for area in country.areas:
        area.chief = people.chiefs[area.team]
        _fill(people, area, share(sizes.members, sizes.networks, area.index))
    offices = {"lead": Office.PROGRAMME_LEAD, "administrator": Office.ADMINISTRATOR}
    for name, office in offices.items():
        start = today - timedelta(days=900)
        fields = {"office": office.value, "from_date": start, "public_id": chance.public_id()}
        rows.add(OfficeHolder(user_id=people.person(name), **fields))
    _lose_mail(people)


def mark_professionals() -> None:
    """As networks.services.rights does for one: whoever is no resident must log in with a second factor."""
    seats = Membership.objects.running()
    professional = (
        Q(pk__in=seats.exclude(party=Party.RESIDENT).values("user"))
        | Q(pk__in=seats.filter(role=Role.PRIVACY_OFFICER).values("user"))
        | Q(pk__in=TeamChief.objects.not_over().values("user"))
        | Q(pk__in=OfficeHolder.objects.not_over().values("user"))
    )
    User.objects.filter(professional).update(needs_second_factor=True)


def _make_chiefs(people: People, number: int, team: int) -> None:
    """The chief of a base team and who stands in."""
    start = people.today - timedelta(days=1_500)
    people.chiefs[team] = people.person("chief" if number == 0 else "")
    for user, is_deputy in ((people.chiefs[team], False), (people.person(), True)):
        fields = {"is_deputy": is_deputy, "from_date": start, "public_id": people.chance.public_id()}
        people.rows.add(TeamChief(base_team_id=team, user_id=user, **fields))


def _fill(people: People, area: Area, size: int) -> None:
    """The seats of a network: coordinators, a resident, the team chief, others of the neighbourhood."""
    named = area.index == 0
    group = area.index // NAMED_NETWORKS
    if group not in people.municipal:
        people.municipal[group] = people.person("coordinator" if named else "")
    first = [
        (people.person("police" if named else ""), Party.POLICE, Role.COORDINATOR),
        (people.municipal[group], Party.MUNICIPALITY, Role.COORDINATOR),
        (people.person("resident" if named else ""), Party.RESIDENT, Role.MEMBER),
        (area.chief, Party.POLICE, Role.MEMBER),
    ]
    area.seats = [people.seat(area, user, party, role, early=True) for user, party, role in first]
    for number in range(len(first), size):
        if named and number == size - 1:
            guard = people.person("privacy")
            people.seat(area, guard, Party.MUNICIPALITY, Role.PRIVACY_OFFICER, early=True)
        else:
            party = (Party.RESIDENT, Party.PARTNER)[number % 2]
            area.seats.append(people.seat(area, people.person(), party, Role.MEMBER, early=False))


def _lose_mail(people: People) -> None:
    """Mail that was given up, for the administrator's page; its words are gone already."""
    at = local_at(people.today - timedelta(days=3), time(11))
    for number in range(LOST_MAIL):
        people.rows.add(
            OutgoingMail(
                key=f"bench:{number}",
                kind="meetings.invitation",
                recipient_id=1 + people.chance.randrange(people.count),
                language="nl",
                subject="Uitnodiging",
                message_id=f"<bench.{number}@{DOMAIN}>",
                wiped=True,
                status=MailStatus.FAILED.value,
                error="550 No such mailbox",
                created_at=at,
                updated_at=at,
            )
        )
