"""The demo's content: complete, true to the rules of the product, and right on whatever day it is filled."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from bondgenoten.demo.management.commands.seed_demo import Command
from bondgenoten.demo.personas import KEYS
from bondgenoten.demo.seed.build import AREAS, fill
from bondgenoten.demo.seed.days import day_of, evening, shared_on
from bondgenoten.demo.seed.people import email_of
from bondgenoten.demo.seed.shapes import DUE_TODAY
from bondgenoten.lib.dates import local_at, local_midnight
from bondgenoten.lib.workdays import add_workdays, is_workday
from meetings.constants import Rsvp
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.presenting import Seats, seats_of, table_of
from meetings.services import send_reminders
from networks.models import Network
from networks.querysets import chiefs_of
from notifications.models import OutgoingMail
from signals.constants import OPEN, EventKind, Outcome, Readers, Solved
from signals.models import (
    ConsentRequest,
    CoReporter,
    InternalNote,
    Redaction,
    Reply,
    Signal,
    SignalEvent,
    SignalRead,
    Weighing,
)
from signals.services import promised_day
from signals.states import MOVES

SPECIAL_DAYS = [
    "2026-01-01",  # New Year, a Thursday
    "2026-03-29",  # a Sunday, the clock goes on
    "2026-04-07",  # the first working day after Easter
    "2026-11-24",  # an ordinary Tuesday
    "2026-12-28",  # the first working day after Christmas
]


@pytest.fixture
def filled(db):
    fill()


@pytest.fixture(params=SPECIAL_DAYS)
def today(request, db):
    """A filled demo, one minute after midnight: nothing of that day itself may be needed."""
    day = date.fromisoformat(request.param)
    with time_machine.travel(local_at(day, time(0, 1)), tick=False):
        fill()
        yield day


def overvecht() -> Network:
    return Network.objects.get(slug="overvecht")


@pytest.mark.usefixtures("filled")
class TestTheTables:
    def test_ten_people_have_a_seat_in_overvecht(self):
        seats = {m.user.name: (m.party, m.about) for m in overvecht().memberships.seated()}

        assert seats == {
            "Anneke": ("resident", "Tigrisdreef"),
            "Dewi": ("resident", "voetbalclub"),
            "Fatima": ("municipality", str(overvecht().memberships.coordinating()[0].get_role_display())),
            "Ingrid": ("police", "teamchef"),
            "Joke": ("partner", "basisschool"),
            "Mark": ("police", str(overvecht().memberships.coordinating()[0].get_role_display())),
            "Peter": ("municipality", "wijkmanager"),
            "Samira": ("partner", "jongerenwerk"),
            "Willem": ("resident", "bakkerij"),
            "Youssef": ("resident", "buurthuis"),
        }

    def test_each_network_has_a_coordinator_of_both_sides_and_a_chief(self):
        for network in Network.objects.all():
            assert {m.party for m in network.memberships.coordinating()} == {"police", "municipality"}
            assert chiefs_of(network).filter(is_deputy=False).count() == 1

    def test_every_persona_can_be_logged_in_as(self):
        assert User.objects.filter(email__in=map(email_of, KEYS), is_active=True).count() == len(KEYS)

    def test_lotte_sees_zeist_only_and_those_around_the_table_no_text(self):
        user = {key: User.objects.get(email=email_of(key)) for key in ("lotte", "rob", "priya", "beheer")}

        assert [n.slug for n in Network.objects.visible_to(user["lotte"])] == ["zeist-west"]
        assert set(Signal.objects.visible_to(user["lotte"]).values_list("network__slug", flat=True)) == {
            "zeist-west"
        }
        for key in ("rob", "priya", "beheer"):
            assert not Signal.objects.visible_to(user[key]).exists()
            assert not Meeting.objects.visible_to(user[key]).exists()

    def test_all_is_as_the_content_says(self):
        assert Signal.objects.count() == sum(len(area.concerns) for area in AREAS)
        assert Meeting.objects.count() == sum(len(area.gatherings) for area in AREAS)
        assert Reply.objects.count() == sum(len(c.thread) for area in AREAS for c in area.concerns)
        members = SignalRead.objects.filter(role="member")
        assert members.exists()
        assert set(members.values_list("signal__readers", flat=True)) == {Readers.NETWORK}

    def test_anneke_has_three_concerns_and_is_asked_to_agree(self):
        concerns = Signal.objects.filter(reporter__email=email_of("anneke")).order_by("created_at")

        assert [(c.is_answered, c.outcome) for c in concerns] == [
            (True, Outcome.AGENDA),
            (True, Outcome.NONE),
            (False, Outcome.NONE),
        ]
        asked = [(c.signal_id, c.state, c.meeting) for c in ConsentRequest.objects.order_by("asked_at")]
        coming = Meeting.objects.upcoming().get(network__slug="overvecht").public_id
        assert asked == [(concerns[0].pk, "given", coming), (concerns[1].pk, "open", coming)]

    def test_the_choice_of_readers_is_shown_in_all_its_forms(self):
        assert set(Signal.objects.values_list("readers", flat=True)) == set(Readers.values)
        assert {s.reader.name for s in Signal.objects.filter(readers=Readers.ONE)} == {"Fatima", "Mark"}
        assert Signal.objects.filter(hidden_from="readers").count() == 3

    def test_all_that_can_become_of_a_concern_is_shown(self):
        seen = set(Signal.objects.values_list("outcome", flat=True))
        assert seen == set(Outcome.values) - {Outcome.WITHDRAWN}
        assert set(Signal.objects.values_list("solved", flat=True)) == {"", "yes", "partly", "no"}
        assert set(Signal.objects.values_list("about", flat=True)) == {"", "police", "municipality"}
        assert Signal.objects.filter(source="phone", asked_at=None, answered_at=None).count() == 1
        assert Signal.objects.filter(answerer__isnull=False).exists()
        handed = SignalEvent.objects.filter(kind=EventKind.HANDED_OVER).values_list("role", flat=True)
        assert set(handed) == {"coordinator_police"}
        for model in (Weighing, CoReporter, InternalNote, Redaction):
            assert model.objects.exists(), model
        assert overvecht().standard_answers.count() == 2
        (merged,) = Signal.objects.filter(outcome=Outcome.MERGED)
        assert (merged.merged_into.network, merged.merged_into.outcome) == (overvecht(), Outcome.ACT)

    def test_what_is_about_the_police_only_fatima_reads(self):
        (concern,) = Signal.objects.filter(about="police")
        readers = {u.name for u in User.objects.all() if Signal.objects.visible_to(u).filter(pk=concern.pk)}
        assert readers == {"Dewi", "Fatima"}

    def test_a_redaction_kept_what_its_reporter_wrote_and_nobody_else_reads_it(self):
        (redaction,) = Redaction.objects.all()
        assert redaction.before.replace("XX-99-XX", "kenteken weggelaten") == redaction.signal.observation

    def test_who_noticed_the_same_may_read_it(self):
        for joined in CoReporter.objects.select_related("user"):
            assert Signal.objects.visible_to(joined.user).filter(pk=joined.signal_id).exists()
            assert joined.user_id != joined.signal.reporter_id


class TestOnAnyDay:
    def test_nothing_lies_in_the_future_but_the_meetings_that_come(self, today):
        begin = local_midnight(today)

        assert not Signal.objects.filter(created_at__gte=begin).exists()
        assert not Reply.objects.filter(created_at__gte=begin).exists()
        assert not SignalRead.objects.filter(last_at__gte=begin).exists()
        assert not AgendaItem.objects.filter(created_at__gte=begin).exists()
        assert not Attendance.objects.filter(answered_at__gte=begin).exists()
        assert not SignalEvent.objects.filter(at__gte=begin).exists()
        assert {m.network.slug for m in Meeting.objects.upcoming()} == {"overvecht", "zeist-west"}

    def test_nobody_gets_a_mail_about_it(self, today):
        assert OutgoingMail.objects.count() == 0
        in_three_days = local_at(today + timedelta(days=3), time(12))
        assert send_reminders(in_three_days) == 0

    def test_the_coming_meeting_waits_for_three_answers(self, today):
        meeting = Meeting.objects.upcoming().get(network__slug="overvecht")
        table = table_of(meeting)

        assert seats_of(table) == Seats(coming=6, maybe=1, no=0, silent=3)
        assert [a.membership.user.name for a in table if a.rsvp == Rsvp.NONE] == [
            "Anneke",
            "Ingrid",
            "Youssef",
        ]
        assert timezone.localdate(meeting.starts_at).weekday() == 1
        assert meeting.agenda.count() == 4
        assert meeting.planned_at < meeting.starts_at

    def test_every_thread_is_in_order_and_agrees_with_its_events(self, today):
        for signal in Signal.objects.prefetch_related("replies", "events", "reads", "agenda_items"):
            moments = [event.at for event in signal.events.all()]

            assert signal.noticed_on <= timezone.localdate(signal.created_at) < today
            assert signal.noticed_on >= signal.shared_on - timedelta(days=21)
            assert signal.shared_on == timezone.localdate(signal.created_at)
            assert moments == sorted(moments)
            _check_clock(signal)
            _check_steps(signal)
            assert all(signal.created_at < read.first_at for read in signal.reads.all())

    def test_what_waits_was_not_missed_but_for_one(self, today):
        missed = Signal.objects.filter(answered_at=None, promised_on__lt=today, outcome__in=OPEN)
        assert {concern.submission.rpartition(".")[2] for concern in missed} <= {"stoep", "lift"}

    def test_who_reads_and_answers_may_do_so(self, today):
        for read in SignalRead.objects.select_related("signal", "reader"):
            assert Signal.objects.visible_to(read.reader).filter(pk=read.signal_id).exists()
        for reply in Reply.objects.exclude(party="").select_related("author"):
            assert Signal.objects.in_care_of(reply.author).filter(pk=reply.signal_id).exists()

    def test_there_is_a_promise_of_every_kind(self, today):
        concerns = Signal.objects.filter(network=overvecht())
        waiting = concerns.filter(answered_at__isnull=True)

        answered = [c.was_on_time for c in concerns.filter(answered_at__isnull=False)]
        assert answered.count(False) == 4
        assert answered.count(True) == 56
        assert waiting.filter(promised_on__lt=today).count() == 1
        assert waiting.filter(promised_on=today).exists() == is_workday(today)
        assert waiting.filter(promised_on__gt=today).exists()

    def test_the_concern_on_the_agenda_stands_there_under_a_neutral_title(self, today):
        coming = Signal.objects.get(outcome=Outcome.AGENDA)
        assert coming.agenda_items.get().meeting in Meeting.objects.upcoming()
        items = AgendaItem.objects.filter(signal__isnull=False).select_related("signal", "meeting")
        assert items.count() == 10
        for item in items:
            assert item.proposer.is_coordinator
            assert item.meeting.planned_at < item.created_at < item.meeting.starts_at
            assert item.signal.outcome == (Outcome.AGENDA if item.signal == coming else Outcome.DONE)
            assert item.signal.answered_at < item.created_at


def _check_clock(signal):
    """The last that was said: an answer stopped the clock, a message of the reporter started it again."""
    begins = [signal.created_at]  # since when the reporter waits, again and again
    begins += [event.at for event in signal.events.all() if event.kind == EventKind.WROTE_BACK]
    begins += [signal.solved_at] if signal.solved == Solved.NO else []
    since = max(begins)
    answers = [reply.created_at for reply in signal.replies.all() if reply.party and reply.created_at > since]
    last = signal.replies.all().order_by("created_at").last()
    assert signal.answered_at == (min(answers) if answers else None)
    assert signal.promised_on == promised_day(timezone.localdate(since))
    assert (signal.answered_at is None) == (last is None or not last.party)


def _check_steps(signal):
    """Every step is one that its life allows, and they end where it stands."""
    outcome, kinds = Outcome.NONE, [event.kind for event in signal.events.all()]
    for kind in kinds:
        if kind in MOVES:
            assert outcome in MOVES[kind].origins, (signal.submission, kinds)
            outcome = MOVES[kind].to
    assert outcome == signal.outcome
    assert kinds[0] == EventKind.RECEIVED
    assert (EventKind.ANSWERED in kinds) == any(reply.party for reply in signal.replies.all())
    if signal.outcome == Outcome.AGENDA:
        agreed = signal.consents.filter(state="given", title=signal.agenda_items.get().title)
        assert signal.may_be_discussed or agreed.exists()


def test_days_are_good_on_each_day_of_six_years():
    """No database: the rules that the builder counts on, for every day it may run."""
    for number in range(366 * 6):
        today = date(2026, 1, 1) + timedelta(days=number)
        coming = evening(today, 12, 1)
        assert 12 <= (coming - today).days <= 40
        assert is_workday(coming)
        due = shared_on(today, DUE_TODAY)
        assert due < today
        assert (promised_day(due) == today) == is_workday(today)
        for area in AREAS:
            for concern in area.concerns:
                _check_thread(today, concern)


def _check_thread(today: date, concern) -> None:
    """Every message is of the past, and a promise that is missed is missed for good."""
    day = shared_on(today, concern.age)
    for one in (*concern.thread, *concern.steps, *concern.notes):
        assert day < day_of(day, one.workdays, today) < today
    assert add_workdays(day, concern.rounded_off) < today
    if concern.age >= 8 and not concern.thread:
        assert promised_day(day) < today


class TestCommand:
    def test_a_second_run_says_so_and_changes_nothing(self, db, settings, capsys):
        settings.DEMO = True
        call_command(Command())
        before = list(User.objects.order_by("pk").values())
        call_command(Command())

        assert capsys.readouterr().out.splitlines() == [
            "Filled the demo.",
            "The demo is filled already; nothing was changed.",
        ]
        assert list(User.objects.order_by("pk").values()) == before
        assert Network.objects.count() == 3

    def test_it_refuses_outside_the_demo(self, db, settings):
        settings.DEMO = False
        with pytest.raises(CommandError, match="DEMO=1"):
            call_command(Command())
        assert not User.objects.exists()

    def test_a_failure_half_way_leaves_nothing(self, db, monkeypatch):
        monkeypatch.setattr("bondgenoten.demo.seed.build.make_meetings", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            fill()
        assert not User.objects.exists()
