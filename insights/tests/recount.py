"""The figures of an overview counted again, slowly and obviously: row by row in Python."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.utils import timezone

from insights.figures import Figures
from meetings.models import ActionItem, Meeting
from networks.models import Network
from signals.models import Signal

SIDES = {
    "resident": "neighbourhood",
    "partner": "neighbourhood",
    "municipality": "municipality",
    "police": "police",
}


def recounted(names: set[str], *, since: date, weeks: int, now: datetime) -> dict:
    """What ``in_short`` must say of the networks with these short names."""
    today = timezone.localdate(now)
    concerns = [one for one in Signal.objects.all() if one.network.short_name in names]
    fresh = [one for one in concerns if since <= one.shared_on <= today]
    over = [one for one in Meeting.objects.all() if one.network.short_name in names and is_over(one, now)]
    actions = [one for one in ActionItem.objects.all() if one.meeting.network.short_name in names]
    dated = [one for one in actions if since <= one.due_on <= today]
    return {
        "shared": len(fresh),
        "promised": len([one for one in fresh if one.answered_at or one.promised_on < today]),
        "in_time": len([one for one in fresh if in_time(one)]),
        "actions": len(dated),
        "done": len([one for one in dated if one.state == "done"]),
        "actions_late": len([one for one in actions if one.state == "open" and one.due_on < today]),
        "met": len([one for one in over if timezone.localtime(one.ends_at).date() >= since]),
        "weeks": by_week(concerns, weeks, today),
        "themes": by_theme(concerns, weeks, today),
        "networks": {name: network(name, now) for name in names},
    }


def is_over(meeting: Meeting, now: datetime) -> bool:
    return meeting.status == "planned" and meeting.ends_at <= now


def in_time(concern: Signal) -> bool:
    answered = concern.answered_at
    return answered is not None and timezone.localtime(answered).date() <= concern.promised_on


def is_late(concern: Signal, today: date) -> bool:
    return (
        concern.outcome in ("", "act", "agenda", "watch")
        and concern.answered_at is None
        and concern.promised_on < today
    )


def is_overdue(concern: Signal, today: date) -> bool:
    open_now = concern.outcome in ("", "act", "agenda", "watch")
    return open_now and concern.ends_on is not None and concern.ends_on < today


def monday_of(value: date) -> date:
    while value.strftime("%a") != "Mon":
        value -= timedelta(days=1)
    return value


def by_week(concerns: list[Signal], weeks: int, today: date) -> list[tuple[str, int]]:
    mondays = [monday_of(today) - timedelta(days=7 * back) for back in range(weeks, 0, -1)]
    counts = Counter(monday_of(one.shared_on) for one in concerns)
    return [(monday.isoformat(), counts[monday]) for monday in mondays]


def by_theme(concerns: list[Signal], weeks: int, today: date) -> dict[str, int]:
    first = monday_of(today) - timedelta(days=7 * weeks)
    return dict(
        Counter(one.theme.code if one.theme else "" for one in concerns if first <= one.shared_on <= today)
    )


def network(name: str, now: datetime) -> dict:
    """Rhythm, answers by side and concerns of one network."""
    row = Network.objects.get(short_name=name)
    today = timezone.localdate(now)
    meetings = [one for one in Meeting.objects.filter(network=row) if one.status == "planned"]
    this_year = [one for one in meetings if timezone.localtime(one.starts_at).year == today.year]
    coming = sorted((one for one in meetings if one.ends_at > now), key=lambda one: one.starts_at)
    concerns = [one for one in Signal.objects.filter(network=row) if one.outcome != "done"]
    return {
        "held": len([one for one in this_year if one.ends_at <= now]),
        "next": coming[0].public_id if coming else None,
        "sides": answers(coming[0], today) if coming else {},
        "open": len(concerns),
        "unanswered": len([one for one in concerns if one.answered_at is None]),
        "late": len([one for one in concerns if is_late(one, today)]),
        "overdue": len([one for one in concerns if is_overdue(one, today)]),
    }


def answers(meeting: Meeting, today: date) -> dict[str, dict[str, int]]:
    found: dict[str, Counter] = {}
    for one in meeting.attendances.all():
        seat = one.membership
        left = seat.to_date is not None and seat.to_date < today
        if not left and seat.user.is_active and seat.role != "privacy_officer":
            found.setdefault(SIDES[one.party], Counter())[one.rsvp] += 1
    return {side: dict(counts) for side, counts in found.items()}


def in_short(figures: Figures) -> dict:
    """The same figures as the overview has them."""
    return {
        "shared": figures.shared,
        "promised": figures.promised,
        "in_time": figures.answered_in_time,
        "actions": figures.actions,
        "done": figures.actions_done,
        "actions_late": figures.actions_late,
        "met": figures.met,
        "weeks": [(week.monday, week.count) for week in figures.weeks],
        "themes": {theme.code: theme.count for theme in figures.themes},
        "networks": {one.name: _network(one) for one in figures.networks},
    }


def _network(one) -> dict:
    names = {"yes": "coming", "maybe": "maybe", "no": "absent", "none": "silent"}
    sides = {
        side.side: {rsvp: n for rsvp, name in names.items() if (n := getattr(side, name))}
        for side in one.sides
    }
    return {
        "held": one.held,
        "next": one.next_id,
        "sides": sides,
        "open": one.open,
        "unanswered": one.unanswered,
        "late": one.late,
        "overdue": one.overdue,
    }
