"""The two drawings as plain numbers."""

from datetime import date

import pytest

from bondgenoten.lib import svg
from bondgenoten.lib.svg import Moment, Seat

TODAY = date(2026, 11, 23)


def kinds(**counts):
    return [seat.kind for seat in svg.chairs(**counts).seats]


def test_ten_chairs_stand_clockwise_from_the_top():
    chairs = svg.chairs(coming=10)

    assert chairs.seats == (
        Seat(60.0, 12.0, "yes"),
        Seat(88.2, 21.2, "yes"),
        Seat(105.7, 45.2, "yes"),
        Seat(105.7, 74.8, "yes"),
        Seat(88.2, 98.8, "yes"),
        Seat(60.0, 108.0, "yes"),
        Seat(31.8, 98.8, "yes"),
        Seat(14.3, 74.8, "yes"),
        Seat(14.3, 45.2, "yes"),
        Seat(31.8, 21.2, "yes"),
    )
    assert (chairs.full, chairs.open, chairs.dot) == (8.5, 7.6, 3.4)


def test_each_answer_has_its_kind_and_a_small_network_leaves_chairs_free():
    assert (
        kinds(coming=3, maybe=1, silent=2, no=1)
        == ["yes"] * 3 + ["maybe"] + ["silent"] * 2 + ["no"] + ["free"] * 3
    )
    assert kinds(coming=0) == ["free"] * 10


def test_more_than_ten_members_get_smaller_chairs_that_do_not_touch():
    chairs = svg.chairs(coming=14)
    first, second = chairs.seats[:2]

    assert len(chairs.seats) == 14
    assert chairs.full == 6.1
    assert ((first.x - second.x) ** 2 + (first.y - second.y) ** 2) ** 0.5 > 2 * chairs.full


def test_a_year_places_past_next_and_today():
    days = [(date(2026, 12, 8), False), (date(2026, 2, 3), True), (date(2025, 12, 1), True)]

    strip = svg.strip(2026, days, TODAY, width=1000, font=16)

    assert strip.moments == (
        Moment(date(2026, 2, 3), 98.6, 98.6, past=True, next=False),
        Moment(date(2026, 12, 8), 925.6, 925.6, past=False, next=True),
    )
    assert (strip.today, strip.done, strip.today_left, strip.today_text) == (885.3, 885.3, True, 879.3)
    assert strip.months[0] == (10.0, True)
    assert strip.months[-1] == (990.0, False)
    assert sum(done for _, done in strip.months) == 11


@pytest.mark.parametrize(("year", "done"), [(2025, 990.0), (2027, 10.0)])
def test_another_year_has_no_today_and_is_over_or_not_begun(year, done):
    strip = svg.strip(year, [], TODAY, width=1000, font=16)

    assert (strip.today, strip.done, strip.moments) == (None, done, ())


def test_labels_of_meetings_close_together_move_apart_and_stay_inside():
    days = [(date(2026, 12, day), False) for day in (1, 3, 29)]

    strip = svg.strip(2026, days, TODAY, width=350, font=15)
    labels = [moment.label_x for moment in strip.moments]

    assert labels == [230.0, 278.0, 326.0]
    assert [moment.next for moment in strip.moments] == [True, False, False]
