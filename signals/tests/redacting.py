"""Taking words out, for the tests that do it."""

from django.utils.html import strip_tags

from bondgenoten.lib.guard import Finding, Kind
from bondgenoten.lib.submission import new_key
from signals.forms.redacting import version_of
from signals.models import Signal
from signals.services import redact

TEXT = "Harde knallen. Bel Kees de Vries op 06-12345678.\nKees de Vries woont bij de bakker."
REASON = "Er stond een telefoonnummer in."
PHONE = Finding(Kind.PHONE, TEXT.index("06-"), TEXT.index("06-") + len("06-12345678"))


def text_of(concern) -> str:
    return Signal.objects.get(pk=concern.pk).observation


def page_of(client, url) -> str:
    return " ".join(strip_tags(client.get(url).content.decode().split("<main")[-1]).split())


def take_out(cast, concern, *out, **overrides) -> bool:
    arguments = {"actor": cast.mark, "seen": TEXT, "out": out or [PHONE], "reason": REASON, **overrides}
    return redact(concern, **arguments)


def post(client, user, url, text, **overrides):
    fields = {
        "submission": new_key(user.public_id),
        "version": version_of(text),
        "kind": "name",
        "words": "",
        "reason": REASON,
        **overrides,
    }
    return client.post(url, fields)


def found_keys(client, url) -> dict[str, str]:
    """The key of each thing that the guard found, by its words."""
    choices = client.get(url).context["form"].fields["out"].choices
    return {label.split("”")[0].strip("“"): key for key, label in choices}
