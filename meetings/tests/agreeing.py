"""Posting the form for what was agreed, and the buttons of an action, for the tests that do it."""

from bondgenoten.lib.submission import new_key


def agree(client, meeting, user, member, headers=None, **overrides):
    """Send the form as ``user``, with ``member`` as the one who does it."""
    fields = {
        "submission": new_key(user.public_id),
        "title": "Posters ophangen bij de winkels",
        "who": member.public_id,
        "due_on": "2027-01-05",
        **overrides,
    }
    return client.post(f"{meeting.get_absolute_url()}afspraken/", fields, headers=headers)


def mark(client, action, how="gedaan", headers=None, **fields):
    """Press the button of an action: ``gedaan`` or ``open``."""
    return client.post(f"/afspraken/{action.public_id}/{how}/", fields, headers=headers)


def titles(rows) -> list[str]:
    return [row.action.title for row in rows]
