"""Meetings about every ten weeks: of the past years, the next two, answers, points and actions."""

from datetime import date, datetime, time, timedelta

from bench.national import words
from bench.national.chance import Chance
from bench.national.organisation import Area, Country
from bench.national.rows import Rows
from bench.national.sizes import Sizes, share
from bondgenoten.lib.dates import local_at
from meetings.constants import ActionState, MeetingStatus, Rsvp
from meetings.models import ActionItem, AgendaItem, Attendance, Meeting

BETWEEN = 73  # days; five a year
DRAFT_EACH = 4  # the last meeting of one in four networks is a draft still
POINTS_EACH = 2
THEN = ((Rsvp.YES.value, Rsvp.NO.value, Rsvp.MAYBE.value, Rsvp.NONE.value), (75, 14, 4, 7))
NOW = ((Rsvp.NONE.value, Rsvp.YES.value, Rsvp.NO.value, Rsvp.MAYBE.value), (45, 40, 10, 5))


def make_meetings(rows: Rows, country: Country, sizes: Sizes, chance: Chance, today: date):
    """All meetings, network by network; yields after each with how many it made."""
    for area in country.areas:
        count = share(sizes.meetings, sizes.networks, area.index)
        days = days_of(count, chance, today)
        for number, day in enumerate(days):
            is_draft = number == count - 1 and count > 1 and area.index % DRAFT_EACH == 0
            _make_meeting(rows, area, chance, day, is_draft, today)
        yield count


def days_of(count: int, chance: Chance, today: date) -> list[date]:
    """The days of ``count`` meetings: two to come (one when there is only one), the others behind us."""
    first = today + timedelta(days=chance.randrange(3, 70))
    days = [first + timedelta(days=BETWEEN)] if count > 1 else []
    days += [first - timedelta(days=BETWEEN * back) for back in range(count - len(days))]
    return sorted(days)


def _make_meeting(rows: Rows, area: Area, chance: Chance, day: date, is_draft: bool, today: date) -> None:
    starts = local_at(day, time(19, 30))
    invited = local_at(min(day - timedelta(days=30), today - timedelta(days=2)), time(10))
    key = rows.add(
        Meeting(
            public_id=chance.public_id(),
            network_id=area.key,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=90),
            place=chance.choice(words.PLACES),
            status=(MeetingStatus.DRAFT if is_draft else MeetingStatus.PLANNED).value,
            planner_id=area.seats[1].key,
            planned_at=None if is_draft else invited,
            created_at=invited,
            submission=chance.public_id(),
        )
    )
    _make_agenda(rows, area, chance, key, invited)
    if is_draft:
        return
    area.meetings.append((day, key))
    _invite(rows, area, chance, key, min(day, today), NOW if day > today else THEN, invited)
    if day < today:
        _agree(rows, area, chance, key, day, today)


def _invite(
    rows: Rows, area: Area, chance: Chance, meeting: int, day: date, spread, invited: datetime
) -> None:
    """An invitation to everybody who had a seat that day, with the answer to it."""
    for seat in area.seats:
        if not seat.runs_on(day):
            continue
        rsvp = chance.pick(spread)
        answered = None if rsvp == Rsvp.NONE else invited + timedelta(hours=chance.randrange(1, 40))
        rows.add(
            Attendance(
                public_id=chance.public_id(),
                meeting_id=meeting,
                membership_id=seat.key,
                party=seat.party.value,
                rsvp=rsvp,
                answered_at=answered,
                invited_at=invited,
            )
        )


def _make_agenda(rows: Rows, area: Area, chance: Chance, meeting: int, at: datetime) -> None:
    for position, title in enumerate(chance.sample(words.POINTS, POINTS_EACH), start=1):
        seat = chance.choice(area.seats[:3])
        rows.add(
            AgendaItem(
                public_id=chance.public_id(),
                meeting_id=meeting,
                title=title,
                position=position,
                proposer_id=seat.key,
                party=seat.party.value,
                created_at=at,
                submission=chance.public_id(),
            )
        )


def _agree(rows: Rows, area: Area, chance: Chance, meeting: int, day: date, today: date) -> None:
    """One action a meeting; of the older ones nearly all are done."""
    due = day + timedelta(days=chance.randrange(14, 60))
    is_done = chance.happens(0.95 if due < today - timedelta(days=30) else 0.4)
    at = local_at(day, time(21))
    rows.add(
        ActionItem(
            public_id=chance.public_id(),
            meeting_id=meeting,
            owner_id=chance.choice(area.seats[:4]).key,
            title=chance.choice(words.ACTIONS),
            due_on=due,
            state=(ActionState.DONE if is_done else ActionState.OPEN).value,
            done_at=min(at + timedelta(days=10), local_at(today, time())) if is_done else None,
            created_at=at,
            submission=chance.public_id(),
        )
    )
