"""One mail a day with all news, at 16.00; never twice, never empty, never something that was lost."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from bondgenoten.lib.registry import mail_rights
from networks.tests.factories import make_user
from notifications import outbox, tasks
from notifications.constants import DIGEST, How, MailStatus
from notifications.delivery import send_due, wipe_bodies
from notifications.digests import send_digests
from notifications.models import OutgoingMail
from notifications.tests.factories import make_topic_mail, wants


@pytest.fixture(autouse=True)
def clock():
    """Tuesday 8 December 2026, 13.00 in Amsterdam."""
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def daily(youssef):
    """Youssef, who wants his news once a day."""
    wants(youssef, How.DIGEST)
    return youssef


@pytest.fixture
def right(monkeypatch):
    """Who may have a mail of our kind: ``right(function)``."""

    def register(function):
        monkeypatch.setitem(mail_rights._functions, "test.topic", function)

    return register


def at(clock, moment: str) -> int:
    """How many daily mails are made at a moment in Amsterdam."""
    clock.move_to(timezone.make_aware(timezone.datetime.fromisoformat(moment)))
    return send_digests()


def statuses() -> dict[str, str]:
    return dict(OutgoingMail.objects.exclude(kind=DIGEST).order_by("pk").values_list("key", "status"))


def digests() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind=DIGEST).order_by("pk"))


def test_at_four_and_not_before(daily, clock):
    make_topic_mail(daily, "one")

    assert [at(clock, f"2026-12-08 {time}") for time in ("13:01", "15:59", "16:00", "16:15")] == [0, 0, 1, 0]


def test_all_news_goes_along_in_one_mail(daily, clock, mailoutbox):
    for key in ("one", "two"):
        make_topic_mail(daily, key)
    at(clock, "2026-12-08 16:00")
    send_due()

    (digest,) = digests()
    assert statuses() == {"one": MailStatus.BUNDLED, "two": MailStatus.BUNDLED}
    assert sorted(digest.bundle.values_list("key", flat=True)) == ["one", "two"]
    assert [message.to for message in mailoutbox] == [["youssef@example.org"]]
    assert digest.key == f"digest:{daily.public_id}:2026-12-08"


def test_nothing_new_is_no_mail(daily, clock):
    make_topic_mail(daily, "one")

    assert [at(clock, f"2026-12-{day:02} 16:00") for day in (8, 9, 10)] == [1, 0, 0]


def test_news_after_four_comes_the_next_day(daily, clock):
    at(clock, "2026-12-08 16:00")
    clock.shift(timedelta(seconds=1))
    make_topic_mail(daily, "late")

    assert [at(clock, moment) for moment in ("2026-12-08 16:15", "2026-12-09 15:45", "2026-12-09 16:00")] == [
        0,
        0,
        1,
    ]


def test_after_days_of_silence_one_mail(daily, clock):
    make_topic_mail(daily, "one")
    clock.shift(timedelta(days=1))
    make_topic_mail(daily, "two")

    assert [at(clock, "2026-12-11 09:00"), at(clock, "2026-12-11 16:00")] == [1, 0]
    assert len(digests()) == 1


def test_it_waits_out_the_quiet_hours(daily, clock):
    make_topic_mail(daily, "one")

    assert [at(clock, moment) for moment in ("2026-12-08 21:30", "2026-12-09 07:45", "2026-12-09 08:00")] == [
        0,
        0,
        1,
    ]


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_four_is_four_on_the_day_the_clock_changes(daily, clock, day):
    clock.move_to(timezone.make_aware(timezone.datetime.fromisoformat(f"{day} 10:00")))
    make_topic_mail(daily, "one")

    assert [at(clock, f"{day} 15:59"), at(clock, f"{day} 16:00")] == [0, 1]


def test_each_person_gets_their_own(daily, clock, mailoutbox):
    dewi = make_user("Dewi", language="en")
    wants(dewi, How.DIGEST)
    for user in (daily, dewi):
        make_topic_mail(user, f"for-{user.name}")

    assert at(clock, "2026-12-08 16:00") == 2
    send_due()
    assert [(message.to, message.subject) for message in mailoutbox] == [
        (["youssef@example.org"], "Overvecht: 1 nieuw bericht"),
        (["dewi@example.org"], "Overvecht: 1 new message"),
    ]


def test_what_may_not_come_any_more_is_left_out(daily, clock, right):
    for key in ("lost", "kept", "past", "off"):
        options = {"not_after": timezone.now() + timedelta(hours=5)} if key == "past" else {}
        make_topic_mail(daily, key, topic="to_weigh" if key == "off" else "my_concerns", **options)
    OutgoingMail.objects.filter(key="off").update(status=MailStatus.HELD)
    wants(daily, How.OFF, topic="to_weigh")
    right(lambda mail: mail.key != "lost")

    assert at(clock, "2026-12-08 18:30") == 1
    assert statuses() == {
        "lost": MailStatus.EXPIRED,
        "kept": MailStatus.BUNDLED,
        "past": MailStatus.EXPIRED,
        "off": MailStatus.EXPIRED,
    }
    assert "bericht" not in digests()[0].text.lower().replace("bericht kept", "")


def test_when_nothing_may_come_there_is_no_mail(daily, clock, right):
    make_topic_mail(daily, "one")
    right(lambda mail: False)

    assert (at(clock, "2026-12-08 16:00"), statuses(), digests()) == (0, {"one": MailStatus.EXPIRED}, [])


def test_who_has_no_login_any_more_gets_none(daily, clock):
    make_topic_mail(daily, "one")
    type(daily).objects.update(is_active=False)

    assert (at(clock, "2026-12-08 16:00"), statuses()) == (0, {"one": MailStatus.EXPIRED})


def test_the_right_is_asked_again_when_the_daily_mail_is_sent(daily, clock, right, mailoutbox):
    make_topic_mail(daily, "one")
    at(clock, "2026-12-08 16:00")
    right(lambda mail: False)

    assert (send_due(), digests()[0].status, mailoutbox) == (0, MailStatus.EXPIRED, [])


def test_turned_off_meanwhile_it_is_not_sent(daily, clock, mailoutbox):
    make_topic_mail(daily, "one")
    at(clock, "2026-12-08 16:00")
    wants(daily, How.OFF)

    assert (send_due(), mailoutbox) == (0, [])


def test_a_right_that_cannot_be_asked_holds_nothing_up(daily, clock, right):
    make_topic_mail(daily, "bad")
    make_topic_mail(daily, "good")

    def ask(mail):
        return mail.key == "good" or 1 / 0

    right(ask)

    assert at(clock, "2026-12-08 16:00") == 1
    assert statuses() == {"bad": MailStatus.FAILED, "good": MailStatus.BUNDLED}
    assert OutgoingMail.objects.get(key="bad").error == "ZeroDivisionError"


def test_a_crash_half_way_loses_nothing_and_stops_no_other(daily, clock, monkeypatch):
    dewi = make_user("Dewi")
    wants(dewi, How.DIGEST)
    for user in (daily, dewi):
        make_topic_mail(user, f"for-{user.name}")
    prepare = outbox.prepare

    def broken(**fields):
        if fields["recipient"] == daily:
            raise OSError
        return prepare(**fields)

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "prepare", broken)
        assert at(clock, "2026-12-08 16:00") == 1
    assert statuses() == {"for-Youssef": MailStatus.HELD, "for-Dewi": MailStatus.BUNDLED}

    assert at(clock, "2026-12-08 16:15") == 1
    assert statuses()["for-Youssef"] == MailStatus.BUNDLED


def test_a_link_that_lets_someone_in_is_gone_once_it_is_sent(daily, clock, mailoutbox):
    row = make_topic_mail(daily, "one", lets_in=True, path="/b/secret/")
    at(clock, "2026-12-08 16:00")
    assert "/b/secret/" in digests()[0].text

    send_due()

    row.refresh_from_db()
    (digest,) = digests()
    assert (row.path, digest.text, digest.html, digest.wiped) == ("", "", "", True)
    assert "/b/secret/" in mailoutbox[0].body


def test_where_the_news_was_is_wiped_with_the_text(youssef, clock):
    mail = make_topic_mail(youssef, "one")
    send_due()
    clock.shift(timedelta(days=31))
    wipe_bodies()

    mail.refresh_from_db()
    assert (mail.path, mail.text) == ("", "")


def test_the_command_and_the_sweep_make_it_once(daily, clock, capsys):
    make_topic_mail(daily, "one")

    call_command("send_digests")
    call_command("send_digests", "--now", "2026-12-08T16:00")
    tasks.send_digests()

    assert (capsys.readouterr().out, len(digests())) == ("0\n1\n", 1)
