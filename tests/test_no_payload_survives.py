"""Two hundred payloads in every text of people about a concern: on no page and in no mail more than text.

The oracle is what a browser makes of it: with a payload a page has the same elements and attributes as with
harmless words of the same length. What a template would compute stands nowhere; what was typed can be read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.test import Client

from bondgenoten.lib.ids import new_public_id
from meetings.models import AgendaItem
from meetings.tests.factories import make_meeting
from networks.models import Network
from notifications.models import OutgoingMail
from signals.constants import ConsentKind, Readers
from signals.models import ConsentRequest, InternalNote, Redaction, Reply, Signal, StandardAnswer
from signals.services import write_reply
from signals.tests.factories import make_signal
from tests.payloads import COMPUTED, chunks, neutral


class Reading(HTMLParser):
    """The elements of a page in order, each with the names of its attributes, and all that can be read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tree: list[tuple[str, ...]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tree.append((tag, *sorted(name for name, _value in attrs)))
        self.texts += [value for name, value in attrs if name == "value" and value]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.texts).split())


def tree(html: str) -> list[tuple[str, ...]]:
    return Reading(html).tree


@dataclass(frozen=True)
class Field:
    """A text: how it gets into the database, how long it may be, and where it is shown to whom."""

    longest: int
    plant: Callable[..., object]
    pages: tuple[tuple[str, str], ...]  # (persona, address)


@dataclass
class World:
    """A concern that all allies read, with a row of everything that holds text of people."""

    cast: object

    def __post_init__(self) -> None:
        cast = self.cast
        self.concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
        self.twin = make_signal(cast.overvecht, cast.dewi, readers=Readers.NETWORK)
        write_reply(self.concern, actor=cast.mark, text="Dank u.", submission="reply")
        InternalNote.objects.create(
            signal=self.concern, author=cast.mark, party="police", text="Noot", submission="note"
        )
        StandardAnswer.objects.create(network=cast.overvecht, title="Titel", text="Tekst", submission="text")
        for kind in ConsentKind.values:
            ConsentRequest.objects.create(
                signal=self.concern,
                kind=kind,
                title="Titel",
                reason="Reden",
                readers=Readers.NETWORK,
                asked_by=cast.mark,
            )
        Redaction.objects.create(signal=self.concern, before="Eerst", reason="Reden", by=cast.mark)
        meeting = make_meeting(cast.overvecht, cast.fatima)
        AgendaItem.objects.create(
            meeting=meeting,
            title="Punt",
            position=1,
            proposer=cast.overvecht.memberships.get(user=cast.mark),
            party="police",
            signal=self.twin,
            submission=new_public_id(),
        )
        self.meeting = meeting

    def address(self, path: str) -> str:
        return path.format(
            id=self.concern.public_id, twin=self.twin.public_id, meeting=self.meeting.public_id
        )


def every(model, name: str) -> Callable[[str], object]:
    return lambda text: model._base_manager.update(**{name: text})


ON_PAGE = (("anneke", "/zorgen/{id}/"), ("mark", "/zorgen/{id}/"))
FIELDS = {
    "signals.Signal.observation": Field(
        4000,
        every(Signal, "observation"),
        (
            *ON_PAGE,
            ("youssef", "/zorgen/{id}/"),
            ("ingrid", "/zorgen/{id}/"),
            ("anneke", "/"),
            ("anneke", "/zorgen/?van=mij"),
            ("mark", "/zorgen/"),
            ("mark", "/zorgen/wegen/"),
            ("mark", "/zorgen/{id}/agenda/"),
        ),
    ),
    "signals.Reply.text": Field(4000, every(Reply, "text"), ON_PAGE),
    "signals.InternalNote.text": Field(4000, every(InternalNote, "text"), (("mark", "/zorgen/{id}/"),)),
    "signals.ConsentRequest.title": Field(120, every(ConsentRequest, "title"), ON_PAGE[:1]),
    "signals.ConsentRequest.reason": Field(400, every(ConsentRequest, "reason"), ON_PAGE),
    "signals.Redaction.reason": Field(400, every(Redaction, "reason"), (("anneke", "/zorgen/{id}/"),)),
    "signals.Redaction.before": Field(4000, every(Redaction, "before"), (("anneke", "/zorgen/{id}/"),)),
    "signals.StandardAnswer.title": Field(
        80, every(StandardAnswer, "title"), (("mark", "/zorgen/standaardantwoorden/"),)
    ),
    "signals.StandardAnswer.text": Field(
        4000, every(StandardAnswer, "text"), (("mark", "/zorgen/standaardantwoorden/"),)
    ),
    "networks.Network.complaints_to": Field(200, every(Network, "complaints_to"), ON_PAGE[:1]),
    "networks.Network.name": Field(80, every(Network, "name"), (("anneke", "/zorgen/{id}/"),)),
    "meetings.AgendaItem.title": Field(
        120, every(AgendaItem, "title"), (("youssef", "/bijeenkomsten/{meeting}/"),)
    ),
    "accounts.User.name": Field(
        80, lambda text: Reply._meta.get_field("author").related_model.objects.update(name=text), ON_PAGE[:1]
    ),
}
NO_TEXT = {  # of signals: what the code writes, or one of a list
    "public_id",
    "submission",
    "code",
    "party",
    "meeting",  # the public id of a meeting
}


def test_every_text_of_a_concern_is_among_them():
    texts = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_app_config("signals").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField) and not field.choices and field.name not in NO_TEXT
        if not field.name.startswith("label_")
    }

    assert texts == {name for name in FIELDS if name.startswith("signals.")}


@pytest.fixture
def world(cast) -> World:
    return World(cast)


@pytest.mark.parametrize("name", FIELDS)
def test_no_payload_survives_on_a_page(world, name):
    field = FIELDS[name]
    clients = {persona: logged_in(world, persona) for persona, _path in field.pages}
    harmless: dict[tuple[str, str], list] = {}
    read = set()

    def shown(page: tuple[str, str], text: str) -> Reading:
        field.plant(text)
        html = clients[page[0]].get(world.address(page[1])).content.decode()
        assert COMPUTED not in html
        return Reading(html)

    for text in chunks(field.longest):
        for page in field.pages:
            reading = shown(page, text)
            if reading.tree != harmless.get(page):  # most texts make as many lines as the one before
                harmless[page] = shown(page, neutral(text)).tree
            assert reading.tree == harmless[page], page
            read |= {page for line in text.splitlines() if " ".join(line.split()) in reading.words}
    assert field.pages[0] in read  # else nothing was shown, and nothing was tested


def logged_in(world: World, persona: str) -> Client:
    client = Client()
    client.force_login(world.cast.everybody[persona])
    return client


def test_no_payload_survives_in_a_mail(cast):
    """The texts of a concern stand in no mail; a payload for a name or a network is text in each."""
    Network.objects.update(name="Netwerk <img src=x onerror=alert(1)> {{ 7*191919 }}", short_name="<b>x</b>")
    cast.overvecht.refresh_from_db()
    for number, text in enumerate(chunks(4000)):
        concern = make_signal(cast.overvecht, cast.anneke, observation=text, readers=Readers.NETWORK)
        write_reply(concern, actor=cast.mark, text=text, submission=f"{number}")
        write_reply(concern, actor=cast.anneke, text=text, submission=f"{number}.back")
    mails = list(OutgoingMail.objects.all())

    assert len(mails) >= 15
    for mail in mails:
        assert not re.search(r"alert\(1\)</script>|T <", mail.html + mail.text + mail.subject)
        assert COMPUTED not in mail.html + mail.text
        assert {tag for tag, *_names in tree(mail.html)} & {"script", "iframe", "img", "b", "form"} == set()


def test_the_oracle_would_see_it():
    harmless = "<p>Tekst x</p>"

    assert tree(harmless) == tree("<p>Tekst &lt;b&gt;</p>")
    assert tree(harmless) != tree("<p>Tekst <b></p>")
    assert tree("<p title='x'>") != tree("<p title='x' onclick=1>")
