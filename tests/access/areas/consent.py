"""What the reporter of a concern is asked, and words that are taken out."""

from bondgenoten.lib.guard import Finding, Kind
from bondgenoten.lib.ids import new_public_id
from networks.tests.factories import Cast
from signals.constants import ConsentKind, HiddenFrom, Readers
from signals.services import ask_consent, redact, write_reply
from signals.tests.factories import make_signal
from tests.access.rows import NO_GET, TABLE, TEAM, Row, only

NOBODY = only(set())
YES = {"answer": "yes"}


def page(name: str, thing: str, roles: set[str] = TEAM) -> Row:
    """A page with a form; its answer to an empty form is the page again."""
    return Row(f"signals:{name}", get=only(roles, seen=TABLE), post=only(roles, seen=TABLE), thing=thing)


ROWS: list[Row] = [
    page("ask_readers", "asked_concern"),
    page("ask_name", "asked_concern"),
    page("redact", "asked_concern"),
    page("redact_reply", "asked_reply"),
    Row("signals:redact_reply", get=NOBODY, post=NOBODY, thing="unknown_request"),
    *(
        Row(f"signals:{name}", get=NOBODY, post=NOBODY, thing="unknown")
        for name in ("ask_readers", "ask_name")
    ),
    Row("signals:redact", get=NOBODY, post=NOBODY, thing="unknown"),
    Row("signals:before", get=only({"anneke"}), thing="asked_concern"),
    Row("signals:before", get=NOBODY, thing="concern_for_all"),
    Row("signals:before", get=NOBODY, thing="unknown"),
    Row(
        "signals:decide_consent",
        get=NO_GET,
        post=only({"anneke"}, 302, seen=TABLE),
        thing="asked_request",
        data=YES,
    ),
    Row("signals:decide_consent", get=NO_GET, post=NOBODY, thing="unknown_request", data=YES),
    Row("signals:decide_consent", get=NO_GET, post=NOBODY, thing="request_elsewhere", data=YES),
    Row("signals:take_back_request", get=NO_GET, post=only(TEAM, 302, seen=TABLE), thing="asked_request"),
    Row("signals:take_back_request", get=NO_GET, post=NOBODY, thing="unknown_request"),
    Row("signals:take_back_request", get=NO_GET, post=NOBODY, thing="request_elsewhere"),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """A concern of which the network reads all but the name, with a question, a message and a word less."""
    concern = make_signal(
        cast.overvecht,
        cast.anneke,
        observation="Kees maakt lawaai.",
        readers=Readers.NETWORK,
        hidden_from=HiddenFrom.READERS,
    )
    name = {"kind": ConsentKind.IDENTITY, "reason": "Dan bellen wij even."}
    asked = ask_consent(concern, actor=cast.mark, **name)
    words = {"seen": concern.observation, "out": [Finding(Kind.NAME, 0, 4)], "reason": "Een naam."}
    redact(concern, actor=cast.mark, **words)
    reply = write_reply(concern, actor=cast.mark, text="Dank u wel.", submission=new_public_id())
    other = make_signal(cast.overvecht, cast.anneke)
    return {
        "asked_concern": [concern.public_id],
        "asked_reply": [concern.public_id, reply.public_id],
        "asked_request": [concern.public_id, asked.public_id],
        "request_elsewhere": [other.public_id, asked.public_id],
        "unknown_request": [concern.public_id, new_public_id()],
    }
