"""Which concerns somebody may read. The reporter chose the readers; this is the only place that knows how."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, ExpressionWrapper, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from networks.querysets import joined_by, keys_coordinated_by, keys_led_by, keys_seated_with
from signals.constants import OPEN, Outcome, Readers


class SignalQuerySet(models.QuerySet):
    """Reads on concerns. Filters go by subquery: no row comes twice."""

    def visible_to(self, user: User) -> SignalQuerySet:
        """Concerns this user may read: own, in their care, led, joined, or shared with the whole network.

        What its reporter withdrew is only theirs.
        """
        return self.filter(Q(reporter=user) | _of_others(user))

    def visible_one(self, user: User, public_id: str) -> SignalQuerySet:
        """The one with this public id, with what its page shows, if it is ``visible_to`` this user."""
        one = self.visible_to(user).filter(public_id=public_id).for_list()
        people = one.select_related("reporter", "reader", "weighing")
        return people.with_care(user).with_joined(user).with_company(user)

    def of_others_in(self, network: int, user: User) -> SignalQuerySet:
        """What is visible to this user of one network, but for their own: an index has its newest first."""
        return self.filter(_of_others(user, network), network=network).exclude(reporter=user)

    def in_care_of(self, user: User) -> SignalQuerySet:
        """Concerns this user has to weigh and answer as coordinator."""
        return self.filter(_in_care_of(user))

    def with_care(self, user: User) -> SignalQuerySet:
        """Each row knows whether this user has it in care, so that no button of a page asks again."""
        in_care = ExpressionWrapper(_in_care_of(user), output_field=models.BooleanField())
        return self.annotate(in_care=in_care, asked_by=Value(user.pk))

    def with_joined(self, user: User) -> SignalQuerySet:
        """Each row knows how many noticed the same (``joined_count``), and whether this user did."""
        joined = apps.get_model("signals", "CoReporter").objects.filter(signal=OuterRef("pk")).order_by()
        counted = joined.values("signal").annotate(number=Count("pk")).values("number")
        return self.annotate(
            joined_count=Coalesce(Subquery(counted), 0), is_joined=Exists(joined.filter(user=user))
        )

    def with_company(self, user: User) -> SignalQuerySet:
        """Each row knows how many in this user's care go on in it, and whether coordinators left notes."""
        others = self.model._default_manager.filter(_in_care_of(user), merged_into=OuterRef("pk")).order_by()
        counted = others.values("merged_into").annotate(number=Count("pk")).values("number")
        notes = apps.get_model("signals", "InternalNote").objects.filter(signal=OuterRef("pk")).order_by()
        return self.annotate(merged_count=Coalesce(Subquery(counted), 0), has_notes=Exists(notes))

    def of(self, user: User, joined: list[int]) -> SignalQuerySet:
        """Shared by this user, or joined and theirs to read; ``joined`` are ``keys_joined_by(user)``.

        The keys go first, so that each is found by its own index.
        """
        return self.filter(Q(reporter=user) | (Q(pk__in=joined) & _of_others(user)))

    def to_weigh(self) -> SignalQuerySet:
        """Not weighed yet, or to be looked at again by today.

        What waits for a first answer comes first, by the earliest promise; then what is to be looked at.
        """
        again = Q(outcome=Outcome.WATCH, look_again_on__lte=timezone.localdate())
        rank = Case(When(answered_at__isnull=True, then=0), When(again, then=1), default=2)
        weighing = self.still_open().filter(Q(outcome=Outcome.NONE) | again)
        return weighing.order_by(rank, "promised_on", "pk")

    def to_look_again(self) -> SignalQuerySet:
        """Watched until today or an earlier day, and answered: else the promise comes first. In no order."""
        watched = self.still_open().filter(outcome=Outcome.WATCH, answered_at__isnull=False)
        return watched.filter(look_again_on__lte=timezone.localdate())

    def acting(self) -> SignalQuerySet:
        """Somebody acts: what waits for an answer first, then by the earliest promise."""
        return self.open().filter(outcome=Outcome.ACT)

    def watching(self) -> SignalQuerySet:
        """To be looked at again on a day that is still to come, the first day first."""
        later = self.still_open().filter(outcome=Outcome.WATCH, look_again_on__gt=timezone.localdate())
        return later.order_by("look_again_on", "pk")

    def newest(self, outcome: Outcome) -> SignalQuerySet:
        """With one outcome, the newest first."""
        return self.filter(outcome=outcome).order_by("-created_at", "-pk")

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
        board = self.select_related("neighbourhood", "theme", "felt", "reporter_membership", "weighing")
        return board.defer("neighbourhood__shape")

    def for_list(self) -> SignalQuerySet:
        """With all that a list shows, in one query."""
        lists = self.select_related("network", "neighbourhood", "theme", "felt", "reporter_membership")
        return lists.defer("neighbourhood__shape", "network__purpose")  # large, and in no list


def _of_others(user: User, network: int = 0) -> Q:
    """Each rule but that of one's own; of one network whose key the query has already, or of all."""
    rules = (_in_care_of, _led_by, _shared_with, _joined_by)
    return reduce(or_, (rule(user, network) for rule in rules))


def _there(keys: list[int], network: int) -> Q:
    """In one of these networks; of a network that the query has already, no more is said than must be."""
    if not network:
        return Q(network__in=keys)
    return Q() if network in keys else Q(pk__in=())


class StandardAnswerQuerySet(models.QuerySet):
    """Reads on standard answers."""

    def usable_by(self, user: User) -> StandardAnswerQuerySet:
        """National ones, and those of the networks this user coordinates; none for anybody else."""
        mine = keys_coordinated_by(user)
        return self.filter(Q(network__isnull=True) | Q(network__in=mine)) if mine else self.none()

    def saying(self, words: str) -> StandardAnswerQuerySet:
        """With each of these words in the title or the text."""
        found = self
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
        return found


def _in_care_of(user: User, network: int = 0) -> Q:
    mine = _kept() & _there(keys_coordinated_by(user), network)
    return mine & (~Q(readers=Readers.ONE) | Q(reader=user))


def _led_by(user: User, network: int = 0) -> Q:
    chosen = _kept() & Q(readers__in=(Readers.COORDINATORS_AND_CHIEF, Readers.NETWORK))
    return chosen & _there(keys_led_by(user), network)


def _shared_with(user: User, network: int = 0) -> Q:
    """The whole network, from the day of joining on. Their networks are named for the index only."""
    mine = _kept() & Q(readers=Readers.NETWORK) & _there(keys_seated_with(user), network)
    return mine & Q(Exists(joined_by(user, OuterRef("shared_on"))))


def _joined_by(user: User, network: int = 0) -> Q:
    """They noticed the same and said so, and still sit at the table."""
    joined = apps.get_model("signals", "CoReporter").objects.filter(signal=OuterRef("pk"), user=user)
    return _kept() & _there(keys_seated_with(user), network) & Q(Exists(joined.order_by()))


def keys_joined_by(user: User) -> list[int]:
    """Keys of concerns of others of which this user said that they noticed the same."""
    joined = apps.get_model("signals", "CoReporter").objects.filter(user=user)
    return list(joined.order_by().values_list("signal_id", flat=True))


def _kept() -> Q:
    return ~Q(outcome=Outcome.WITHDRAWN)
