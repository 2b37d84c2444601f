"""Two sweeps at once make one daily mail, and what came too late for it waits for the next."""

import pytest
import time_machine

from networks.tests.factories import make_user
from notifications import digests
from notifications.constants import DIGEST, How, MailStatus
from notifications.digests import send_digests
from notifications.models import OutgoingMail
from notifications.tests.factories import make_topic_mail, wants
from tests.at_once import at_once


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def daily(youssef):
    wants(youssef, How.DIGEST)
    return youssef


@pytest.fixture
def before_making(monkeypatch):
    """Set what happens between asking whether there is a daily mail and taking the news for it."""
    make = digests._make

    def set_action(action):
        def first_the_action(*args):
            monkeypatch.setattr(digests, "_make", make)
            action()
            return make(*args)

        monkeypatch.setattr(digests, "_make", first_the_action)

    return set_action


def rows() -> list[tuple[str, str]]:
    found = OutgoingMail.objects.exclude(kind=DIGEST).order_by("pk").values_list("key", "status")
    return [(key, str(status)) for key, status in found]


def test_another_worker_in_between_leaves_nothing_to_do(daily, clock, before_making):
    make_topic_mail(daily, "one")
    clock.move_to("2026-12-08T15:00:00+00:00")
    others = []
    before_making(lambda: others.append(send_digests()))

    assert (send_digests(), others, OutgoingMail.objects.filter(kind=DIGEST).count()) == (0, [1], 1)


def test_news_that_another_worker_did_not_see_waits_for_the_next(daily, clock, before_making):
    make_topic_mail(daily, "one")

    def another_worker_and_then_late_news():
        send_digests()
        make_topic_mail(daily, "two")
        OutgoingMail.objects.filter(key="two").update(created_at="2026-12-08T14:59:00+00:00")

    clock.move_to("2026-12-08T15:00:00+00:00")
    before_making(another_worker_and_then_late_news)

    assert send_digests() == 0
    assert rows() == [("one", MailStatus.BUNDLED), ("two", MailStatus.HELD)]
    assert send_digests() == 0
    clock.move_to("2026-12-09T15:00:00+00:00")
    assert send_digests() == 1
    assert rows() == [("one", MailStatus.BUNDLED), ("two", MailStatus.BUNDLED)]


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_the_same_moment(clock):
    users = [make_user(f"Persoon{number}") for number in range(5)]
    for user in users:
        wants(user, How.DIGEST)
        for number in range(3):
            make_topic_mail(user, f"{user.name}-{number}")
    clock.move_to("2026-12-08T15:00:00+00:00")

    made = at_once(send_digests)

    found = OutgoingMail.objects.filter(kind=DIGEST)
    assert (sum(made), sorted(mail.bundle.count() for mail in found)) == (5, [3] * 5)
    assert {status for _, status in rows()} == {MailStatus.BUNDLED}
