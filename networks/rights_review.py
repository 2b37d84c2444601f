"""The rights review: which quarter is asked about, until when, and what is still to be done.

Only what was done is stored; what is due follows from the day. It is asked of each network, and once of the
whole organisation.
"""

from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from bondgenoten.lib import dates
from bondgenoten.lib.asked import asked_first
from bondgenoten.lib.promises import Promise, open_promise
from networks.constants import NetworkStatus, Office
from networks.models import Network, OfficeHolder, RightsReview

QUARTER = relativedelta(months=3)
# Time for it is the first month: networks meet five times a year, and a holiday of three weeks fits in.
TIME_FOR_IT = relativedelta(months=1)


def quarter_of(day: date) -> date:
    """The first day of the quarter that a day is in."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def last_day(quarter: date) -> date:
    """The last day to do the review of a quarter in time."""
    return quarter + TIME_FOR_IT - relativedelta(days=1)


def late_quarter(today: date) -> date:
    """The last quarter of which the time is over: without a review since then it is too late."""
    quarter = quarter_of(today)
    return quarter if last_day(quarter) < today else quarter - QUARTER


def is_asked(today: date | None = None) -> Q:
    """The condition that a network still has its review of this quarter to do."""
    return _is_missing(quarter_of(today or timezone.localdate()))


def is_overdue(today: date | None = None) -> Q:
    """The condition that a network had its review to do before a day (default today), and did not."""
    return _is_missing(late_quarter(today or timezone.localdate()))


def _is_missing(quarter: date) -> Q:
    """The condition of a live network that had begun before a quarter, without a review since then."""
    done = RightsReview.objects.filter(network=OuterRef("pk"), quarter__gte=quarter)
    return Q(status=NetworkStatus.LIVE, started_on__lt=quarter) & ~Q(Exists(done))


def overdue(networks: QuerySet[Network], today: date | None = None) -> QuerySet[Network]:
    """Those of ``networks`` whose review is too late."""
    return networks.filter(is_overdue(today))


def with_review(networks: QuerySet[Network], today: date | None = None) -> QuerySet[Network]:
    """Each with ``review_asked``, ``review_late``, and when it was done last: ``reviewed_at``."""
    last = RightsReview.objects.filter(network=OuterRef("pk")).order_by("-quarter")
    return networks.annotate(
        review_asked=ExpressionWrapper(is_asked(today), output_field=BooleanField()),
        review_late=ExpressionWrapper(is_overdue(today), output_field=BooleanField()),
        reviewed_at=Subquery(last.values("done_at")[:1]),
    )


def state_of(*, asked: bool, late: bool, today: date) -> Promise | None:
    """A review that is to be done, with its last day; None when there is none to do."""
    if late:
        return open_promise(last_day(late_quarter(today)), today)
    return open_promise(last_day(quarter_of(today)), today) if asked else None


def state_of_network(network: Any, today: date) -> Promise | None:
    """The review of a network ``with_review``: to be done, else when it was; None before the first."""
    to_do = state_of(asked=network.review_asked, late=network.review_late, today=today)
    return to_do or done(network.reviewed_at)


def done(at: datetime | None) -> Promise | None:
    """A review that was done, in words; None for one that never was."""
    return Promise("kept", _("Checked on %(day)s") % {"day": dates.short_day(at)}) if at else None


def state_of_organisation(today: date) -> Promise | None:
    """The review of the whole organisation; it is asked since it has an administrator. Two queries."""
    since = asked_first(_first_day_of_administrators)
    last = asked_first(_last_of_organisation)

    def missing(quarter: date) -> bool:
        return since is not None and since < quarter and (last is None or last.quarter < quarter)

    to_do = state_of(asked=missing(quarter_of(today)), late=missing(late_quarter(today)), today=today)
    return to_do or done(last.done_at if last else None)


def _first_day_of_administrators() -> QuerySet:
    offices = OfficeHolder.objects.filter(office=Office.ADMINISTRATOR).order_by("from_date")
    return offices.values_list("from_date", flat=True)[:1]


def _last_of_organisation() -> QuerySet[RightsReview]:
    return RightsReview.objects.filter(network=None).order_by("-quarter")[:1]
