"""Asking the reporter of a concern, for the tests that do it."""

from bondgenoten.lib.submission import new_key
from notifications.models import OutgoingMail
from signals.constants import ConsentKind, HiddenFrom, Readers
from signals.models import ConsentRequest, Signal
from signals.services import ask_consent

REASON = "Dan kan de jongerenwerker meedenken."


def ask_for_readers(concern: Signal, user, readers: str = Readers.NETWORK, **overrides) -> ConsentRequest:
    arguments = {"kind": ConsentKind.READERS, "readers": readers, "reason": REASON, **overrides}
    return ask_consent(concern, actor=user, **arguments)


def ask_for_name(concern: Signal, user, **overrides) -> ConsentRequest:
    arguments = {"kind": ConsentKind.IDENTITY, "reason": REASON, **overrides}
    return ask_consent(concern, actor=user, **arguments)


def hide(concern: Signal, hidden_from: str = HiddenFrom.READERS) -> Signal:
    Signal.objects.filter(pk=concern.pk).update(hidden_from=hidden_from)
    concern.hidden_from = hidden_from
    return concern


def answer(client, request: ConsentRequest, value: str):
    return client.post(f"{request.signal.get_absolute_url()}vragen/{request.public_id}/", {"answer": value})


def post_question(client, concern: Signal, user, what: str, **overrides):
    fields = {"submission": new_key(user.public_id), "reason": REASON, **overrides}
    return client.post(f"{concern.get_absolute_url()}vragen/{what}/", fields)


def mails(kind: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind=f"signals.{kind}").order_by("recipient__name", "pk"))
