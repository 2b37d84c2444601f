"""What a block of frames costs shows as pages of memory that the system had to hand out anew."""

import resource

import pytest

from bondgenoten.lib.stack import with_room

CALLS = 500
DEPTHS = range(400)  # somewhere here a block of 16 KB ends


def leaf():
    return None


def deep(levels):
    if levels:
        return deep(levels - 1)
    for _ in range(CALLS):
        leaf()
    return None


def pages_handed_out(function, levels):
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    function(levels)
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


def test_what_goes_in_and_comes_out_is_the_functions_own():
    @with_room
    def show(*arguments, **named):
        return arguments, named

    assert show(1, 2, start="now") == ((1, 2), {"start": "now"})


def test_an_error_passes_through():
    @with_room
    def fail():
        raise LookupError("as it was")

    with pytest.raises(LookupError, match="as it was"):
        fail()


def test_calls_at_the_edge_of_a_block_ask_the_system_for_nothing():
    plain = max(pages_handed_out(deep, levels) for levels in DEPTHS)
    roomy = max(pages_handed_out(with_room(deep), levels) for levels in DEPTHS)

    assert plain >= CALLS  # so there is an edge, and it costs a page at every call
    assert roomy < CALLS / 5
