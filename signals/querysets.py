"""Which concerns somebody may read. The reporter chose the readers; this is the only place that knows how."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, OuterRef, Q, Value, When

from accounts.models import User
from networks.querysets import joined_by, keys_coordinated_by, keys_led_by, keys_seated_with
from signals.constants import OPEN, Outcome, Readers


class SignalQuerySet(models.QuerySet):
    """Reads on concerns. Filters go by subquery: no row comes twice."""

    def visible_to(self, user: User) -> SignalQuerySet:
        """Concerns this user may read: own, in their care, led, joined, or shared with the whole network.

        What its reporter withdrew is only theirs.
        """
        others = _in_care_of(user) | _led_by(user) | _shared_with(user) | _joined_by(user)
        return self.filter(Q(reporter=user) | others)

    def in_care_of(self, user: User) -> SignalQuerySet:
        """Concerns this user has to weigh and answer as coordinator."""
        return self.filter(_in_care_of(user))

    def with_care(self, user: User) -> SignalQuerySet:
        """Each row knows whether this user has it in care, so that no button of a page asks again."""
        in_care = ExpressionWrapper(_in_care_of(user), output_field=models.BooleanField())
        return self.annotate(in_care=in_care, asked_by=Value(user.pk))

    def to_weigh(self) -> SignalQuerySet:
        """Not weighed yet: what waits for a first answer before what has one, the earliest promise first."""
        return self.open().filter(outcome=Outcome.NONE)

    def open(self) -> SignalQuerySet:
        """Not ended: what waits for an answer first, then by the earliest promise."""
        waits_first = Case(When(answered_at__isnull=True, then=0), default=1)
        return self.still_open().order_by(waits_first, "promised_on", "pk")

    def still_open(self) -> SignalQuerySet:
        """Not ended, in no order."""
        return self.filter(outcome__in=OPEN)

    def not_withdrawn(self) -> SignalQuerySet:
        """All that counts: what its reporter took back does not."""
        return self.exclude(outcome=Outcome.WITHDRAWN)

    def for_board(self) -> SignalQuerySet:
        """With what the board shows but for its networks, which it has: each table less is planned faster."""
        board = self.select_related("neighbourhood", "theme", "felt", "reporter_membership")
        return board.defer("neighbourhood__shape")

    def for_list(self) -> SignalQuerySet:
        """With all that a list shows, in one query."""
        lists = self.select_related("network", "neighbourhood", "theme", "felt", "reporter_membership")
        return lists.defer("neighbourhood__shape", "network__purpose")  # large, and in no list


def _in_care_of(user: User) -> Q:
    mine = _kept() & Q(network__in=keys_coordinated_by(user))
    return mine & (~Q(readers=Readers.ONE) | Q(reader=user))


def _led_by(user: User) -> Q:
    chosen = _kept() & Q(readers__in=(Readers.COORDINATORS_AND_CHIEF, Readers.NETWORK))
    return chosen & Q(network__in=keys_led_by(user))


def _shared_with(user: User) -> Q:
    """The whole network, from the day of joining on. Their networks are named for the index only."""
    mine = _kept() & Q(readers=Readers.NETWORK, network__in=keys_seated_with(user))
    return mine & Q(Exists(joined_by(user, OuterRef("shared_on"))))


def _joined_by(user: User) -> Q:
    """They noticed the same and said so, and still sit at the table."""
    joined = apps.get_model("signals", "CoReporter").objects.filter(signal=OuterRef("pk"), user=user)
    return _kept() & Q(network__in=keys_seated_with(user)) & Q(Exists(joined.order_by()))


def _kept() -> Q:
    return ~Q(outcome=Outcome.WITHDRAWN)
