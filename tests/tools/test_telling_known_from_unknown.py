"""How make bench finds out whether the time of an answer tells a known address from an unknown one."""

from random import Random

import pytest

from bench.compare import BAR, Compared, p_value

SOME = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]


def normal(chance: Random, count: int, mean: float = 10.0) -> list[float]:
    return [chance.gauss(mean, 1.0) for _ in range(count)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # scipy.stats.mannwhitneyu(first, second, method="asymptotic")
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [6, 7, 8, 9, 10, 11, 12, 13, 14, 15], 0.0050754),
        (
            [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
            [1.15, 0.88, 0.9, 0.74, 1.21],
            0.2446236,
        ),
        ([1, 1, 1, 2, 2, 3], [1, 2, 2, 3, 3, 3], 0.2043052),
        ([5.0] * 8, [5.0] * 8, 1.0),
        ([1.0, 3.0], [2.0, 2.0], 1.0),
    ],
)
def test_it_gives_what_others_give(first, second, expected) -> None:
    assert p_value(first, second) == pytest.approx(expected, abs=1e-6)
    assert p_value(second, first) == pytest.approx(expected, abs=1e-6)


def test_of_equal_samples_one_in_a_hundred_is_below_the_bar() -> None:
    chance = Random(7)
    found = [p_value(normal(chance, 60), normal(chance, 60)) for _ in range(1_000)]

    assert 3 <= sum(p <= BAR for p in found) <= 20
    assert 430 <= sum(p <= 0.5 for p in found) <= 570


def test_a_fifth_of_the_spread_is_noticed_in_five_hundred_pairs() -> None:
    chance = Random(7)
    found = [p_value(normal(chance, 500), normal(chance, 500, 10.3)) for _ in range(20)]

    assert sum(p <= BAR for p in found) >= 18


def test_a_few_slow_answers_do_not_hide_it_or_make_it_up() -> None:
    chance = Random(7)
    alike, also = normal(chance, 500), normal(chance, 500)
    slower = normal(chance, 500, 10.5)

    assert p_value([*alike, 5_000.0], also) > BAR
    assert p_value([*alike, 5_000.0], slower) <= BAR


def test_it_must_happen_twice_to_break_the_bar() -> None:
    alike, apart = ([1.0, 2.0] * 30, [2.0, 1.0] * 30), ([1.0, 1.1] * 30, [2.0, 2.1] * 30)

    assert Compared("x", [alike]).broken() == []
    assert Compared("x", [apart, alike]).broken() == []
    (text,) = Compared("x", [apart, apart]).broken()
    assert text.startswith("x: known and unknown addresses are told apart by time, 1.05 and 2.05 ms, p ")
