"""The page with all choices: what can be chosen, and that saving changes only what the page showed."""

import pytest

from bondgenoten.lib.registry import mail_topics
from networks.constants import Party, Role
from networks.models import Membership
from networks.tests.factories import make_member, make_user
from notifications.choices import choice_of, how_of
from notifications.constants import How
from notifications.models import MailChoice
from notifications.services import choose
from notifications.topics import Offer, Topic, offers_of
from signals.tests.factories import make_signal

PAGE = "/meldingen/"
WEEKLY = Topic("test_weekly", "Weekoverzicht", "Elke week.", offers=(How.AT_ONCE, How.OFF), has_day=True)


def offered(user) -> list[tuple[str, str]]:
    return [(offer.scope_name, offer.topic.code) for offer in offers_of(user) if offer.scope]


@pytest.fixture
def weekly(monkeypatch):
    """A topic of no network, with a day, for everybody."""
    monkeypatch.setitem(mail_topics._functions, "test", lambda user: [Offer(WEEKLY)])


@pytest.fixture
def scope(cast) -> str:
    return cast.overvecht.public_id


def test_what_each_person_can_choose(cast):
    seat = [("Overvecht", "reminders"), ("Overvecht", "my_concerns")]

    assert {
        name: offered(cast.everybody[name]) for name in ("youssef", "mark", "ingrid", "rob", "priya")
    } == {
        "youssef": seat,
        "mark": [*seat, ("Overvecht", "to_weigh")],
        "ingrid": seat,
        "rob": [],
        "priya": [],
    }


def test_a_chief_without_a_seat_can_choose_about_own_concerns(cast):
    Membership.objects.filter(user=cast.ingrid).delete()

    assert offered(cast.ingrid) == [("Overvecht", "my_concerns")]


def test_who_left_can_choose_about_the_concern_they_shared(cast):
    make_signal(cast.overvecht, cast.anneke)
    Membership.objects.filter(user=cast.anneke).delete()

    assert offered(cast.anneke) == [("Overvecht", "my_concerns")]


def test_network_by_network_by_name(cast):
    make_member(cast.zeist, cast.youssef, Party.RESIDENT)

    assert [name for name, _ in offered(cast.youssef)] == ["Overvecht", "Overvecht", "Zeist", "Zeist"]


def test_the_page_shows_what_is_chosen(cast, login, scope):
    choose(cast.youssef, topic="reminders", scope=scope, how=How.OFF)

    form = login(cast.youssef).get(PAGE).context["form"]

    chosen = {name: form[name].initial for name in (f"reminders-{scope}", f"my_concerns-{scope}")}
    assert chosen == {f"reminders-{scope}": How.OFF, f"my_concerns-{scope}": How.AT_ONCE}


@pytest.mark.parametrize("name", ["rob", "priya", "beheer"])
def test_without_a_network_there_is_nothing_to_choose_and_it_says_so(cast, login, monkeypatch, name):
    for app in ("insights", "test"):
        monkeypatch.delitem(mail_topics._functions, app, raising=False)

    page = login(cast.everybody[name]).get(PAGE).content.decode()

    assert "Er is nog niets te kiezen" in page
    assert 'type="radio"' not in page


def test_saving_says_so_and_is_kept(cast, login, scope):
    data = {f"reminders-{scope}": "digest", f"my_concerns-{scope}": "off"}
    for _ in range(2):
        response = login(cast.youssef).post(PAGE, data, follow=True)
        assert "Uw keuzes zijn bewaard." in response.content.decode()

    assert [how_of(cast.youssef, topic, scope) for topic in ("reminders", "my_concerns")] == [
        How.DIGEST,
        How.OFF,
    ]
    assert MailChoice.objects.count() == 2


def test_a_field_that_is_not_in_the_post_stays_as_it_was(cast, login, scope):
    choose(cast.youssef, topic="reminders", scope=scope, how=How.OFF)

    login(cast.youssef).post(PAGE, {f"my_concerns-{scope}": "digest"})

    assert [how_of(cast.youssef, topic, scope) for topic in ("reminders", "my_concerns")] == [
        How.OFF,
        How.DIGEST,
    ]


def test_a_network_joined_meanwhile_keeps_its_choices(cast, login, scope):
    """The page was open before: what it did not show is not cleared."""
    shown = {f"reminders-{scope}": "at_once", f"my_concerns-{scope}": "off"}
    make_member(cast.zeist, cast.youssef, Party.RESIDENT)
    choose(cast.youssef, topic="reminders", scope=cast.zeist.public_id, how=How.OFF)

    login(cast.youssef).post(PAGE, shown)

    assert how_of(cast.youssef, "reminders", cast.zeist.public_id) == How.OFF


def test_a_network_left_meanwhile_or_of_others_is_not_chosen_about(cast, login):
    login(cast.youssef).post(
        PAGE, {f"reminders-{cast.zeist.public_id}": "off", f"to_weigh-{cast.overvecht.public_id}": "off"}
    )

    assert MailChoice.objects.count() == 0


def test_the_choices_of_others_stay(cast, login, scope):
    choose(cast.dewi, topic="reminders", scope=scope, how=How.DIGEST)

    login(cast.youssef).post(PAGE, {f"reminders-{scope}": "off"})

    assert how_of(cast.dewi, "reminders", scope) == How.DIGEST


def test_saving_what_is_there_already_changes_nothing(cast, login, scope):
    choose(cast.youssef, topic="reminders", scope=scope, how=How.OFF)
    before = list(MailChoice.objects.values())

    login(cast.youssef).post(PAGE, {f"reminders-{scope}": "off", f"my_concerns-{scope}": "at_once"})

    assert list(MailChoice.objects.values()) == before


def test_an_impossible_choice_is_not_saved(cast, login, scope):
    response = login(cast.youssef).post(PAGE, {f"reminders-{scope}": "yearly"})

    assert (response.status_code, MailChoice.objects.count()) == (200, 0)
    assert "invalid-feedback" in response.content.decode()


def test_a_day_can_be_chosen_where_there_is_one(cast, login, weekly):
    login(cast.youssef).post(PAGE, {"test_weekly": "at_once", "day-test_weekly": "3"})

    assert choice_of(cast.youssef, "test_weekly", "").day == 3


def test_turning_off_keeps_the_day(cast, weekly):
    choose(cast.youssef, topic="test_weekly", scope="", how=How.AT_ONCE, day=3)
    choose(cast.youssef, topic="test_weekly", scope="", how=How.OFF)

    choice = choice_of(cast.youssef, "test_weekly", "")
    assert (choice.how, choice.day) == (How.OFF, 3)


@pytest.mark.parametrize(("how", "day"), [("digest", "1"), ("at_once", "5"), ("at_once", "x")])
def test_a_summary_takes_no_other_choice_or_day(cast, login, weekly, how, day):
    login(cast.youssef).post(PAGE, {"test_weekly": how, "day-test_weekly": day})

    assert MailChoice.objects.count() == 0


def test_what_nobody_chose_has_the_default_of_its_topic(db):
    Topic("test_default", "", "", default=How.DIGEST)

    assert how_of(make_user("Iemand"), "test_default", "") == How.DIGEST


def test_ones_own_page_leads_to_it(cast, login):
    assert f'href="{PAGE}"' in login(cast.youssef).get("/account/").content.decode()


def test_the_page_says_what_always_comes(cast, login):
    page = login(cast.youssef).get(PAGE).content.decode()

    assert "Uitnodigingen voor een bijeenkomst en mail om in te loggen komen altijd." in page


def test_a_deputy_can_choose_about_concerns_to_weigh(cast):
    Membership.objects.filter(user=cast.mark).update(role=Role.DEPUTY)

    assert ("Overvecht", "to_weigh") in offered(cast.mark)
