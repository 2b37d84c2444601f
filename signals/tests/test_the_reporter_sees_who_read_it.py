"""Opening a concern leaves a mark with the role of the reader; the reporter sees the role, not the name."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from signals.constants import ReaderRole, Readers
from signals.models import Signal, SignalRead
from signals.services import mark_read
from signals.tests.factories import make_signal
from signals.timeline import timeline_of


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)


def marks() -> list[tuple]:
    return list(SignalRead.objects.order_by("pk").values_list("reader__name", "role"))


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("mark", ReaderRole.COORDINATOR_POLICE),
        ("fatima", ReaderRole.COORDINATOR_MUNICIPALITY),
        ("ingrid", ReaderRole.CHIEF),
        ("youssef", ReaderRole.MEMBER),
    ],
)
def test_opening_it_leaves_a_mark(cast, concern, login, name, role):
    login(cast.everybody[name]).get(concern.get_absolute_url())

    assert marks() == [(name.capitalize(), role)]


def test_the_reporter_leaves_no_mark(cast, concern, login):
    assert login(cast.anneke).get(concern.get_absolute_url()).status_code == 200
    assert marks() == []


def test_asking_only_for_the_headers_leaves_no_mark(cast, concern, login):
    assert login(cast.mark).head(concern.get_absolute_url()).status_code == 200
    assert marks() == []


def test_who_may_not_read_leaves_no_mark(cast, concern, login):
    assert login(cast.lotte).get(concern.get_absolute_url()).status_code == 404
    assert marks() == []


@pytest.mark.parametrize("page", ["/", "/zorgen/", "/zorgen/wegen/"])
def test_lists_leave_no_mark(cast, concern, login, page):
    assert login(cast.mark).get(page).status_code == 200
    assert marks() == []


def test_a_second_visit_moves_only_the_last_time(cast, concern, clock):
    first = timezone.now()
    mark_read(concern, reader=cast.mark)
    clock.shift(timedelta(hours=3))
    mark_read(concern, reader=cast.mark)

    assert list(SignalRead.objects.values_list("first_at", "last_at")) == [
        (first, first + timedelta(hours=3))
    ]


def test_the_reporter_reads_roles_by_day_and_no_names(cast, concern, clock, login):
    mark_read(concern, reader=cast.mark)
    mark_read(concern, reader=cast.fatima)
    clock.shift(timedelta(days=1))
    mark_read(concern, reader=cast.dewi)
    mark_read(concern, reader=cast.youssef)

    with translation.override("nl"):
        assert [(entry.title, entry.text) for entry in timeline_of(concern, cast.anneke)] == [
            ("Ontvangen", "Wij beloofden antwoord, uiterlijk donderdag 10 december."),
            ("Gelezen", "Gelezen door de coördinator van de politie en de coördinator van de gemeente."),
            ("Gelezen", "Gelezen door een bondgenoot."),
        ]
    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    assert "Gelezen door de coördinator van de politie" in page
    assert [name for name in ("Dewi", "Youssef") if name in page] == []
