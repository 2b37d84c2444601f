"""The clock of these tests: Tuesday 8 December 2026, 13.00 in Amsterdam; a concern and a meeting then."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone

from meetings.models import Meeting
from meetings.tests.factories import make_meeting
from meetings.tests.putting import SECRET
from signals.models import Signal
from signals.tests.factories import make_signal


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


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=SECRET)


@pytest.fixture
def meeting(cast, clock) -> Meeting:
    return make_meeting(cast.overvecht, cast.fatima, ("Licht in het park",))
