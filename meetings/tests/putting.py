"""Putting a concern on an agenda, for the tests that do it."""

from bondgenoten.lib.submission import new_key
from meetings import services
from meetings.models import AgendaItem
from notifications.models import OutgoingMail

SECRET = "Geheim: knallen bij nummer 12."
NEUTRAL = "Avonden rond oud en nieuw"


def put(client, concern, meeting, user, **overrides):
    fields = {
        "submission": new_key(user.public_id),
        "agenda_title": NEUTRAL,
        "meeting": meeting.public_id,
        **overrides,
    }
    return client.post(f"/zorgen/{concern.public_id}/agenda/", fields)


def put_by_service(cast, concern, meeting, name="mark", **overrides) -> AgendaItem:
    member = cast.overvecht.memberships.get(user=cast.everybody[name])
    arguments = {"meeting": meeting, "actor": member, "title": NEUTRAL, "submission": name, **overrides}
    return services.put_on_agenda(concern, **arguments)


def mails(kind: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind=f"meetings.{kind}").order_by("recipient__name"))
