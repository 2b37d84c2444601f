"""Who comes, and the year at a glance, as the pages show it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked
from meetings.constants import Rsvp
from meetings.models import Attendance, Meeting
from networks.constants import PartyPlural
from networks.models import Membership, Network


@dataclass(frozen=True)
class Seats:
    """The table of ten: how many come, perhaps, do not, and have not answered."""

    coming: int
    maybe: int
    no: int
    silent: int

    @property
    def total(self) -> int:
        return self.coming + self.maybe + self.no + self.silent


@dataclass(frozen=True)
class PartyAtTable:
    """One party with its people, by first name."""

    party: str
    label: str
    attendances: list[Attendance]


class Table(list[Attendance]):
    """The answers of everybody who still has a seat, by first name."""

    @property
    def by_party(self) -> list[PartyAtTable]:
        """The parties side by side, in alphabetical order, those without people left out."""
        groups = [
            PartyAtTable(value, str(label), [a for a in self if a.party == value])
            for value, label in PartyPlural.choices
        ]
        return sorted((g for g in groups if g.attendances), key=lambda group: group.label)


def table_of(meeting: Meeting) -> Table:
    """One query."""
    table = Table(asked(_answers_of_members, meeting.pk))
    for attendance in table:
        attendance.meeting = meeting
    return table


def _answers_of_members(meeting: int) -> QuerySet:
    return Attendance.objects.filter(meeting=meeting).of_members()


@dataclass(frozen=True)
class OnPaper:
    """Somebody without e-mail, and the answer that was noted for them."""

    member: Membership
    rsvp: str


def on_paper(meeting: Meeting, table: Table) -> list[OnPaper]:
    """Who gets a letter and whose answer a coordinator notes, by first name; also who joined since."""
    answers = {attendance.membership_id: attendance.rsvp for attendance in table}
    members = asked(_without_mail, meeting.network_id)
    return [OnPaper(member, answers.get(member.pk, Rsvp.NONE)) for member in members]


def _without_mail(network: int) -> QuerySet[Membership]:
    return Membership.objects.seated_in(network).filter(user__email=None)


def seats_of(attendances: list[Attendance]) -> Seats:
    """Counted from answers already fetched."""
    counts = Counter(attendance.rsvp for attendance in attendances)
    return Seats(counts[Rsvp.YES], counts[Rsvp.MAYBE], counts[Rsvp.NO], counts[Rsvp.NONE])


def with_answers(meetings: Iterable[Meeting]) -> list[Meeting]:
    """The meetings in the same order, each with how many are ``coming`` and ``silent``. Two queries."""
    listed = list(meetings)
    networks = sorted({meeting.network_id for meeting in listed})
    counted = asked(Attendance.objects.counted, [meeting.pk for meeting in listed], networks)
    counts = {(meeting, rsvp): number for meeting, rsvp, number in counted}
    for meeting in listed:
        meeting.coming = counts.get((meeting.pk, Rsvp.YES), 0)
        meeting.silent = counts.get((meeting.pk, Rsvp.NONE), 0)
    return listed


@dataclass(frozen=True)
class Cadence:
    """The meetings of a year against the number agreed; ``meetings`` are (day, is over)."""

    year: int
    today: date
    planned: int
    meetings: list[tuple[date, bool]]

    @property
    def held(self) -> int:
        return sum(over for _, over in self.meetings)


def cadence_of(network: Network, year: int | None = None) -> Cadence:
    """The year of one network (default: this year), in one query."""
    now, today = timezone.now(), timezone.localdate()
    year = year or today.year
    times = asked(_times_between, network.pk, *dates.whole_year(year))
    days = [(timezone.localdate(starts_at), ends_at <= now) for starts_at, ends_at in times]
    return Cadence(year, today, network.meetings_a_year, days)


def _times_between(network: int, first: datetime, after: datetime) -> QuerySet:
    meetings = Meeting.objects.planned().filter(network=network, starts_at__gte=first, starts_at__lt=after)
    return meetings.order_by("starts_at").values_list("starts_at", "ends_at")
