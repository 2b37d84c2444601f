"""Mail to who leads a base team, or works for the whole organisation."""

from django.urls import reverse
from django.utils import timezone

from networks.constants import Office
from networks.models import OfficeHolder, TeamChief
from notifications import outbox
from notifications.models import OutgoingMail

TEMPLATES = "networks/email"


def team_chief(link: TeamChief) -> None:
    """To a new team chief or deputy: which team, and how to log in."""
    begins_later = link.from_date > timezone.localdate()
    context = {
        "team": link.base_team.name,
        "is_deputy": link.is_deputy,
        "from_date": link.from_date if begins_later else None,
    }
    _send("team_chief", link, context)


def office_given(holder: OfficeHolder) -> None:
    """To a new administrator or programme lead."""
    _send("office_given", holder, {"office": Office(holder.office).label})


def leads_still(mail: OutgoingMail) -> bool:
    """The link did not end meanwhile."""
    return TeamChief.objects.not_over().filter(public_id=mail.reference).exists()


def holds_still(mail: OutgoingMail) -> bool:
    """The office did not end meanwhile."""
    return OfficeHolder.objects.not_over().filter(public_id=mail.reference).exists()


RIGHTS = {"networks.team_chief": leads_still, "networks.office_given": holds_still}


def _send(event: str, link: TeamChief | OfficeHolder, context: dict) -> None:
    outbox.enqueue(
        key=f"{event}:{link.public_id}",
        kind=f"networks.{event}",
        reference=link.public_id,
        recipient=link.user,
        template=f"{TEMPLATES}/{event}",
        context={"path": reverse("home"), **context},
    )
