"""A concern with all that can happen to it, and all that others can get to see of it."""

import json
import re
from collections.abc import Iterator

from django.apps import apps
from django.test import Client

from accounts.models import User
from bondgenoten.lib import registry
from bondgenoten.lib.guard import Finding, Kind
from insights.services import send_summaries
from meetings.models import Meeting
from meetings.services import put_or_ask
from networks.models import Membership, Network
from notifications.models import OutgoingMail
from signals.constants import Readers
from signals.models import Signal
from signals.services import decide_consent, join_concern, redact, round_off, write_reply
from signals.tests.asking import ask_for_name, ask_for_readers
from signals.tests.factories import make_signal

TEXT = "Elke avond harde knallen van Kees bij de speeltuin."
START = ("/", "/zorgen/", "/zorgen/wegen/", "/bijeenkomsten/", "/netwerken/", "/overzicht/", "/account/")
NOT_FOLLOWED = re.compile(r"/(static|media|demo|i18n|account/logout|account/gegevens/kopie|netwerken/nieuw)")
LINK = re.compile(r'(?:href|action)="(/[^"#?]*)')


def all_that_happens(cast, reporter: User, meeting: Meeting, hidden_from: str) -> Signal:
    """Shared, answered, asked about, redacted, discussed, joined, rounded off and opened again."""
    network, mark = cast.overvecht, cast.overvecht.memberships.get(user=cast.mark)
    concern = make_signal(
        network,
        reporter,
        observation=TEXT,
        learnt="own",
        readers=Readers.COORDINATORS_AND_CHIEF,
        hidden_from=hidden_from,
        may_be_discussed=False,
    )
    write_reply(concern, actor=cast.mark, text="Hoe laat is dat?", submission="1", asks=True)
    write_reply(concern, actor=reporter, text="Rond negen uur.", submission=f"{reporter.public_id}.2")
    decide_consent(ask_for_readers(concern, cast.mark), actor=reporter, agrees=True)
    if hidden_from == "readers":
        decide_consent(ask_for_name(concern, cast.fatima), actor=reporter, agrees=False)
    place = Finding(Kind.NAME, TEXT.index("Kees"), TEXT.index("Kees") + 4)
    redact(concern, actor=cast.mark, seen=TEXT, out=[place], reason="Een naam.")
    asked = put_or_ask(concern, meeting=meeting, actor=mark, title="Avonden", submission="3")
    decide_consent(asked, actor=reporter, agrees=True)
    join_concern(concern, actor=cast.dewi)
    write_reply(concern, actor=cast.fatima, text="Er is gesproken.", submission="5")
    round_off(concern, actor=cast.mark)
    write_reply(concern, actor=reporter, text="Het is er weer.", submission=f"{reporter.public_id}.4")
    send_summaries()
    return concern


def leave(network: Network, user: User, meeting: Meeting) -> None:
    """They stood in the list of members and at the meeting; there their name is no secret."""
    meeting.attendances.filter(membership__user=user).delete()
    Membership.objects.filter(network=network, user=user).delete()


def pages_of(client: Client, *more: str) -> dict[str, str]:
    """Every page that somebody finds by following links, by its address; the calendar files too."""
    found: dict[str, str] = {}
    waiting = [*START, *more]
    while waiting:
        url = waiting.pop()
        if url in found or NOT_FOLLOWED.match(url):
            continue
        response = client.get(url)
        body = "" if response.streaming else response.content.decode(errors="replace")
        found[url] = f"{response.headers} {body}"
        waiting += LINK.findall(body) if response.status_code == 200 else []
    return found


def kept_about(user: User) -> str:
    """The copy of their data that somebody can ask for."""
    sections = [section for sections in registry.own_data for section in sections(user)]
    facts = [section.facts_of(section.rows) for section in sections]
    return json.dumps([[str(fact) for row in rows for fact in row] for rows in facts], ensure_ascii=False)


def mail_to_others(reporter: User) -> Iterator[str]:
    """All that any mail to somebody else holds."""
    for mail in OutgoingMail.objects.exclude(recipient=reporter):
        parts = (mail.subject, mail.text, mail.html, mail.key, mail.attachments, mail.path, mail.reference)
        yield " ".join(map(str, (mail.kind, *parts)))


def names_of_rows() -> Iterator[str]:
    """How every row about concerns and meetings names itself, in lists and in errors."""
    for app in ("signals", "meetings", "insights"):
        for model in apps.get_app_config(app).get_models():
            yield from (f"{model.__name__}: {row} {row!r}" for row in model._default_manager.all())
