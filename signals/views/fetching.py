"""Fetching a concern for a page: nobody gets what they may not see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from signals.models import Signal


def visible_concern(request: HttpRequest, public_id: str) -> Signal:
    """The concern, for whoever may read it; 404 for everybody else."""
    concerns = Signal.objects.visible_to(request.user).for_list().select_related("reporter", "reader")
    concerns = concerns.with_care(request.user).prefetch_related("events")
    return get_object_or_404(concerns, public_id=public_id)
