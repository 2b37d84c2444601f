"""Making summaries: the sweep asks who should have one by now and has none."""

from collections.abc import Iterator
from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone, translation

from accounts.models import User
from insights import emails, querysets
from insights.constants import SkipReason, SummaryKind, SummaryStatus
from insights.figures import Figures
from insights.models import Summary
from insights.occasions import Occasion, last_monthly, last_weekly
from insights.overview import needs_of
from insights.recent import figures_of
from networks.querysets import keys_led_by
from notifications.constants import How
from notifications.models import MailChoice

logger = structlog.get_logger(__name__)


def send_summaries(now: datetime | None = None) -> int:
    """Make the summaries that are due and not made; how many were mailed. Twice, or late, is harmless.

    What goes wrong with one of them is logged and keeps no other from its recipient.
    """
    now = now or timezone.now()
    mailed = 0
    for user, occasion in _due(now):
        try:
            mailed += summarise(user, occasion=occasion, now=now)
        except Exception:
            logger.exception("summary_failed", user=user.public_id, kind=str(occasion.kind))
    return mailed


def _due(now: datetime) -> Iterator[tuple[User, Occasion]]:
    """Who should have which summary by now; what was chosen or begun later counts from the next on."""
    users = list(querysets.chiefs(timezone.localdate(now)))
    topics = [kind.value for kind in SummaryKind]
    choices = {
        (c.user_id, c.topic): c for c in MailChoice.objects.filter(user__in=users, topic__in=topics, scope="")
    }
    made = set(Summary.objects.filter(recipient__in=users).values_list("recipient_id", "kind", "period"))
    for user in users:
        for kind in SummaryKind:
            choice = choices.get((user.pk, kind.value))
            weekly = kind == SummaryKind.WEEKLY
            occasion = last_weekly(now, choice.day if choice else None) if weekly else last_monthly(now)
            if (user.pk, kind.value, occasion.period) not in made and _wanted(user, choice, occasion):
                yield user, occasion


def _wanted(user: User, choice: MailChoice | None, occasion: Occasion) -> bool:
    if timezone.localdate(occasion.at) < user.since:  # type: ignore[attr-defined]  # annotated by chiefs()
        return False
    return choice is None or (choice.how != How.OFF and choice.changed_at <= occasion.at)


@transaction.atomic
def summarise(user: User, *, occasion: Occasion, now: datetime) -> bool:
    """Keep one summary and queue its mail, or keep why it was skipped. True when it was mailed."""
    keys = keys_led_by(user)
    with translation.override(user.language):
        figures = figures_of(keys, period=occasion.looks_back, now=now)
        needs = [need.neutral for need in needs_of(user, now)]
    reason = _reason_to_skip(figures, needs)
    summary, created = Summary.objects.get_or_create(
        recipient=user,
        kind=occasion.kind,
        period=occasion.period,
        defaults={
            "due_at": occasion.at,
            "made_at": now,
            "status": SummaryStatus.SKIPPED if reason else SummaryStatus.MADE,
            "reason": reason,
            "contents": {} if reason else {"figures": figures.to_json(), "needs": needs},
        },
    )
    if not created or reason:
        return False
    summary.networks.set(keys)
    emails.summary(summary, occasion)
    return True


def _reason_to_skip(figures: Figures, needs: list[tuple[str, str]]) -> SkipReason:
    if not figures.networks:
        return SkipReason.NO_NETWORK
    return SkipReason.NOTHING if figures.is_empty and not needs else SkipReason.NONE
