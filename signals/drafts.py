"""The draft of a concern stays on the device until it is sent (static/js/draft.js)."""

from accounts.models import User
from networks.models import Network


def draft_key(user: User, network: Network) -> str:
    """Under which a browser keeps the draft of this user for this network; no name in it.

    As a tag of a message it has the browser forget that draft (static/js/app.js).
    """
    return f"draft:{user.public_id}:{network.public_id}"
