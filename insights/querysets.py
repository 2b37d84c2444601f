"""What the pages of the whole organisation count. Figures and states only; no text of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models
from django.db.models import Count, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncWeek
from django.utils import timezone

from accounts.models import User
from bondgenoten.lib.asked import asked, asked_first
from bondgenoten.lib.dates import local_midnight
from bondgenoten.lib.once import once
from meetings.constants import ActionState, MeetingStatus, Rsvp
from meetings.models import ActionItem, Attendance, Meeting
from networks.constants import NetworkStatus
from networks.models import Network, NetworkBaseTeam, TeamChief
from networks.querysets import keys_led_by
from networks.rights_review import is_overdue, with_review
from notifications.models import OutgoingMail
from signals.models import Signal, Theme
from signals.querysets import SignalQuerySet


class SummaryQuerySet(models.QuerySet):
    """Reads on summaries."""

    def visible_to(self, user: User) -> SummaryQuerySet:
        """Own summaries, as long as one still leads every network that is in them."""
        lost = Network.objects.filter(summaries=OuterRef("pk")).exclude(pk__in=keys_led_by(user))
        return self.filter(~Exists(lost), recipient=user)

    def visible_one(self, user: User, public_id: str) -> SummaryQuerySet:
        """The one with this public id, if it is ``visible_to`` this user."""
        return self.visible_to(user).filter(public_id=public_id)

    def newest_first(self) -> SummaryQuerySet:
        return self.order_by("-made_at", "-pk")


def chiefs(on: date) -> QuerySet[User]:
    """Everybody who leads a base team or stands in on a day, each with the day ``since`` when."""
    links = TeamChief.objects.running(on).filter(user=OuterRef("pk")).order_by()
    first = links.values("user").annotate(first=Min("from_date")).values("first")
    return User.objects.filter(is_active=True).filter(Exists(links)).annotate(since=Subquery(first))


def coordinated_work(user: User, now: datetime) -> QuerySet:
    """Live networks this user coordinates, each with the work that waits in it today; one query.

    ``to_answer`` concerns in care without an answer, the first promised ``answer_by``; to ``look_again`` at
    by today; the next meeting ``next_pk`` and its ``silent`` members, but for who takes a break; actions
    that are ``late`` or were ``left`` by who is gone; what is to be done about the review of rights.
    """
    in_care = Signal.objects.in_care_of(user).filter(network=OuterRef("pk"))
    waiting, again = _unanswered(in_care).values("network"), in_care.to_look_again()
    coming = Meeting.objects.filter(network=OuterRef("pk")).upcoming(now)
    quiet = Attendance.objects.of_members().not_paused().filter(meeting=OuterRef("next_pk"), rsvp=Rsvp.NONE)
    return (
        with_review(Network.objects.coordinated_by(user))
        .filter(status=NetworkStatus.LIVE)
        .annotate(
            to_answer=_number(waiting.annotate(n=Count("pk"))),
            answer_by=Subquery(waiting.annotate(first=Min("promised_on")).values("first")),
            look_again=_number(again.values("network").annotate(n=Count("pk"))),
            next_pk=Subquery(coming.values("pk")[:1]),
            silent=_number(quiet.order_by().values("meeting").annotate(n=Count("pk"))),
            late=_actions(_late_actions(timezone.localdate())),
            left=_actions(ActionItem.objects.left_behind().order_by()),
        )
    ).order_by("short_name", "pk")


def _unanswered(concerns: SignalQuerySet) -> QuerySet:
    """Open concerns whose reporter waits for a first answer."""
    return concerns.still_open().filter(answered_at__isnull=True).order_by()


def _late_actions(today: date) -> QuerySet:
    return ActionItem.objects.filter(state=ActionState.OPEN, due_on__lt=today).order_by()


def _actions(actions: QuerySet) -> Coalesce:
    """How many of these actions were agreed in the network of the outer query."""
    ours = actions.filter(meeting__network=OuterRef("pk")).values("meeting__network")
    return _number(ours.annotate(n=Count("pk")))


def _number(counted: QuerySet) -> Coalesce:
    """The ``n`` of a grouped subquery, 0 without rows."""
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


def programme_networks(first: datetime, after: datetime) -> QuerySet:
    """Every network with how many meetings it planned in a year (``met``) against its own number."""
    meetings = Meeting.objects.planned().filter(network=OuterRef("pk"))
    met = meetings.filter(starts_at__gte=first, starts_at__lt=after).order_by()
    return Network.objects.annotate(met=_number(met.values("network").annotate(n=Count("pk")))).order_by(
        "name"
    )


def administered_networks() -> QuerySet:
    """Every network, with whether both sides have a coordinator today."""
    return Network.objects.with_sides().order_by("name", "pk")


def account_counts() -> dict[str, int]:
    """How many people can log in, how many cannot; how many networks are live, how many reviews too late."""
    people = dict(asked(_people_by_state))
    live, late = asked_first(_live_and_late) or (0, 0)
    return {
        "active": people.get(True, 0),
        "inactive": people.get(False, 0),
        "live": live,
        "reviews_late": late,
    }


def _people_by_state() -> QuerySet:
    """(Whether they can log in, how many)."""
    return User.objects.order_by().values_list("is_active").annotate(Count("pk"))


def _live_and_late() -> QuerySet:
    """One row (how many networks are live, how many reviews too late); none without networks."""
    rows = Network.objects.order_by().annotate(every=Value(1)).values("every")
    live = Count("pk", filter=Q(status=NetworkStatus.LIVE))
    return rows.annotate(live=live, late=Count("pk", filter=is_overdue())).values_list("live", "late")


def undeliverable_mail() -> QuerySet:
    """Mail that was given up, with who missed it and why; never its subject or text."""
    return (
        OutgoingMail.objects.undeliverable()
        .select_related("recipient")
        .only(
            *("kind", "error", "updated_at", "address", "status", "wiped", "not_after"),
            *("recipient__name", "recipient__email", "recipient__public_id", "recipient__is_active"),
        )
    )


def coming_meetings(user: User, now: datetime) -> QuerySet:
    """What this user may see of the meetings to come, the first one first, with their networks."""
    return Meeting.objects.visible_to(user).upcoming(now).select_related("network")


def unanswered_meetings(user: User, now: datetime) -> QuerySet:
    """Those of the meetings to come that this user was invited for and has not answered."""
    silent = Attendance.objects.filter(rsvp=Rsvp.NONE, membership__user=user, meeting__starts_at__gt=now)
    return coming_meetings(user, now).filter(Q(attendances__in=silent))


def drafts_and_next(networks: Sequence[int], coming: Sequence[int]) -> QuerySet:
    """The drafts of networks, by their keys, and the meetings with the keys ``coming``."""
    drafts = Q(network__in=networks, status=MeetingStatus.DRAFT)
    return Meeting.objects.filter(drafts | Q(pk__in=coming)).order_by("starts_at", "pk")


def networks_with_rhythm(networks: QuerySet, now: datetime) -> QuerySet:
    """Networks with how many meetings they ``held`` this year, and ``next_at``, ``next_pk``, ``next_id``."""
    meetings = Meeting.objects.filter(network=OuterRef("pk"))
    year = local_midnight(timezone.localdate(now).replace(month=1, day=1))
    held = meetings.planned().filter(starts_at__gte=year, ends_at__lte=now).order_by()
    coming = meetings.upcoming(now)
    return networks.annotate(
        held=_number(held.values("network").annotate(n=Count("pk"))),
        next_at=Subquery(coming.values("starts_at")[:1]),
        next_pk=Subquery(coming.values("pk")[:1]),
        next_id=Subquery(coming.values("public_id")[:1]),
    ).order_by("short_name", "pk")


def team_names(keys: Sequence[int]) -> dict[int, str]:
    """The base teams that a network falls under today, by the key of the network."""
    names: dict[int, list[str]] = {}
    links = NetworkBaseTeam.objects.running().filter(network__in=keys)
    for network, team in links.order_by("base_team__name").values_list("network_id", "base_team__name"):
        names.setdefault(network, []).append(team)
    return {network: ", ".join(found) for network, found in names.items()}


def answers_by_party(meetings: Sequence[int]) -> QuerySet:
    """For each of these meetings how many ``people`` of a ``party`` gave each ``rsvp``."""
    seated = Attendance.objects.filter(meeting__in=meetings).of_members().order_by()
    return seated.values("meeting_id", "party", "rsvp").annotate(people=Count("pk"))


def meetings_held(keys: Sequence[int], since: date, now: datetime) -> int:
    """How many meetings ended in the period."""
    meetings = Meeting.objects.planned().filter(network__in=keys)
    return meetings.filter(ends_at__gte=local_midnight(since), ends_at__lte=now).count()


def concerns_by_network(keys: Sequence[int], today: date) -> dict[int, dict[str, int]]:
    """Open, unanswered and late concerns by the key of the network; those without any are left out.

    ``late`` without an answer past its promised day, ``overdue`` still open past the day it would end.
    """
    waits = Q(answered_at__isnull=True)
    rows = (
        _concerns(keys)
        .still_open()
        .values("network_id")
        .annotate(
            open=Count("pk"),
            unanswered=Count("pk", filter=waits),
            late=Count("pk", filter=waits & Q(promised_on__lt=today)),
            overdue=Count("pk", filter=Q(ends_on__lt=today)),
        )
        .order_by()
    )
    return {row.pop("network_id"): row for row in rows}


def late_by_network(keys: Sequence[int], today: date) -> QuerySet:
    """Networks with a missed promise: (slug, name, too long without an answer, too long without an end)."""
    waits = Q(answered_at__isnull=True, promised_on__lt=today)
    ends = Q(ends_on__lt=today)
    return (
        _concerns(keys)
        .still_open()
        .filter(waits | ends)
        .values_list("network__slug", "network__short_name")
        .annotate(late=Count("pk", filter=waits), overdue=Count("pk", filter=ends))
        .order_by("network__short_name", "network__slug")
    )


def concern_totals(keys: Sequence[int], since: date, today: date) -> dict[str, int]:
    """``shared`` in the period; of those how many were ``promised`` an answer by now, and got it in time."""
    answered = Q(answered_at__isnull=False)
    return (
        _concerns(keys)
        .filter(shared_on__gte=since, shared_on__lte=today)
        .aggregate(
            shared=Count("pk"),
            promised=Count("pk", filter=answered | Q(promised_on__lt=today)),
            answered_in_time=Count("pk", filter=answered & Q(answered_at__date__lte=F("promised_on"))),
        )
    )


def action_totals(keys: Sequence[int], since: date, today: date) -> dict[str, int]:
    """``actions`` with their last day in the period, how many are done, and all that are late now."""
    period = Q(due_on__gte=since, due_on__lte=today)
    late = Q(state=ActionState.OPEN, due_on__lt=today)
    # By way of their networks PostgreSQL goes from meeting to meeting instead of reading all actions.
    networks = Network.objects.filter(pk__in=keys).values("pk")
    actions = ActionItem.objects.filter(meeting__network__in=networks)
    return actions.aggregate(
        actions=Count("pk", filter=period),
        actions_done=Count("pk", filter=period & Q(state=ActionState.DONE)),
        actions_late=Count("pk", filter=late),
    )


def concerns_by_week_and_theme(
    keys: Sequence[int], first: date, last: date
) -> dict[tuple[date, int | None], int]:
    """How many concerns were shared in each week, by its Monday and the key of the theme (None without)."""
    rows = (
        _concerns(keys)
        .filter(shared_on__gte=first, shared_on__lte=last)
        .values_list(TruncWeek("shared_on"), "theme_id")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return {(monday, theme): number for monday, theme, number in rows}


def themes() -> list[Theme]:
    """All themes; a page asks for their codes and for their words."""
    return once("themes", lambda: asked(Theme.objects.all))


def _concerns(keys: Sequence[int]) -> SignalQuerySet:
    """All concerns of the networks with these keys: to be counted, never to be read."""
    return Signal.objects.filter(network__in=keys).not_withdrawn()
