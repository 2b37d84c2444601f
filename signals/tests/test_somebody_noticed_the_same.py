"""Who noticed the same joins instead of repeating: they hear the answers, and nobody learns who they are."""

import json

import pytest
from django.core import serializers

from networks.constants import NetworkStatus
from networks.tests.factories import make_member, make_user
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from signals.constants import EventKind, HiddenFrom, Outcome, ReaderRole, Readers
from signals.models import CoReporter, Signal
from signals.readers import readers_of
from signals.services import (
    Readership,
    choose_readers,
    join_concern,
    leave_concern,
    mark_read,
    round_off,
    version_of_readers,
    write_reply,
)
from signals.services.together import take_together
from signals.tests.factories import make_signal
from signals.tests.mails import mailed, mails
from tests.at_once import at_once

NAME = "Wilhelmina"  # a name that is nobody else's and no word of a page
READERS = ["anneke", "mark", "fatima", "ingrid", "youssef", "dewi"]

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def concern(cast) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)


@pytest.fixture
def joiner(cast):
    user = make_user(NAME)
    make_member(cast.overvecht, user, "resident")
    return user


def url(concern: Signal) -> str:
    return f"/zorgen/{concern.public_id}/ook/"


def page_of(client, concern: Signal) -> str:
    return client.get(concern.get_absolute_url()).content.decode()


def narrow(cast, concern: Signal, readers: str = Readers.COORDINATORS) -> None:
    choice = Readership(readers, None, HiddenFrom.NOBODY)
    choose_readers(concern, actor=cast.anneke, choice=choice, seen=version_of_readers(concern))


def visible(user) -> list[Signal]:
    return list(Signal.objects.visible_to(user))


def test_an_ally_joins_from_the_page_of_the_concern(concern, cast, login):
    client = login(cast.youssef)
    assert "Ik merkte dit ook" in page_of(client, concern)

    answer = client.post(url(concern))

    assert (answer.status_code, answer.url) == (302, concern.get_absolute_url())
    page = page_of(client, concern)
    assert ("U merkte dit ook." in page, "Ik merkte dit ook" in page) == (True, False)
    event = concern.events.get(kind=EventKind.JOINED)
    assert (event.actor, event.role) == (cast.youssef, ReaderRole.MEMBER)


def test_a_second_time_is_harmless(concern, cast, login):
    client = login(cast.youssef)

    answers = [client.post(url(concern)).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert (CoReporter.objects.count(), concern.events.filter(kind=EventKind.JOINED).count()) == (1, 1)
    assert [join_concern(concern, actor=cast.youssef), join_concern(concern, actor=cast.dewi)] == [
        False,
        True,
    ]


@pytest.mark.django_db(transaction=True)
def test_of_several_clicks_at_once_one_counts(concern, cast):
    assert at_once(lambda: join_concern(concern, actor=cast.youssef)).count(True) == 1
    assert CoReporter.objects.count() == 1


def test_nobody_joins_their_own(concern, cast, login):
    assert join_concern(concern, actor=cast.anneke) is False
    assert "Ik merkte dit ook" not in page_of(login(cast.anneke), concern)
    assert CoReporter.objects.count() == 0


def test_it_can_be_taken_back_and_said_again(concern, cast, login):
    client = login(cast.youssef)
    client.post(url(concern))

    answers = [client.post(url(concern), {"weg": "1"}) for _time in range(2)]

    assert {answer.url for answer in answers} == {concern.get_absolute_url()}
    assert (CoReporter.objects.count(), leave_concern(concern, actor=cast.youssef)) == (0, False)
    assert "Ik merkte dit ook" in page_of(client, concern)
    assert join_concern(concern, actor=cast.youssef)


def test_who_takes_it_back_after_the_readers_became_fewer_goes_to_the_list(concern, cast, login):
    join_concern(concern, actor=cast.youssef)
    narrow(cast, concern)
    client = login(cast.youssef)

    assert client.post(url(concern), {"weg": "1"}).url == "/zorgen/"
    assert client.get(concern.get_absolute_url()).status_code == 404


# What a joiner reads


def test_the_joiner_keeps_reading_what_others_lose(concern, cast):
    join_concern(concern, actor=cast.youssef)

    narrow(cast, concern)

    assert (visible(cast.youssef), visible(cast.dewi)) == ([concern], [])


def test_the_joiner_who_left_the_network_reads_it_no_more(concern, cast):
    join_concern(concern, actor=cast.youssef)
    narrow(cast, concern)

    cast.overvecht.memberships.filter(user=cast.youssef).delete()

    assert visible(cast.youssef) == []


def test_joining_gives_no_other_concern(concern, cast):
    other = make_signal(cast.overvecht, cast.anneke, readers=Readers.COORDINATORS)

    join_concern(concern, actor=cast.youssef)

    assert other not in visible(cast.youssef)
    assert not Signal.objects.in_care_of(cast.youssef).exists()


def test_the_readers_are_said_with_who_noticed_the_same(concern, cast):
    join_concern(concern, actor=cast.youssef)
    assert readers_of(concern, cast.anneke)[1:] == ()

    narrow(cast, concern)

    assert readers_of(concern, cast.anneke)[-1] == "wie hetzelfde merkte"
    leave_concern(concern, actor=cast.youssef)
    assert "wie hetzelfde merkte" not in readers_of(concern, cast.anneke)


def test_what_is_read_by_nobody_of_the_coordinators_is_said_as_before(concern, cast, login):
    join_concern(concern, actor=cast.youssef)
    choice = Readership(Readers.ONE, cast.mark, HiddenFrom.NOBODY)
    choose_readers(concern, actor=cast.anneke, choice=choice, seen=version_of_readers(concern))
    cast.overvecht.memberships.filter(user=cast.mark).update(role="member")

    assert readers_of(concern, cast.anneke) == ()


# What a joiner hears


def test_the_joiner_hears_of_each_answer_like_the_reporter(concern, cast):
    for user in (cast.youssef, cast.dewi):
        join_concern(concern, actor=user)

    write_reply(concern, actor=cast.mark, text="Geheim antwoord.", submission="1")

    assert (mailed("concern_answered"), mailed("joined_news")) == (["Anneke"], ["Dewi", "Youssef"])
    mail = mails("joined_news")[1]
    assert mail.subject == "Bondgenoten Overvecht: er is nieuws over een zorg die u ook merkte"
    assert mail.text == (
        "Dag Youssef,\n\n"
        "Er is nieuws over een zorg waarvan u zei dat u het ook merkte.\n\n"
        f"Bekijk het nieuws: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "Er is nieuws over een zorg waarvan u zei dat u het ook merkte. Bekijk" in mail.html
    write_reply(concern, actor=cast.mark, text="Nog iets.", submission="2")
    assert mailed("joined_news") == ["Dewi", "Dewi", "Youssef", "Youssef"]


def test_the_joiner_reads_the_answer(concern, cast, login):
    join_concern(concern, actor=cast.youssef)
    narrow(cast, concern)
    write_reply(concern, actor=cast.mark, text="Wij gaan kijken.", submission="1")

    assert "Wij gaan kijken." in page_of(login(cast.youssef), concern)


def test_the_joiner_hears_how_it_ends(concern, cast):
    join_concern(concern, actor=cast.youssef)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    OutgoingMail.objects.all().delete()

    round_off(concern, actor=cast.mark)

    assert (mailed("concern_ended"), mailed("joined_news")) == (["Anneke"], ["Youssef"])


def test_who_joined_one_that_goes_on_in_another_hears_its_answers(concern, cast):
    lead = make_signal(cast.overvecht, cast.dewi, readers=Readers.COORDINATORS)
    join_concern(concern, actor=cast.youssef)
    take_together(concern, lead=lead, actor=cast.mark, text="Samen verder.", submission="t")
    OutgoingMail.objects.all().delete()

    write_reply(lead, actor=cast.mark, text="Wij gaan kijken.", submission="1")

    assert (mailed("concern_answered"), mailed("joined_news")) == (["Anneke", "Dewi"], ["Youssef"])


def test_what_the_reporter_writes_is_no_news_to_the_joiner(concern, cast):
    join_concern(concern, actor=cast.youssef)

    write_reply(concern, actor=cast.anneke, text="Nog iets.", submission="1")

    assert (mailed("joined_news"), mailed("reporter_wrote")) == ([], ["Fatima", "Mark"])


def test_who_left_or_took_it_back_before_sending_gets_no_news(concern, cast, mailoutbox):
    for user in (cast.youssef, cast.dewi, cast.samira):
        join_concern(concern, actor=user)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    narrow(cast, concern)
    cast.overvecht.memberships.filter(user=cast.youssef).delete()
    leave_concern(concern, actor=cast.dewi)

    send_due()

    news = [mail.to[0] for mail in mailoutbox if "die u ook merkte" in mail.subject]
    assert news == ["samira@example.org"]


# What others see of it: a number


@pytest.mark.parametrize("name", READERS)
def test_others_see_how_many_and_never_who(concern, cast, joiner, login, name):
    client = login(cast.everybody[name])
    mark_read(concern, reader=joiner)
    join_concern(concern, actor=joiner)
    one = page_of(client, concern)
    join_concern(concern, actor=cast.samira)
    two = page_of(client, concern)
    lists = [client.get(page).content.decode() for page in ("/zorgen/", "/zorgen/?van=mij", "/zorgen/wegen/")]

    assert ("Iemand anders merkte hetzelfde." in one, "2 anderen merkten hetzelfde." in two) == (True, True)
    assert [page.count(NAME) + page.count("Samira") for page in (one, two, *lists)] == [0] * 5


def test_the_joiner_sees_how_many_others_and_not_who(concern, cast, joiner, login):
    for user in (cast.youssef, cast.samira, joiner):
        join_concern(concern, actor=user)

    page = page_of(login(cast.youssef), concern)

    assert "U merkte dit ook, en 2 anderen ook." in page
    assert (NAME in page, "Samira" in page) == (False, False)


def test_no_mail_to_others_names_a_joiner(concern, cast, joiner):
    join_concern(concern, actor=joiner)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="1")
    round_off(concern, actor=cast.mark)

    named = {
        mail.recipient.name
        for mail in OutgoingMail.objects.all()
        if NAME in f"{mail.subject} {mail.text} {mail.html} {mail.attachments}"
    }
    assert named == {NAME}


def test_the_events_hold_no_name(concern, joiner):
    join_concern(concern, actor=joiner)

    kept = json.loads(serializers.serialize("json", concern.events.all()))
    assert NAME not in json.dumps(kept)
    assert kept[-1]["fields"].keys() == {"signal", "kind", "actor", "role", "at"}


# Lists


def test_the_own_list_holds_what_one_joined_and_marks_it(concern, cast, login):
    own = make_signal(cast.overvecht, cast.youssef, observation="Van mijzelf.")
    make_signal(cast.overvecht, cast.dewi, observation="Van een ander.", readers=Readers.NETWORK)
    join_concern(concern, actor=cast.youssef)

    page = login(cast.youssef).get("/zorgen/?van=mij")

    assert [row for row, _promise in page.context["rows"]] == [own, concern]
    text = page.content.decode()
    assert (text.count("Uw zorg ·"), text.count("ook door u gemerkt")) == (1, 1)
    assert login(cast.youssef).get("/zorgen/").content.decode().count("ook door u gemerkt") == 1
    assert "ook door u gemerkt" not in login(cast.dewi).get("/zorgen/").content.decode()


def test_the_lists_ask_as_often_with_more_that_was_joined(cast, login, django_assert_max_num_queries):
    client = login(cast.youssef)
    for _number in range(5):
        join_concern(make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK), actor=cast.youssef)
    client.get("/zorgen/?van=mij")

    with django_assert_max_num_queries(12):
        client.get("/zorgen/?van=mij")


# When it cannot be said


@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.NOT_OURS, Outcome.MERGED])
def test_what_ended_is_not_joined_any_more(concern, cast, login, outcome):
    Signal.objects.filter(pk=concern.pk).update(outcome=outcome)
    client = login(cast.youssef)

    assert "Ik merkte dit ook" not in page_of(client, concern)
    assert client.post(url(concern)).status_code == 403


@pytest.mark.parametrize("status", [NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def test_in_a_network_that_rests_nobody_joins(concern, cast, login, status):
    concern.network.status = status
    concern.network.save()

    assert login(cast.youssef).post(url(concern)).status_code == 403


def test_who_left_the_network_does_not_join(concern, cast, login):
    cast.overvecht.memberships.filter(user=cast.youssef).delete()

    assert login(cast.youssef).post(url(concern)).status_code == 404


@pytest.mark.parametrize("name", ["mark", "fatima", "ingrid"])
def test_a_coordinator_or_chief_gets_no_other_way_in(concern, cast, login, name):
    """Else whom the reporter leaves out afterwards, would keep reading it."""
    user = cast.everybody[name]

    assert login(user).post(url(concern)).status_code == 403
    assert "Ik merkte dit ook" not in page_of(login(user), concern)
    assert CoReporter.objects.count() == 0


def test_in_english(concern, cast, login):
    join_concern(concern, actor=cast.dewi)
    cast.youssef.language = "en"
    cast.youssef.save()
    client = login(cast.youssef)
    before = page_of(client, concern)
    client.post(url(concern))

    assert ("I noticed this too" in before, "One other person noticed the same." in before) == (True, True)
    assert "You noticed this too, and so did one other person." in page_of(client, concern)
