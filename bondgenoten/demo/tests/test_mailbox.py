"""The demo's post: what is sent can be read back, the newest first."""

from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from bondgenoten.demo import mailbox


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "demo" / "mail"


def send(subject: str) -> None:
    message = EmailMultiAlternatives(
        subject=subject,
        body="Kom je ook?\n",
        from_email="post@example.org",
        to=["Fatima <fatima@example.org>"],
    )
    message.attach_alternative("<p>Kom je <b>ook</b>?</p>", "text/html")
    message.attach("uitnodiging.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")
    mailbox.EmailBackend().send_messages([message])


def test_an_empty_post() -> None:
    assert mailbox.messages() == []


def test_a_mail_comes_back_as_it_was_sent() -> None:
    send("Bijeenkomst in de Vrijhaven – één vraag")
    (mail,) = mailbox.messages()
    assert mail.to == "Fatima <fatima@example.org>"
    assert mail.subject == "Bijeenkomst in de Vrijhaven – één vraag"
    assert mail.text.strip() == "Kom je ook?"
    assert mail.html.strip() == "<p>Kom je <b>ook</b>?</p>"
    assert mail.date is not None
    (file,) = mail.attachments
    assert (file.name, file.type) == ("uitnodiging.ics", "text/calendar")
    assert file.content.replace(b"\r\n", b"\n") == b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"


def test_the_newest_comes_first() -> None:
    for subject in ("one", "two", "three"):
        send(subject)
    assert [mail.subject for mail in mailbox.messages()] == ["three", "two", "one"]


def test_a_mail_has_an_id_that_finds_it() -> None:
    send("one")
    (mail,) = mailbox.messages()
    assert mailbox.message(mail.id) == mail


@pytest.mark.parametrize("mail_id", ["", "1", "../../secret_key", "00000000000000000001-abcdef01"])
def test_an_unknown_id_finds_nothing(mail_id: str) -> None:
    send("one")
    assert mailbox.message(mail_id) is None


def test_a_half_written_mail_is_not_shown(folder: Path) -> None:
    send("one")
    (folder / "99999999999999999999-00000000.part").write_bytes(b"Subject: half")
    assert [mail.subject for mail in mailbox.messages()] == ["one"]


def test_clearing_removes_all() -> None:
    send("one")
    mailbox.clear()
    assert mailbox.messages() == []
