"""What an overview is about: the networks one leads, narrowed by what stands in the URL."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib.asked import asked
from insights.constants import Period
from networks.models import BaseTeam, Network
from networks.querysets import networks_of_team, teams_led_by


@dataclass(frozen=True)
class Choice:
    """An option of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Selection:
    """The networks shown, and the filters with what is chosen in them."""

    keys: list[int]
    period: Period
    teams: list[Choice]
    options: list[Choice]
    periods: list[Choice]

    @property
    def place(self) -> str:
        """In whose name the screen speaks: the team or network chosen, or the only team there is."""
        chosen = [choice.label for choice in (*self.options, *self.teams) if choice.chosen and choice.value]
        return chosen[0] if chosen else ", ".join(team.label for team in self.teams)


def select(user: User, query: QueryDict) -> Selection:
    """From ``?team=``, ``?netwerk=`` and ``?periode=``. Raises Http404 for a team or network of another."""
    teams = asked(teams_led_by, user)
    team = _team(query.get("team", ""), teams)
    options = asked(_led, user) if team is None else asked(_led_in, user, team.pk)
    slug = query.get("netwerk", "")
    if slug and slug not in {network.slug for network in options}:
        raise Http404
    period = _period(query.get("periode", ""))
    return Selection(
        keys=[one.pk for one in options if not slug or one.slug == slug],
        period=period,
        teams=[Choice(slugify(one.name), _named(one), one == team) for one in teams],
        options=[Choice(one.slug, one.short_name, one.slug == slug) for one in options],
        periods=[Choice(one.value, str(one.label), one == period) for one in Period],
    )


def _led(user: User) -> QuerySet:
    return Network.objects.led_by(user).order_by("short_name", "pk")


def _led_in(user: User, team: int) -> QuerySet:
    return _led(user).filter(pk__in=networks_of_team(team))


def _named(team) -> str:
    return _("%(team)s (you stand in)") % {"team": team.name} if team.stands_in else team.name


def _team(slug: str, teams: list[BaseTeam]) -> BaseTeam | None:
    if not slug:
        return None
    for team in teams:
        if slugify(team.name) == slug:
            return team
    raise Http404


def _period(value: str) -> Period:
    return Period(value) if value in Period.values else Period.HALF_YEAR
