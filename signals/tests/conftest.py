"""The clock of these tests: Tuesday 8 December 2026, 13.00 in Amsterdam."""

import pytest
import time_machine


@pytest.fixture
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller
