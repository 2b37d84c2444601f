"""Who looks again within a minute sees the same figures; who just did something sees what came of it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from redis.exceptions import ConnectionError as RedisDown

from insights.constants import Period
from insights.recent import figures_of, parts_of
from meetings.tests.factories import make_meeting
from signals.tests.factories import make_signal

NOW = timezone.now().replace(second=10)


@pytest.fixture(autouse=True)
def a_minute(settings, db):
    settings.FIGURES_SECONDS = 60
    cache.clear()
    yield
    cache.clear()


def shared(cast, **options) -> int:
    return figures_of([cast.overvecht.pk], period=Period.HALF_YEAR, **{"now": NOW, **options}).shared


def test_the_same_minute_gives_the_same_figures_without_a_question(cast):
    make_signal(cast.overvecht, cast.anneke)
    first = figures_of([cast.overvecht.pk], period=Period.WEEK, now=NOW)
    make_signal(cast.overvecht, cast.anneke)

    with CaptureQueriesContext(connection) as queries:
        again = figures_of([cast.overvecht.pk], period=Period.WEEK, now=NOW + timedelta(seconds=40))

    assert again == first
    assert len(queries) == 0


def test_the_next_minute_is_counted_again(cast):
    before = shared(cast)
    make_signal(cast.overvecht, cast.anneke)

    assert shared(cast, now=NOW + timedelta(minutes=1)) == before + 1


def test_anew_counts_at_once_and_for_who_looks_next(cast):
    before = shared(cast)
    make_signal(cast.overvecht, cast.anneke)

    assert shared(cast, anew=True) == before + 1
    assert shared(cast) == before + 1


def test_other_networks_and_periods_are_apart(cast):
    make_signal(cast.overvecht, cast.anneke)
    assert shared(cast) == 1

    assert figures_of([cast.zeist.pk], period=Period.HALF_YEAR, now=NOW).shared == 0
    assert figures_of([cast.overvecht.pk, cast.zeist.pk], period=Period.HALF_YEAR, now=NOW).shared == 1
    assert figures_of([cast.overvecht.pk], period=Period.YEAR, now=NOW).period == Period.YEAR.value


def test_the_parts_speak_the_language_of_the_reader(cast):
    figures = figures_of([cast.overvecht.pk], period=Period.WEEK, now=NOW)
    dutch = parts_of(figures)
    with translation.override("en"):
        english = parts_of(figures)

    assert "Hoe staan uw netwerken ervoor?" in dutch["networks"]
    assert "How are your networks?" in english["networks"]
    assert parts_of(figures) == dutch


def test_after_an_answer_the_overview_counts_it_at_once(cast, login):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    client = login(cast.ingrid)
    assert "1 van 1 komt" not in client.get("/overzicht/").content.decode()

    url = f"/bijeenkomsten/{meeting.public_id}/komt/"
    page = client.post(url, {"rsvp": "yes", "van": "overzicht"}, follow=True)

    figures = page.context["figures"]
    assert [side.coming for side in figures.networks[0].sides if side.side == "police"] == [1]


def test_without_the_cache_the_figures_are_counted_each_time(cast, monkeypatch):
    def down(*arguments, **named):
        raise RedisDown

    monkeypatch.setattr(cache, "get", down)
    before = shared(cast)
    make_signal(cast.overvecht, cast.anneke)

    assert shared(cast) == before + 1
