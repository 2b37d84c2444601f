"""The clock of these tests: Tuesday 8 December 2026, 13.00 in Amsterdam."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone


@pytest.fixture
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def amsterdam():
    """``amsterdam("2026-12-15 19:30")`` as an aware moment."""

    def aware(text: str) -> datetime:
        return timezone.make_aware(datetime.fromisoformat(text))

    return aware
