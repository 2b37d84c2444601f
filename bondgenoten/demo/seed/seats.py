"""Around the seats of Zuilen: somebody is asked, somebody takes part on paper, is away, or is named."""

from datetime import date, time, timedelta

from accounts.models import User
from bondgenoten.demo.seed.people import Made
from bondgenoten.lib.dates import local_at
from bondgenoten.lib.tokens import hash_token, new_token
from networks.constants import INVITATION_LASTS, Party
from networks.models import Invitation, Membership, Nomination

NOON = time(12)


def make_seats(zuilen: Made, today: date) -> None:
    """An invitation that waits, a neighbour on paper, a break and a nomination."""
    _invite("bilal@demo.example", "Bilal", zuilen, today - timedelta(days=4))
    _seat_on_paper("Riet", zuilen, today - timedelta(days=90))
    _pause(zuilen.members["gerrit"], today)
    _name_coordinator(zuilen, today - timedelta(days=2))


def _invite(email: str, name: str, made: Made, day: date) -> None:
    """By the coordinator of the municipality; nobody knows the token, so the demo can send it again."""
    sent = local_at(day, NOON)
    Invitation.objects.create(
        network=made.network,
        email=email,
        name=name,
        party=Party.RESIDENT,
        invited_by=made.user("hanneke"),
        token_hash=hash_token(new_token()),
        created_at=sent,
        expires_at=sent + INVITATION_LASTS,
    )


def _seat_on_paper(name: str, made: Made, day: date) -> None:
    """A neighbour without e-mail, who gets letters."""
    user = User.objects.create_user(None, name, phone="030 555 01 23", joined_at=local_at(day, NOON))
    Membership.objects.create(
        network=made.network, user=user, party=Party.RESIDENT, active_in="koffieochtend", from_date=day
    )


def _pause(member: Membership, today: date) -> None:
    member.paused_from, member.paused_until = today - timedelta(days=5), today + timedelta(days=16)
    member.save(update_fields=["paused_from", "paused_until"])


def _name_coordinator(made: Made, day: date) -> None:
    """A second one for the municipality, who waits for the word of the police."""
    Nomination.objects.create(
        membership=made.members["jeroen"], named_by=made.user("hanneke"), named_at=local_at(day, NOON)
    )
