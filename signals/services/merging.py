"""Concerns about the same thing go on as one; each reporter keeps their own and hears every answer."""

from signals.models import Reply


def pass_on(reply: Reply) -> list[Reply]:
    """Copies of an answer for the concerns taken together with its own; each once, however often called."""
    copies = []
    for concern in reply.signal.merged.select_related("network", "reporter").order_by("pk"):
        copy, created = Reply.objects.get_or_create(
            submission=f"{reply.public_id}>{concern.public_id}",
            defaults={
                "signal": concern,
                "author": reply.author,
                "party": reply.party,
                "text": reply.text,
                "created_at": reply.created_at,
            },
        )
        if created:
            copies.append(copy)
    return copies
