"""What the mail server of the recipient gets to see: both texts, the calendar file, and honest headers."""

from django.core.management import call_command

from notifications import outbox, tasks
from notifications.constants import MailStatus
from notifications.delivery import send_due
from notifications.tests.factories import make_mail

TEXT = "Beste Youssef,\n\nKom je? Eén – tik.\n.\nFrom de redactie\n"
HTML = "<p>Kom je? <b>Eén</b> – tik.</p>"
ICS = "BEGIN:VCALENDAR\r\nSUMMARY:Eén\r\nEND:VCALENDAR\r\n"


def lines(part) -> list[str]:
    return part.get_content().splitlines()


def make_invitation(youssef):
    return make_mail(
        youssef,
        rendered=outbox.Rendered("Overvecht: kom je – één vraag?", TEXT, HTML),
        attachments=[outbox.Attachment("bijeenkomst.ics", "text/calendar; method=REQUEST", ICS)],
        urgent=True,
    )


def test_the_headers(youssef, smtp):
    mail = make_invitation(youssef)

    assert send_due() == 1

    (message,) = smtp.messages
    assert {
        name: message[name]
        for name in ("From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language")
    } == {
        "From": "Bondgenoten <noreply@bondgenoten.example>",
        "To": "youssef@example.org",
        "Subject": "Overvecht: kom je – één vraag?",
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": "nl",
    }
    assert message["Date"] is not None
    (envelope,) = smtp.received
    assert (envelope.mail_from, envelope.rcpt_tos) == ("noreply@bondgenoten.example", ["youssef@example.org"])


def test_text_html_and_calendar_of_equal_worth(youssef, smtp):
    make_invitation(youssef)
    send_due()

    (message,) = smtp.messages
    assert message.defects == []
    body, file = message.iter_parts()
    text, html = body.iter_parts()
    assert [part.get_content_type() for part in (message, body, text, html, file)] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert [lines(text), lines(html)] == [TEXT.splitlines(), [HTML]]
    assert (file["Content-Type"].params["method"], file.get_filename()) == ("REQUEST", "bijeenkomst.ics")
    assert lines(file) == ICS.splitlines()


def test_the_row_says_that_it_was_sent(youssef, smtp):
    mail = make_invitation(youssef)
    send_due()

    mail.refresh_from_db()
    assert (mail.status, mail.attempts, mail.error, mail.lease_until, mail.possibly_twice) == (
        MailStatus.SENT,
        1,
        "",
        None,
        False,
    )
    assert mail.sent_at is not None
    assert (send_due(), len(smtp.received)) == (0, 1)


def test_urgent_mail_goes_first_then_the_oldest(youssef, mailoutbox, settings):
    settings.MAIL_QUIET_HOURS = None
    for key, urgent in (("one", False), ("two", False), ("three", True)):
        make_mail(youssef, key, urgent=urgent, rendered=outbox.Rendered(key, key, ""))

    assert send_due() == 3
    assert [mail.subject for mail in mailoutbox] == ["three", "one", "two"]


def test_a_mail_without_html_is_plain_text(youssef, smtp):
    make_mail(youssef, rendered=outbox.Rendered("Kort", "Alleen tekst.\n", ""), urgent=True)
    send_due()

    (message,) = smtp.messages
    assert (message.get_content_type(), lines(message)) == ("text/plain", ["Alleen tekst."])


def test_the_command_sends_and_says_how_many(youssef, smtp, capsys):
    make_invitation(youssef)

    call_command("send_mail")
    call_command("send_mail")

    assert capsys.readouterr().out == "1\n0\n"
    assert len(smtp.received) == 1


def test_the_sweep_of_the_worker_sends(youssef, smtp):
    make_invitation(youssef)
    tasks.send_mail()

    assert len(smtp.received) == 1
