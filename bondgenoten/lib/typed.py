"""What somebody typed, kept while they log in again: nothing typed is lost with a lost session."""

from django.http import HttpRequest
from django.utils import timezone

from bondgenoten.lib.submission import read_key

SESSION_KEY = "typed"
NOT_TYPED = {"csrfmiddlewaretoken", "submission"}
MAX_CHARACTERS = 60_000
MAX_SECONDS = 3600


def keep(request: HttpRequest, path: str) -> bool:
    """Keep the posted fields for the form on ``path``. False when the form is not one of ours or too long."""
    key = read_key(request.POST.get("submission", ""))
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in NOT_TYPED}
    if key is None or sum(len(value) for values in typed.values() for value in values) > MAX_CHARACTERS:
        return False
    fields = {name: values[0] if len(values) == 1 else values for name, values in typed.items()}
    request.session.set_expiry(MAX_SECONDS)  # who never comes back leaves nothing behind
    request.session[SESSION_KEY] = {
        "owner": key[0],
        "path": path,
        "fields": fields,
        "until": timezone.now().timestamp() + MAX_SECONDS,
    }
    return True


def take(request: HttpRequest, owner: str) -> dict[str, str | list[str]]:
    """The fields kept for this page and person, once; an empty dict for anybody or anything else.

    A field with several values comes back as a list.
    """
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["path"] != request.path:
        return {}
    del request.session[SESSION_KEY]
    request.session.set_expiry(None)
    if kept["owner"] != owner or kept["until"] < timezone.now().timestamp():
        return {}
    return kept["fields"]
