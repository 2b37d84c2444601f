"""Who has access, to a network and to all of it, as the privacy officer and the rights review see it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.audit_words import words_of
from accounts.models import AuditEvent, User
from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked
from networks.constants import Office, Role
from networks.models import Invitation, Membership, Network, Nomination, OfficeHolder, TeamChief
from networks.places import CHIEF
from networks.querysets import chiefs_of

# Audit lines about who may do what. Other lines are about somebody's own account, or the network as such.
ABOUT_RIGHTS = ("membership.", "invitation.", "nomination.", "rights.")
RECENTLY = timedelta(days=31)
BY_TEAM = ("base_team__name", "is_deputy", "user__name", "pk")
DEPUTY_CHIEF = "deputy_chief"
ROLES = dict(Role.choices) | dict(Office.choices) | {CHIEF: gettext_lazy("team chief")}


@dataclass(frozen=True)
class Access:
    """Who can do something in a network today: seats, who leads its teams, and who is still invited."""

    seats: list[Membership]
    chiefs: list[TeamChief]
    invited: list[Invitation]

    @property
    def counts(self) -> dict[str, int]:
        """How many have each role; who stands in counts as that."""
        roles = [Role.DEPUTY.value if seat.is_acting else seat.role for seat in self.seats]
        roles += [DEPUTY_CHIEF if link.is_deputy else CHIEF for link in self.chiefs]
        return dict(Counter(roles)) | ({"invited": len(self.invited)} if self.invited else {})

    @property
    def mark(self) -> str:
        """Changes with every change of who may do what: a list is confirmed as it was read."""
        return _mark(
            [*((seat.pk, seat.role, seat.party, str(seat.acting_until)) for seat in self.seats)],
            [*((link.pk, link.is_deputy) for link in self.chiefs)],
            [*((invitation.pk, invitation.role) for invitation in self.invited)],
        )


@dataclass(frozen=True)
class Organisation:
    """Who can do something everywhere, or leads a team today; of ``links`` a page shows a few."""

    offices: list[OfficeHolder]
    links: list[tuple[int, int, bool]]  # of a chief: key, key of the team, whether they stand in

    @property
    def counts(self) -> dict[str, int]:
        roles = [holder.office for holder in self.offices]
        return dict(Counter(roles + [DEPUTY_CHIEF if deputy else CHIEF for _pk, _team, deputy in self.links]))

    @property
    def mark(self) -> str:
        return _mark([(holder.pk, holder.office) for holder in self.offices], self.links)


def _mark(*lists: Sequence) -> str:
    return hashlib.sha256(json.dumps([sorted(rows) for rows in lists]).encode()).hexdigest()[:32]


def access_to(network: Network) -> Access:
    """Seats by name, those without a seat at the table last; four queries. People know ``has_factor``."""
    seats = asked(_seats_in, network.pk)
    by_name = sorted(seats, key=lambda seat: (seat.role == Role.PRIVACY_OFFICER, seat.user.name, seat.pk))
    return Access(by_name, asked(_chiefs_of, network.pk), asked(_invited_to, network.pk, timezone.now()))


def _seats_in(network: int) -> QuerySet[Membership]:
    return with_factor(Membership.objects.running().filter(network=network)).select_related("user")


def _chiefs_of(network: int) -> QuerySet[TeamChief]:
    return with_factor(chiefs_of(network)).select_related("base_team")


def _invited_to(network: int, now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(network=network).open(now).order_by("-created_at", "-pk")


def organisation() -> Organisation:
    """Offices, and the chiefs and deputies of all teams by team; two queries."""
    return Organisation(asked(_offices), asked(_links))


def _offices() -> QuerySet[OfficeHolder]:
    offices = OfficeHolder.objects.running().filter(user__is_active=True).select_related("user")
    return with_factor(offices).order_by("office", "user__name", "pk")


def _links() -> QuerySet:
    chiefs = TeamChief.objects.running().filter(user__is_active=True)
    return chiefs.order_by(*BY_TEAM).values_list("pk", "base_team_id", "is_deputy")


def chiefs_in(links: Sequence[tuple[int, int, bool]]) -> list[TeamChief]:
    """The chiefs of these links of an organisation, with their words, in the same order."""
    return asked(_chiefs, [key for key, _team, _deputy in links])


def _chiefs(keys: list[int]) -> QuerySet[TeamChief]:
    chiefs = TeamChief.objects.filter(pk__in=keys)
    return chiefs.select_related("user", "base_team").order_by(*BY_TEAM)


def with_factor(rows: QuerySet) -> QuerySet:
    """Rows about a ``user``, each with ``has_factor``: a way back, such as recovery codes, is none."""
    return rows.annotate(has_factor=Exists(_factors(OuterRef("user"))))


def without_factor() -> QuerySet[User]:
    """Who must log in with a second factor and has none yet, by name."""
    needing = User.objects.filter(is_active=True, needs_second_factor=True, email__isnull=False)
    return needing.filter(~Exists(_factors(OuterRef("pk")))).order_by("name", "pk")


def _factors(user: OuterRef) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)


def last_login(user: User) -> str:
    """When somebody was last here, roughly: enough to see who has a place and does not use it."""
    if not user.is_active:
        return _("account closed")
    if user.is_on_paper:
        return _("takes part on paper, cannot log in")
    if user.last_login is None:
        return _("has never logged in")
    if user.last_login > timezone.now() - RECENTLY:
        return _("logged in during the last month")
    return _("has not logged in for more than a month")


def with_people(networks: QuerySet[Network]) -> QuerySet[Network]:
    """Each with ``people`` (who has a place), ``factorless`` (of those who must) and ``invited``."""
    seats = Membership.objects.running().filter(network=OuterRef("pk")).order_by()
    must = seats.filter(user__is_active=True, user__needs_second_factor=True)
    open_now = Invitation.objects.open().filter(network=OuterRef("pk")).order_by()
    return networks.annotate(
        people=_number(seats),
        factorless=_number(must.filter(~Exists(_factors(OuterRef("user"))))),
        invited=_number(open_now),
    )


def _number(rows: QuerySet) -> Subquery:
    return Subquery(rows.values("network").annotate(n=Count("pk")).values("n"))


def lines_about(
    networks: Iterable[Network], first: date | None = None, last: date | None = None
) -> QuerySet[AuditEvent]:
    """Audit lines about rights in these networks, from and until these days, the newest first."""
    codes = Q()
    for beginning in ABOUT_RIGHTS:
        codes |= Q(event__startswith=beginning)
    lines = AuditEvent.objects.filter(codes, network__in=[network.public_id for network in networks])
    if first:
        lines = lines.filter(at__gte=dates.local_midnight(first))
    if last:
        lines = lines.filter(at__lt=dates.local_midnight(last + timedelta(days=1)))
    return lines.select_related("actor").order_by("-at", "-pk")


@dataclass(frozen=True)
class Line:
    """An audit line in words: what was done, about whom, by whom, where."""

    event: AuditEvent
    what: str
    about: str
    by: str
    network: str


def in_words(lines: Sequence[AuditEvent], networks: Iterable[Network]) -> list[Line]:
    """The lines of a page; three queries. Who somebody was then is not kept, only who they are now."""
    names = {network.public_id: network.name for network in networks}
    ids = [line.object_id for line in lines]
    seats = Membership.objects.filter(public_id__in=ids).select_related("user")
    named = Nomination.objects.filter(public_id__in=ids).select_related("membership__user")
    people = {seat.public_id: seat.user.called for seat in seats}
    people |= {nomination.public_id: nomination.membership.user.called for nomination in named}
    return [
        Line(
            line,
            words_of(line.event),
            people.get(line.object_id, ""),
            _by(line),
            names.get(line.network, ""),
        )
        for line in lines
    ]


def _by(line: AuditEvent) -> str:
    """Who did it and what they were then; without anybody, where it came from."""
    who = line.actor.called if line.actor else line.get_channel_display()
    return ", ".join(str(part) for part in (who, ROLES.get(line.role)) if part)
