"""At once, daily or not: for each sort of mail and each network, and asked again at sending."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from meetings import services as meeting_services
from meetings.tests.factories import attendance, make_meeting
from networks.constants import Party
from networks.tests.factories import make_member
from notifications.constants import How, MailStatus
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.services import choose
from notifications.tests.factories import make_mail, make_topic_mail, wants
from signals.services import write_reply
from signals.tests.factories import make_signal

TOPIC_OF = {
    "signals.concern_received": "my_concerns",
    "signals.concern_answered": "my_concerns",
    "meetings.concern_on_agenda": "my_concerns",
    "signals.concern_waits": "to_weigh",
    "signals.reporter_wrote": "to_weigh",
    "meetings.reporter_objected": "to_weigh",
    "meetings.reminder_silent": "reminders",
    "meetings.reminder_coming": "reminders",
}
STATUS = {How.AT_ONCE: [MailStatus.QUEUED], How.DIGEST: [MailStatus.HELD], How.OFF: []}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


def happen(cast, clock) -> None:
    """Everything that mails: to Anneke as reporter, Mark as coordinator, Youssef and Dewi as guests."""
    start = timezone.now() + timedelta(days=14, hours=7)
    meeting = make_meeting(cast.overvecht, cast.fatima, starts_at=start)
    concern = make_signal(cast.overvecht, cast.anneke)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="one")
    write_reply(concern, actor=cast.anneke, text="Graag.", submission="two")
    mark = cast.overvecht.memberships.get(user=cast.mark)
    meeting_services.put_on_agenda(concern, meeting=meeting, actor=mark, title="Avonden", submission="three")
    meeting_services.object_to_agenda(concern, actor=cast.anneke)
    meeting_services.answer(attendance(meeting, cast.dewi), rsvp="yes")
    clock.move_to(start - timedelta(days=7))
    meeting_services.send_reminders()
    clock.move_to(start - timedelta(days=1))
    meeting_services.send_reminders()


RECIPIENT = {"my_concerns": "anneke", "to_weigh": "mark"}


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("kind", TOPIC_OF)
def test_each_kind_follows_the_choice_for_its_topic(cast, clock, kind, how):
    topic = TOPIC_OF[kind]
    name = RECIPIENT.get(topic, "dewi" if kind.endswith("coming") else "youssef")
    user = cast.everybody[name]
    choose(user, topic=topic, scope=cast.overvecht.public_id, how=how)

    happen(cast, clock)

    mails = OutgoingMail.objects.filter(kind=kind, recipient=user)
    assert list(mails.values_list("status", flat=True)) == STATUS[how]


def test_every_mail_with_a_topic_is_in_the_list_above_and_invitations_have_none(cast, clock):
    happen(cast, clock)

    rows = OutgoingMail.objects.values_list("kind", "topic").distinct()
    assert dict(rows) == TOPIC_OF | {"meetings.invitation": ""}


def test_the_row_says_which_network_and_where_the_news_is(cast, clock):
    concern = make_signal(cast.overvecht, cast.anneke)

    mail = OutgoingMail.objects.get(kind="signals.concern_received")

    assert (mail.scope, mail.scope_name, mail.path) == (
        cast.overvecht.public_id,
        "Overvecht",
        f"/zorgen/{concern.public_id}/",
    )


def test_a_choice_is_for_one_network_one_topic_and_one_person(cast):
    make_member(cast.zeist, cast.anneke, Party.RESIDENT)
    choose(cast.anneke, topic="my_concerns", scope=cast.overvecht.public_id, how=How.OFF)

    make_signal(cast.overvecht, cast.anneke)
    make_signal(cast.zeist, cast.anneke)
    make_signal(cast.overvecht, cast.youssef)

    received = OutgoingMail.objects.filter(kind="signals.concern_received").order_by("pk")
    assert list(received.values_list("recipient__name", "scope_name")) == [
        ("Anneke", "Zeist"),
        ("Youssef", "Overvecht"),
    ]


def test_mail_without_a_topic_always_comes(youssef):
    for scope in ("", "a" * 20):
        wants(youssef, How.OFF, topic="", scope=scope)

    assert make_mail(youssef).status == MailStatus.QUEUED


def test_what_waits_for_the_daily_mail_keeps_no_text(youssef):
    wants(youssef, How.DIGEST)

    mail = make_topic_mail(youssef, "one", lets_in=True)

    assert (mail.text, mail.html, mail.attachments, mail.wiped) == ("", "", [], True)


def test_queued_twice_waits_once(youssef):
    wants(youssef, How.DIGEST)
    for _ in range(2):
        make_topic_mail(youssef, "one")

    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("hours", "status"),
    [(3, MailStatus.QUEUED), (4, MailStatus.QUEUED), (5, MailStatus.HELD)],
    ids=["at the daily mail", "within an hour of it", "later"],
)
def test_what_is_of_no_use_by_then_goes_at_once(youssef, hours, status):
    wants(youssef, How.DIGEST)
    until = timezone.now() + timedelta(hours=hours)  # it is 13.00, the daily mail goes at 16.00

    assert make_topic_mail(youssef, "one", not_after=until).status == status


def test_turned_off_after_queueing_is_not_sent(youssef, mailoutbox):
    mail = make_topic_mail(youssef, "one")
    other = make_topic_mail(youssef, "two", topic="reminders")
    wants(youssef, How.OFF)

    assert send_due() == 1
    assert [OutgoingMail.objects.get(pk=one.pk).status for one in (mail, other)] == [
        MailStatus.EXPIRED,
        MailStatus.SENT,
    ]
    assert [message.subject for message in mailoutbox] == ["Bondgenoten Overvecht: bericht two"]


def test_turned_daily_after_queueing_is_still_sent(youssef, mailoutbox):
    make_topic_mail(youssef, "one")
    wants(youssef, How.DIGEST)

    assert (send_due(), len(mailoutbox)) == (1, 1)
