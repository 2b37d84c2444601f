"""Higher layers put functions in a registry, lower layers call what they find."""

import pytest

from bondgenoten.lib.registry import Registry


def first() -> str:
    return "first"


def second() -> str:
    return "second"


def test_functions_come_in_the_order_of_their_names():
    registry = Registry("a page")
    registry.register("b", second)
    registry.register("a", first)

    assert list(registry) == [first, second]
    assert registry.get("b") is second
    assert registry.get("c") is None


def test_registering_the_same_function_again_is_fine():
    registry = Registry("a page")
    registry.register("a", first)
    registry.register("a", first)

    assert list(registry) == [first]


def test_a_name_that_is_taken_is_an_error():
    registry = Registry("a page")
    registry.register("a", first)

    with pytest.raises(ValueError, match="'a' is already registered for a page"):
        registry.register("a", second)
    assert list(registry) == [first]
