"""Forgetting somebody in concerns: theirs go, or stay so that nothing leads to who shared them."""

from accounts.models import User
from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.submission import forget_owner
from signals.models import Reply, Signal, SignalEvent


def forget(erased: Erased) -> None:
    """Remove their concerns with all answers, or cut each loose; what they answered to others stays."""
    mine = Signal.objects.filter(reporter=erased.user)
    if erased.concerns_too:
        mine.delete()
    else:
        for signal in mine:
            _cut_loose(signal, erased.user)
    for rows in (Signal.objects.all(), Reply.objects.all()):
        forget_owner(rows, erased.public_id)


def _cut_loose(signal: Signal, reporter: User) -> None:
    """The concern hangs on an empty person of its own: it leads to no seat, and to no other concern."""
    nobody = User(name="", is_active=False)
    nobody.set_unusable_password()
    nobody.save()
    Signal.objects.filter(pk=signal.pk).update(reporter=nobody, reporter_membership=None)
    Reply.objects.filter(signal=signal, author=reporter).update(author=nobody)
    SignalEvent.objects.filter(signal=signal, actor=reporter).update(actor=None)
