"""What concerns keep about somebody: what they shared, joined, wrote, did and opened."""

from accounts.models import User
from bondgenoten.lib.own_data import Section
from signals.own_data.done import reading, steps, taken_out
from signals.own_data.shared import concerns, consents, joined, redactions
from signals.own_data.written import answers, asked, notes


def sections(user: User) -> list[Section]:
    """Own concerns and words in full. Concerns of others only as the moment at which they were opened."""
    parts = (concerns, joined, consents, redactions, answers, notes, asked, taken_out, reading, steps)
    return [part(user, 30 + place) for place, part in enumerate(parts)]
