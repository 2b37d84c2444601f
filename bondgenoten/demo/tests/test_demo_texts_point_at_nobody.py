"""The demo shows what the text guard is for: nothing in its texts would be asked about."""

import pytest

from bondgenoten.demo.seed.build import fill
from bondgenoten.lib.guard import Kind, find
from meetings.models import ActionItem, AgendaItem, Meeting
from networks.models import Membership, Network
from signals.models import Reply, Signal

TEXTS = [
    (Meeting, "place"),
    (Meeting, "note"),
    (AgendaItem, "title"),
    (ActionItem, "title"),
    (Network, "purpose"),
    (Membership, "active_in"),
    (Signal, "observation"),
    (Reply, "text"),
]
ON_PURPOSE = {Meeting: {Kind.ADDRESS}}  # where it is


@pytest.mark.django_db
def test_nothing_in_the_texts_of_the_demo_would_be_asked_about():
    fill()
    texts = {
        (model, text)
        for model, field in TEXTS
        for text in model.objects.values_list(field, flat=True)
        if text
    }
    found = [
        (finding.kind.value, text[finding.start : finding.end], text)
        for model, text in texts
        for finding in find(text)
        if finding.kind not in ON_PURPOSE.get(model, ())
    ]
    assert len(texts) > 100
    assert found == []
