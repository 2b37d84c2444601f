"""Who leads a base team, and where it works: links with a first and, once known, a last day."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import DateField, F, Q, QuerySet, Value
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import Language, User
from networks.constants import Office
from networks.emails import organisation as emails
from networks.models import BaseTeam, BaseTeamMunicipality, Municipality, OfficeHolder, TeamChief
from networks.services.persons import person_of
from networks.services.rights import rights_changed

ADMINISTRATOR = "administrator"
Link = TeamChief | BaseTeamMunicipality | OfficeHolder


class Overlaps(Exception):
    """There is such a link on one of these days; as text it says so in plain words."""


class LastAdministrator(Exception):
    """Nobody would be left who can manage Bondgenoten; as text it says so."""

    def __init__(self) -> None:
        super().__init__(_("This is the last administrator. Make somebody else administrator first."))


@transaction.atomic
def add_chief(
    team: BaseTeam,
    *,
    email: str,
    name: str,
    is_deputy: bool,
    from_date: date,
    actor: User,
    to_date: date | None = None,
    language: str = Language.DUTCH,
) -> TeamChief:
    """Make whoever has this address chief of a team, or their deputy, and tell them by mail.

    Raises Overlaps, and a PersonRefused.
    """
    _one_after_the_other(team)
    user = person_of(email, name, actor=actor, language=language)
    link = TeamChief(base_team=team, user=user, is_deputy=is_deputy, from_date=from_date, to_date=to_date)
    _check_chief(link)
    link.save(force_insert=True)
    rights_changed(user)
    record("team.chief_added", actor=actor, thing=link, role=ADMINISTRATOR)
    emails.team_chief(link)
    return link


def _check_chief(link: TeamChief) -> None:
    links = TeamChief.objects.filter(base_team=link.base_team, user=link.user)
    if _overlapping(links, link.from_date, link.to_date).exists():
        said = _("%(name)s leads or stands in for this team already on one of these days. End that first.")
        raise Overlaps(said % {"name": link.user.name})


@transaction.atomic
def add_municipality(
    team: BaseTeam, *, municipality: Municipality, from_date: date, actor: User
) -> BaseTeamMunicipality:
    """A team works in a municipality from a day on. Raises Overlaps."""
    _one_after_the_other(team)
    links = BaseTeamMunicipality.objects.filter(base_team=team, municipality=municipality)
    if _overlapping(links, from_date, None).exists():
        raise Overlaps(
            _("The team works in %(name)s already on one of these days.") % {"name": municipality.name}
        )
    link = BaseTeamMunicipality.objects.create(base_team=team, municipality=municipality, from_date=from_date)
    record("team.municipality_added", actor=actor, thing=link, role=ADMINISTRATOR)
    return link


@transaction.atomic
def end(link: Link, *, actor: User, on: date | None = None) -> bool:
    """End a link with the day ``on`` (today or later), or at once; False when it ends by then already.

    At once means that yesterday was the last day: both days belong to a link. One that began today, or was
    still to begin, then has yesterday as its only day. Raises LastAdministrator.
    """
    if isinstance(link, OfficeHolder) and link.office == Office.ADMINISTRATOR:
        _check_not_last(link)
    rows = type(link).objects.not_over().filter(pk=link.pk)
    if on is None:
        last = timezone.localdate() - timedelta(days=1)
        changed = rows.update(to_date=last, from_date=Least(F("from_date"), Value(last, DateField())))
    else:
        runs_longer = Q(to_date__isnull=True) | Q(to_date__gt=on)
        changed = rows.filter(runs_longer, from_date__lte=on).update(to_date=on)
    if not changed:
        return False
    if not isinstance(link, BaseTeamMunicipality):
        rights_changed(link.user)
    record(_event(link), actor=actor, thing=link, role=ADMINISTRATOR)
    return True


def hold_administrators() -> QuerySet[OfficeHolder]:
    """Who changes who is administrator does so one after the other; the ones there are today."""
    holders = OfficeHolder.objects.running().filter(office=Office.ADMINISTRATOR)
    list(holders.order_by("pk").select_for_update().values_list("pk"))  # SQLite has one writer anyway
    return holders


def _check_not_last(holder: OfficeHolder) -> None:
    others = hold_administrators().exclude(user=holder.user).filter(user__is_active=True)
    if not others.exists():
        raise LastAdministrator


def _one_after_the_other(team: BaseTeam) -> None:
    BaseTeam.objects.select_for_update().get(pk=team.pk)


def _overlapping(links: QuerySet, from_date: date, to_date: date | None) -> QuerySet:
    """Those with a day in common; no last day means for ever."""
    links = links.not_over(from_date)  # type: ignore[attr-defined]  # of a dated model
    return links if to_date is None else links.filter(from_date__lte=to_date)


def _event(link: Link) -> str:
    if isinstance(link, OfficeHolder):
        return "office.ended"
    return "team.chief_ended" if isinstance(link, TeamChief) else "team.municipality_ended"
