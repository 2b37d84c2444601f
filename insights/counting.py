"""Counting the figures of an overview: a fixed number of questions, whatever there is to count."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from insights import querysets
from insights.constants import WEEKS_SHOWN, WEEKS_SHOWN_OTHERWISE, Period
from insights.figures import Figures, NetworkFigures, SideAnswers, ThemeCount, WeekCount
from meetings.constants import Rsvp
from networks.constants import SIDE_OF_PARTY, Party, Side

# Concerns by the Monday of their week and the key of their theme.
Shared = dict[tuple[date, int | None], int]
BACK = {
    Period.WEEK: timedelta(days=7),
    Period.HALF_YEAR: timedelta(weeks=26),
    Period.YEAR: timedelta(weeks=52),
}


def count_figures(networks: QuerySet, *, period: Period, now: datetime) -> Figures:
    """The figures of ``networks`` at ``now``; the period counts back from that day in Amsterdam."""
    today = timezone.localdate(now)
    since = first_day(today, period)
    mondays = weeks_before(today, WEEKS_SHOWN.get(period, WEEKS_SHOWN_OTHERWISE))
    rows = list(querysets.networks_with_rhythm(networks, now))
    keys = [row.pk for row in rows]
    shared = querysets.concerns_by_week_and_theme(keys, mondays[0], today)
    return Figures(
        as_of=now.isoformat(),
        since=since.isoformat(),
        period=period.value,
        networks=_networks(rows, now),
        met=querysets.meetings_held(keys, since, now),
        weeks=_weeks(shared, mondays),
        themes=_themes(shared),
        **querysets.concern_totals(keys, since, today),
        **querysets.action_totals(keys, since, today),
    )


def first_day(today: date, period: Period) -> date:
    """The day on which a period begins that ends ``today``; a month back is the same day of that month."""
    if period in BACK:
        return today - BACK[period]
    month = today.replace(day=1) - timedelta(days=1)
    return month.replace(day=min(today.day, monthrange(month.year, month.month)[1]))


def weeks_before(today: date, number: int) -> list[date]:
    """The Mondays of the last ``number`` full weeks before the week of ``today``, the first one first."""
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=back) for back in range(number, 0, -1)]


def _networks(rows: list[Any], now: datetime) -> tuple[NetworkFigures, ...]:
    keys = [row.pk for row in rows]
    teams = querysets.team_names(keys)
    concerns = querysets.concerns_by_network(keys, timezone.localdate(now))
    answers = _answers(row.next_pk for row in rows)
    none = {"open": 0, "unanswered": 0, "late": 0, "overdue": 0}
    return tuple(
        NetworkFigures(
            slug=row.slug,
            name=row.short_name,
            team=teams.get(row.pk, ""),
            meetings_a_year=row.meetings_a_year,
            held=row.held,
            next_day=timezone.localdate(row.next_at).isoformat() if row.next_at else None,
            next_id=row.next_id,
            sides=answers.get(row.next_pk, ()),
            **concerns.get(row.pk, none),
        )
        for row in rows
    )


def _answers(meetings: Iterable[int | None]) -> dict[int, tuple[SideAnswers, ...]]:
    """By meeting the answers of each side that has people, the neighbourhood first."""
    counts: dict[int, dict[tuple[Side, str], int]] = defaultdict(lambda: defaultdict(int))
    for row in querysets.answers_by_party([pk for pk in meetings if pk]):
        counts[row["meeting_id"]][SIDE_OF_PARTY[Party(row["party"])], row["rsvp"]] += row["people"]
    return {meeting: tuple(_sides(found)) for meeting, found in counts.items()}


def _sides(found: dict[tuple[Side, str], int]) -> list[SideAnswers]:
    every = [
        SideAnswers(
            side.value, *(found[side, rsvp.value] for rsvp in (Rsvp.YES, Rsvp.MAYBE, Rsvp.NO, Rsvp.NONE))
        )
        for side in Side
    ]
    return [side for side in every if side.total]


def _weeks(shared: Shared, mondays: list[date]) -> tuple[WeekCount, ...]:
    """The full weeks; the running one is left out."""
    counts: Counter[date] = Counter()
    for (monday, _), number in shared.items():
        counts[monday] += number
    return tuple(WeekCount(monday.isoformat(), counts[monday]) for monday in mondays)


def _themes(shared: Shared) -> tuple[ThemeCount, ...]:
    """The most frequent first, what has no theme last."""
    codes: dict[int | None, str] = {theme.pk: theme.code for theme in querysets.themes()}
    counts: Counter[str] = Counter()
    for (_, theme), number in shared.items():
        counts[codes.get(theme, "")] += number
    named = sorted(((c, n) for c, n in counts.items() if c), key=lambda pair: (-pair[1], pair[0]))
    unnamed = [("", counts[""])] if counts[""] else []
    return tuple(ThemeCount(code, count) for code, count in [*named, *unnamed])
