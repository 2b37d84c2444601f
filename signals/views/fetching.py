"""Fetching a concern for a page: nobody gets what they may not see."""

from django.http import HttpRequest

from bondgenoten.lib.asked import asked_or_404, keep_asked
from signals.models import Signal


def visible_concern(request: HttpRequest, public_id: str) -> Signal:
    """The concern with its events, for whoever may read it; 404 for everybody else."""
    concern = asked_or_404(Signal.objects.visible_one, request.user, public_id)
    keep_asked(concern, "events")
    return concern
