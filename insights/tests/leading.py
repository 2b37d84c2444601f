"""What tests about team chiefs share: the visible words of a page, and things made at another moment."""

import re
from datetime import date, datetime
from html import unescape

import time_machine
from django.utils import timezone

from insights.models import Summary
from insights.services import send_summaries
from meetings.models import Meeting
from meetings.tests.factories import make_meeting
from networks.constants import Party, Role
from networks.models import Network
from networks.tests.factories import make_chief, make_member, make_network, make_user
from notifications.constants import How
from notifications.models import MailChoice, OutgoingMail
from signals.models import Signal
from signals.services import write_reply
from signals.tests.factories import make_signal


def amsterdam(moment: str) -> datetime:
    """``amsterdam("2026-12-07 07:00")``, aware."""
    return timezone.make_aware(datetime.fromisoformat(moment))


def words(response) -> str:
    """The visible words of a page, with single spaces, no markup."""
    body = re.sub(r"(?s)<head>.*?</head>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def make_led_network(slug: str, chief, **overrides) -> Network:
    """Another network with its own base team under ``chief``, and a coordinator of the police."""
    network = make_network(slug, **overrides)
    make_member(network, make_user(f"{slug}_police"), Party.POLICE, Role.COORDINATOR)
    make_member(network, make_user(f"{slug}_resident"), Party.RESIDENT)
    make_chief(network, chief)
    return network


def people(network: Network):
    """The coordinator and the resident of a network of ``make_led_network``."""
    return [network.memberships.get(party=party).user for party in (Party.POLICE, Party.RESIDENT)]


def shared_at(network: Network, reporter, moment: str, **fields) -> Signal:
    """A concern as it was shared at a moment in Amsterdam."""
    with time_machine.travel(amsterdam(moment), tick=False):
        return make_signal(network, reporter, **fields)


def answered_at(concern: Signal, coordinator, moment: str) -> None:
    """A first answer at a moment in Amsterdam."""
    with time_machine.travel(amsterdam(moment), tick=False):
        write_reply(concern, actor=coordinator, text="Dank u wel.", submission=f"answer {concern.public_id}")


def met_at(network: Network, planner, moment: str, **fields) -> Meeting:
    """A meeting that started at a moment in Amsterdam; invitations went out then."""
    return make_meeting(network, planner, starts_at=amsterdam(moment), **fields)


def day(value: str) -> date:
    return date.fromisoformat(value)


def sweep(clock, moment: str) -> list[tuple[str, str]]:
    """(kind, period) of the summaries that are made by a sweep at a moment in Amsterdam."""
    clock.move_to(amsterdam(moment))
    before = set(Summary.objects.values_list("pk", flat=True))
    send_summaries()
    made = Summary.objects.exclude(pk__in=before).order_by("kind", "pk")
    return list(made.values_list("kind", "period"))


def only(user, *topics: str) -> None:
    """This person chose long ago to have just these summaries."""
    for topic in {"weekly_summary", "monthly_summary"} - set(topics):
        MailChoice.objects.create(
            user=user, topic=topic, how=How.OFF, changed_at=amsterdam("2026-01-01 09:00")
        )


def mails_to(user) -> list[OutgoingMail]:
    """The summaries in the outbox to somebody, the first one first."""
    return list(OutgoingMail.objects.filter(recipient=user, kind__startswith="insights.").order_by("pk"))
