"""The mail of a summary: the same figures as the screen at that moment, on one page, no text of anybody."""

from insights.models import Summary
from insights.occasions import Occasion
from notifications import outbox
from notifications.models import OutgoingMail


def summary(kept: Summary, occasion: Occasion) -> None:
    """To a team chief: what waits, and how the networks are."""
    outbox.enqueue(
        key=f"summary:{kept.public_id}",
        kind=f"insights.{kept.kind}",
        reference=kept.public_id,
        recipient=kept.recipient,
        template="insights/email/summary",
        context=contents(kept),
        not_after=occasion.useful_until,
        now=kept.made_at,
        topic=kept.kind,
        path=kept.get_absolute_url(),
    )


def contents(kept: Summary) -> dict:
    """What the mail and the kept page show."""
    return {"summary": kept, "figures": kept.figures, "needs": kept.needs}


def may_still_see(mail: OutgoingMail) -> bool:
    """The recipient still leads the networks in it."""
    return (
        mail.recipient is not None
        and Summary.objects.visible_to(mail.person).filter(public_id=mail.reference).exists()
    )


RIGHTS = {f"insights.{kind}": may_still_see for kind in ("weekly_summary", "monthly_summary")}
