"""Coordinators take words out of a text, and change nothing else; what stood there stays its author's."""

import pytest
from django.utils.html import strip_tags

from bondgenoten.lib.erasing import Erased
from bondgenoten.lib.guard import Finding, Kind
from notifications.tests.factories import without_choices
from signals.constants import EventKind, Outcome, Readers
from signals.erasure import forget
from signals.models import Redaction, Reply, Signal
from signals.services import redact, write_reply
from signals.services.redacting import without
from signals.tests.asking import mails
from signals.tests.factories import make_signal
from signals.tests.redacting import PHONE, REASON, TEXT, found_keys, page_of, post, take_out, text_of

pytestmark = pytest.mark.usefixtures("clock")
TABLE = ["fatima", "mark", "ingrid", "youssef", "dewi", "samira"]
OTHERS = ["rob", "priya", "beheer", "lotte", "zeist_coordinator"]


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=TEXT, readers=Readers.NETWORK)


def test_why_and_what_stood_there_is_kept(cast, concern):
    assert take_out(cast, concern)

    (kept,) = Redaction.objects.all()
    assert (kept.signal, kept.reply, kept.before, kept.reason, kept.by) == (
        concern,
        None,
        TEXT,
        REASON,
        cast.mark,
    )
    assert list(concern.events.values_list("kind", "role"))[-1] == (EventKind.REDACTED, "coordinator_police")


def test_the_title_on_lists_follows(cast, clock, login):
    concern = make_signal(cast.overvecht, cast.anneke, observation="Kees belt 06-12345678 steeds.")
    place = Finding(Kind.PHONE, 10, 21)

    redact(concern, actor=cast.mark, seen=concern.observation, out=[place], reason=REASON)

    assert "Kees belt [telefoonnummer] steeds" in page_of(login(cast.mark), "/zorgen/")


def test_the_reporter_is_told_and_reads_role_reason_and_own_words(cast, concern, login):
    take_out(cast, concern)
    client = login(cast.anneke)

    (mail,) = mails("concern_redacted")
    assert (mail.recipient, mail.subject) == (
        cast.anneke,
        "Bondgenoten Overvecht: er is nieuws over uw zorg",
    )
    sentence = (
        "Een coördinator haalde woorden weg uit een zorg die u deelde, of uit een bericht daarbij. "
        "Op de pagina leest u waarom."
    )
    link = f"http://testserver/zorgen/{concern.public_id}/"
    assert without_choices(mail.text) == (
        f"Dag Anneke,\n\n{sentence}\n\nBekijk het nieuws: {link}\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert sentence in " ".join(strip_tags(mail.html).split())
    everything = f"{mail.subject} {mail.text} {mail.html}"
    assert [word for word in (REASON, "06-12345678", "Mark", "knallen") if word in everything] == []
    page = page_of(client, concern.get_absolute_url())
    assert "De coördinator van de politie haalde op dinsdag 8 december woorden weg uit uw zorg." in page
    assert f"De reden: “{REASON}”" in page
    assert "06-12345678" not in page
    assert "06-12345678" in page_of(client, f"{concern.get_absolute_url()}wat-u-schreef/")


@pytest.mark.parametrize("name", [*TABLE, *OTHERS])
def test_nobody_else_sees_what_stood_there(cast, concern, login, name):
    take_out(cast, concern)
    client = login(cast.everybody[name])

    urls = ["", "wat-u-schreef/", "weghalen/", "agenda/", "vragen/lezers/"]
    pages = [client.get(f"{concern.get_absolute_url()}{url}") for url in urls]
    pages += [client.get(url) for url in ("/zorgen/", "/zorgen/wegen/", "/", "/account/gegevens/")]
    assert pages[1].status_code == 404
    assert [page.request["PATH_INFO"] for page in pages if b"06-12345678" in page.content] == []


def test_without_anything_taken_out_the_reporter_has_no_such_page(cast, concern, login):
    assert login(cast.anneke).get(f"{concern.get_absolute_url()}wat-u-schreef/").status_code == 404


def test_a_message_of_the_reporter_loses_words_too(cast, concern, login):
    reply = write_reply(concern, actor=cast.anneke, text="Mijn nummer is 06-12345678.", submission="1")
    client, url = login(cast.mark), f"{concern.get_absolute_url()}weghalen/{reply.public_id}/"

    post(client, cast.mark, url, reply.text, out=list(found_keys(client, url).values()))

    reply.refresh_from_db()
    assert (reply.text, text_of(concern)) == ("Mijn nummer is [telefoonnummer].", TEXT)
    assert "06-12345678" in page_of(login(cast.anneke), f"{concern.get_absolute_url()}wat-u-schreef/")
    assert "woorden weg uit een bericht hier" in page_of(login(cast.mark), concern.get_absolute_url())
    assert login(cast.mark).get(f"{concern.get_absolute_url()}wat-u-schreef/").status_code == 404


def test_what_a_coordinator_wrote_stays_theirs(cast, concern, login):
    reply = write_reply(concern, actor=cast.fatima, text="Bel 06-12345678.", submission="1")
    place = Finding(Kind.PHONE, 4, 15)

    redact(concern, actor=cast.mark, seen=reply.text, out=[place], reason=REASON, reply=reply)

    url = f"{concern.get_absolute_url()}wat-u-schreef/"
    assert "06-12345678" in page_of(login(cast.fatima), url)
    assert [login(user).get(url).status_code for user in (cast.anneke, cast.mark, cast.ingrid)] == [404] * 3


def test_an_answer_that_went_to_several_loses_them_everywhere(cast, concern):
    other = make_signal(cast.overvecht, cast.youssef)
    Signal.objects.filter(pk=other.pk).update(outcome=Outcome.MERGED, merged_into=concern)
    reply = write_reply(concern, actor=cast.fatima, text="Bel 06-12345678.", submission="1")
    copy = Reply.objects.get(signal=other)

    redact(
        other, actor=cast.mark, seen=copy.text, out=[Finding(Kind.PHONE, 4, 15)], reason=REASON, reply=copy
    )

    assert set(Reply.objects.values_list("text", flat=True)) == {"Bel [telefoonnummer]."}
    assert {one.reply for one in Redaction.objects.all()} == {reply, copy}
    assert [mail.recipient.name for mail in mails("concern_redacted")] == ["Anneke", "Youssef"]


def test_what_its_reporter_corrected_meanwhile_is_not_undone(cast, concern):
    Signal.objects.filter(pk=concern.pk).update(observation="Harde knallen.")

    assert not take_out(cast, concern)
    assert (text_of(concern), Redaction.objects.count()) == ("Harde knallen.", 0)


@pytest.mark.parametrize("out", [[], [Finding(Kind.NAME, 5, 5)], [Finding(Kind.NAME, 0, 10_000)]])
def test_only_words_that_stand_there_can_go(cast, concern, out):
    with pytest.raises(ValueError, match="do not stand"):
        redact(concern, actor=cast.mark, seen=TEXT, out=out, reason=REASON)
    assert text_of(concern) == TEXT


@pytest.mark.parametrize("start", range(0, len(TEXT) - 6, 4))
def test_all_but_the_chosen_words_stays_letter_for_letter(start):
    words = Finding(Kind.NAME, start, start + 6)

    text = without(TEXT, [words, PHONE], language="nl")

    gone = {*range(words.start, words.end), *range(PHONE.start, PHONE.end)}
    kept = "".join(letter for place, letter in enumerate(TEXT) if place not in gone)
    left = text.replace("[naam]", "").replace("[telefoonnummer]", "")
    assert left != TEXT
    assert "".join(left.split()) == "".join(kept.split())


def test_words_that_overlap_go_as_one():
    words = [Finding(Kind.NAME, 0, 8), Finding(Kind.ADDRESS, 6, 13)]

    assert without(TEXT, words, language="nl") == f"[naam]{TEXT[13:]}"


def test_the_neutral_word_is_in_the_language_of_who_wrote_it(cast, concern):
    cast.anneke.language = "en"
    concern.reporter = cast.anneke

    take_out(cast, concern)

    assert "[phone number]" in text_of(concern)


def test_erasing_the_author_erases_what_stood_there(cast, concern):
    reply = write_reply(concern, actor=cast.fatima, text="Bel 06-12345678.", submission="1")
    redact(
        concern,
        actor=cast.mark,
        seen=reply.text,
        out=[Finding(Kind.PHONE, 4, 15)],
        reason=REASON,
        reply=reply,
    )

    fatima = {"user": cast.fatima, "name": "Fatima", "address": "", "phone": ""}
    forget(Erased(**fatima, public_id=cast.fatima.public_id, concerns_too=False))

    assert list(Redaction.objects.values_list("before", "reason")) == [("", REASON)]
