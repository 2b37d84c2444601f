"""Forms of concerns."""

from signals.forms.deciding import FORMS, DecideForm, WeighForm
from signals.forms.sharing import ShareForm
from signals.forms.thread import ReplyForm

__all__ = ["FORMS", "DecideForm", "ReplyForm", "ShareForm", "WeighForm"]
