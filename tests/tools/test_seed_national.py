"""manage.py seed_national, small."""

import io
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count

from accounts.models import User
from bench.national.build import fill
from bench.national.people import email_of
from bench.national.sizes import Sizes, WrongSize, share
from bench.pages import PAGES
from bench.things import Things
from meetings.models import Attendance, Meeting
from networks.constants import COORDINATING_ROLES
from networks.models import Membership, Network
from networks.services.rights import rights_changed
from networks.tests.factories import make_user
from signals.constants import ENDED, About, EventKind, HiddenFrom, Outcome, Readers, Solved, Source
from signals.models import (
    ConsentRequest,
    CoReporter,
    InternalNote,
    Reply,
    Signal,
    SignalEvent,
    Weighing,
)

pytestmark = pytest.mark.django_db
SMALL = Sizes(networks=4, members=30, meetings=20, signals=200)
MANY = Sizes(networks=4, members=30, meetings=20, signals=1_500)
DAY = date(2026, 11, 24)
STEPS_TAKEN = {
    EventKind.TAKEN_UP: Outcome.ACT,
    EventKind.PUT_ON_AGENDA: Outcome.AGENDA,
    EventKind.WATCHED: Outcome.WATCH,
    EventKind.REFERRED: Outcome.REFER,
    EventKind.REFUSED: Outcome.NOT_OURS,
    EventKind.ROUNDED_OFF: Outcome.DONE,
    EventKind.MERGED: Outcome.MERGED,
    EventKind.WITHDRAWN: Outcome.WITHDRAWN,
}


def seed(**sizes: int) -> str:
    """Run the command; what it says."""
    said = io.StringIO()
    wanted = {"networks": 4, "members": 30, "meetings": 20, "signals": 200, **sizes}
    options = [f"--{name}={number}" for name, number in wanted.items()]
    call_command("seed_national", *options, stdout=said, stderr=said)
    return said.getvalue()


def everything() -> str:
    """All rows of all tables that the seed fills."""
    models = [model for model in apps.get_models() if model._meta.app_label not in {"auth", "contenttypes"}]
    return serializers.serialize(
        "json", [row for model in models for row in model._default_manager.order_by("pk")]
    )


def test_makes_as_many_as_asked() -> None:
    said = seed()
    counts = [model.objects.count() for model in (Network, Membership, Meeting, Signal)]
    assert counts == [4, 30, 20, 200]
    assert "concerns" in said
    assert "100%" in said
    assert said.endswith("Made 4 networks with 200 concerns.\n")


def test_the_same_seed_gives_the_same_rows() -> None:
    found = []
    for number in (1, 1, 2):
        point = transaction.savepoint()
        fill(SMALL, number, lambda *_: None, DAY)
        found.append(everything())
        transaction.savepoint_rollback(point)
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_refuses_a_database_with_people() -> None:
    make_user("Anneke")
    with pytest.raises(CommandError, match=r"^This database has people\. Invented ones go into an empty"):
        seed()
    assert Network.objects.count() == 0


@pytest.mark.parametrize(
    ("sizes", "line"),
    [
        ({"members": 41}, "4 networks of 4 to 10 people have 16 to 40 members, not 41."),
        ({"members": 15}, "4 networks of 4 to 10 people have 16 to 40 members, not 15."),
        ({"networks": 0, "members": 0}, "Make at least one network."),
        ({"signals": -1}, "A number of rows cannot be below zero."),
    ],
)
def test_numbers_that_do_not_fit_are_one_line(sizes, line) -> None:
    with pytest.raises(CommandError) as error:
        seed(**sizes)
    assert str(error.value) == line


def test_every_row_is_one_that_the_application_would_take() -> None:
    fill(SMALL, 1, lambda *_: None, DAY)
    for model in apps.get_models():
        nullable = [field for field in model._meta.concrete_fields if field.null]
        for row in model._default_manager.all():
            unknown = [field.name for field in nullable if getattr(row, field.attname) is None]
            row.full_clean(exclude=unknown, validate_unique=False)


def test_a_new_row_gets_a_key_of_its_own() -> None:
    fill(SMALL, 1, lambda *_: None, DAY)
    newest = Network.objects.latest("pk")
    assert Network.objects.create(slug="nieuw", name="Nieuw", short_name="Nieuw").pk > newest.pk


def test_every_network_has_both_coordinators_and_at_most_ten_people() -> None:
    fill(SMALL, 1, lambda *_: None, DAY)
    for network in Network.objects.annotate(size=Count("memberships")):
        coordinators = network.memberships.filter(role__in=COORDINATING_ROLES).values_list("party", flat=True)
        assert sorted(coordinators) == ["municipality", "police"]
        assert 4 <= network.size <= 10


def test_what_happened_to_a_concern_hangs_together() -> None:
    fill(SMALL, 1, lambda *_: None, DAY)
    replied = set(Reply.objects.exclude(party="").values_list("signal", flat=True))
    answered = Signal.objects.filter(answered_at__isnull=False)
    wrote_back = set(SignalEvent.objects.filter(kind="wrote_back").values_list("signal", flat=True))
    assert 0 < answered.count() < 200
    assert set(answered.values_list("pk", flat=True)) | wrote_back == replied
    assert not wrote_back & set(answered.values_list("pk", flat=True))
    assert SignalEvent.objects.filter(kind="received").count() == 200
    assert set(Signal.objects.values_list("readers", flat=True)) == set(Readers.values)
    assert not Signal.objects.filter(outcome__in=ENDED, answered_at=None).exists()
    on_agenda = Signal.objects.filter(outcome=Outcome.AGENDA)
    assert on_agenda.count() == on_agenda.filter(agenda_items__isnull=False).count() > 0


def test_all_that_can_become_of_a_concern_happened_to_some() -> None:
    fill(MANY, 1, lambda *_: None, DAY)
    assert set(Signal.objects.values_list("outcome", flat=True)) == set(Outcome.values)
    for field, values in (
        ("source", Source),
        ("about", About),
        ("solved", Solved),
        ("hidden_from", HiddenFrom),
    ):
        assert set(Signal.objects.values_list(field, flat=True)) == set(values.values)
    for model in (CoReporter, ConsentRequest, InternalNote, Weighing):
        assert model.objects.exists(), model
    for event, outcome in STEPS_TAKEN.items():
        taken = set(SignalEvent.objects.filter(kind=event).values_list("signal", flat=True))
        assert taken == set(Signal.objects.filter(outcome=outcome).values_list("pk", flat=True)), event


def test_what_was_taken_together_goes_on_in_an_open_or_ended_one_of_the_same_network() -> None:
    fill(MANY, 1, lambda *_: None, DAY)
    merged = Signal.objects.filter(outcome=Outcome.MERGED).select_related("merged_into")
    assert merged
    for concern in merged:
        lead = concern.merged_into
        assert lead.network_id == concern.network_id
        assert lead.outcome not in {Outcome.MERGED, Outcome.WITHDRAWN}


def test_who_noticed_the_same_could_read_it_and_is_somebody_else() -> None:
    fill(MANY, 1, lambda *_: None, DAY)
    for joined in CoReporter.objects.select_related("signal", "user"):
        assert joined.signal.readers == Readers.NETWORK
        assert joined.user_id != joined.signal.reporter_id


def test_what_is_about_a_reader_is_read_by_the_other_side() -> None:
    fill(MANY, 1, lambda *_: None, DAY)
    about = Signal.objects.filter(about__in=("police", "municipality"))
    sides = {
        (concern.about, concern.network.memberships.get(user=concern.reader).party)
        for concern in about.select_related("reader", "network")
    }
    assert sides == {("police", "municipality"), ("municipality", "police")}


def test_nobody_is_invited_who_had_no_seat() -> None:
    fill(SMALL, 1, lambda *_: None, DAY)
    assert Attendance.objects.exists()
    for attendance in Attendance.objects.select_related("membership", "meeting"):
        seat, day = attendance.membership, min(attendance.meeting.starts_at.date(), DAY)
        assert seat.from_date <= day
        assert seat.to_date is None or seat.to_date >= day
        assert seat.role != "privacy_officer"


def test_everybody_who_is_measured_is_there_with_what_they_ask_for() -> None:
    fill(SMALL, 1, lambda *_: None)
    for page in PAGES:
        things = Things(page.role)
        assert not page.things or getattr(things, page.things)(), page
        assert not page.role or things.user.email == email_of(page.role)
    assert Signal.objects.in_care_of(Things("coordinator").user).count() > 20


@pytest.mark.parametrize(("total", "parts"), [(30, 4), (4, 4), (3, 4), (20_000, 2_000)])
def test_dealing_out_loses_nothing(total, parts) -> None:
    shares = [share(total, parts, index) for index in range(parts)]
    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1


def test_wrong_sizes_are_refused_before_anything_is_made() -> None:
    with pytest.raises(WrongSize):
        fill(Sizes(4, 3, 0, 0), 1, lambda *_: None, DAY)
    assert Network.objects.count() == 0


def test_who_must_have_a_second_factor_is_who_the_rules_say() -> None:
    seed()
    people = list(User.objects.order_by("pk"))
    seeded = [person.needs_second_factor for person in people]
    for person in people:
        rights_changed(person)

    assert [person.needs_second_factor for person in people] == seeded
    named = {person.email: person.needs_second_factor for person in people}
    assert (named[email_of("chief")], named[email_of("resident")]) == (True, False)
