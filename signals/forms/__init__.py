"""Forms of concerns."""

from signals.forms.sharing import ShareForm
from signals.forms.thread import ReplyForm

__all__ = ["ReplyForm", "ShareForm"]
