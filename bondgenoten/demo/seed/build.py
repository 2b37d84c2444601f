"""Fills a database, all of it or nothing."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from bondgenoten.demo.seed.beside import make_consents, make_standard_answers
from bondgenoten.demo.seed.concerns import make_concerns
from bondgenoten.demo.seed.meetings import make_meetings
from bondgenoten.demo.seed.oversight import make_oversight
from bondgenoten.demo.seed.overvecht import OVERVECHT
from bondgenoten.demo.seed.people import email_of, make_area, make_organisation
from bondgenoten.demo.seed.seats import make_seats
from bondgenoten.demo.seed.zeist import ZEIST
from bondgenoten.demo.seed.zuilen import ZUILEN

AREAS = (OVERVECHT, ZUILEN, ZEIST)  # who stands in elsewhere is made before


def is_filled() -> bool:
    """True when the people of the demo are there already."""
    return User.objects.filter(email=email_of("fatima")).exists()


@transaction.atomic
def fill(today: date | None = None) -> bool:
    """Make the organisation, the networks and all that happened in them. False, and no change, when filled.

    Rows are made directly: services would mail people about meetings and answers of weeks ago.
    """
    if is_filled():
        return False
    today = today or timezone.localdate()
    make_organisation(today)
    made = {}
    for area in AREAS:
        made[area.slug] = make_area(area, today)
        lives = make_concerns(area, made[area.slug], today)
        make_meetings(area, made[area.slug], {life.concern.key: life.signal for life in lives}, today)
        make_consents(lives, made[area.slug])
        make_standard_answers(area, made[area.slug])
    make_seats(made["zuilen"], today)
    make_oversight(made["overvecht"], made["zeist-west"], today)
    return True
