"""A concern taken back is only its reporter's: for nobody else it is there any more, in no list or mail."""

import pytest

from meetings.constants import ItemState
from meetings.services import ReporterObjected, put_on_agenda, take_off
from meetings.tests.factories import make_meeting
from networks.constants import NetworkStatus
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from signals.constants import ConsentKind, ConsentState, EventKind, Outcome, Readers
from signals.models import ConsentRequest, Signal
from signals.services import join_concern, withdraw_concern, write_reply
from signals.services.together import take_together
from signals.tests.factories import make_signal
from signals.tests.mails import mailed, mails
from tests.at_once import at_once

SECRET = "Geheim: knallen bij de schutting"
OTHERS = ["mark", "fatima", "ingrid", "youssef", "dewi", "samira", "lotte", "rob", "priya", "beheer"]

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def concern(cast) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=SECRET, readers=Readers.NETWORK)


def url(concern: Signal) -> str:
    return f"/zorgen/{concern.public_id}/intrekken/"


def events(concern: Signal) -> list[tuple[str, str]]:
    return list(concern.events.values_list("kind", "role"))


def now(concern: Signal) -> Signal:
    return Signal.objects.get(pk=concern.pk)


def put(cast, concern: Signal, **when):
    meeting = make_meeting(cast.overvecht, cast.fatima, **when)
    seat = cast.overvecht.memberships.get(user=cast.mark)
    return put_on_agenda(concern, meeting=meeting, actor=seat, title="Avonden", submission=meeting.public_id)


def test_first_it_is_asked_with_what_will_happen(concern, cast, login):
    join_concern(concern, actor=cast.youssef)
    join_concern(concern, actor=cast.dewi)

    page = login(cast.anneke).get(url(concern)).content.decode()

    assert "Wilt u deze zorg intrekken?" in page
    assert "Nu kunnen dat: de 6 andere bondgenoten." in page
    assert "2 anderen merkten hetzelfde." in page
    assert now(concern).outcome == Outcome.NONE


def test_without_others_nothing_is_said_about_them(concern, cast, login):
    assert "merkten hetzelfde" not in login(cast.anneke).get(url(concern)).content.decode()


def test_then_only_the_reporter_reads_it(concern, cast, login):
    answer = login(cast.anneke).post(url(concern))

    assert (answer.status_code, answer.url) == (302, concern.get_absolute_url())
    assert (now(concern).outcome, events(concern)[-1]) == (Outcome.WITHDRAWN, (EventKind.WITHDRAWN, ""))
    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    assert "U trok deze zorg in. Alleen u kunt hem lezen." in page
    assert SECRET in page
    assert url(concern) not in page


@pytest.mark.parametrize("name", OTHERS)
def test_for_everybody_else_it_is_not_there_any_more(concern, cast, login, name):
    join_concern(concern, actor=cast.youssef)
    user = cast.everybody[name]
    withdraw_concern(concern, actor=cast.anneke)
    client = login(user)

    assert not Signal.objects.visible_to(user).exists()
    assert not Signal.objects.in_care_of(user).exists()
    assert client.get(concern.get_absolute_url()).status_code == 404
    pages = [client.get(page).content.decode() for page in ("/", "/zorgen/", "/zorgen/wegen/")]
    assert [SECRET in page for page in pages] == [False, False, False]


def test_before_it_was_there_for_its_readers(concern, cast, login):
    """Else not finding it would say nothing."""
    lists = {name: login(cast.everybody[name]).get("/zorgen/").content.decode() for name in OTHERS}

    assert {name for name, page in lists.items() if SECRET in page} == {
        *("mark", "fatima", "ingrid", "youssef", "dewi", "samira"),
    }


def test_a_second_time_nothing_happens(concern, cast, login):
    client = login(cast.anneke)

    answers = [client.post(url(concern)).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert events(concern) == [(EventKind.RECEIVED, ""), (EventKind.WITHDRAWN, "")]
    assert mailed("concern_withdrawn") == ["Fatima", "Mark"]


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_withdraws(concern, cast):
    done = at_once(lambda: withdraw_concern(now(concern), actor=cast.anneke))

    assert done.count(True) == 1
    assert len(events(concern)) == 2


@pytest.mark.parametrize("outcome", [Outcome.ACT, Outcome.NOT_OURS, Outcome.DONE])
def test_whatever_was_decided_it_can_be_withdrawn(concern, cast, outcome):
    Signal.objects.filter(pk=concern.pk).update(outcome=outcome)

    assert withdraw_concern(concern, actor=cast.anneke)
    assert now(concern).outcome == Outcome.WITHDRAWN


def test_it_leaves_the_agendas_that_are_still_to_come_and_stays_in_the_minutes(concern, cast, clock):
    past = put(cast, concern)
    clock.shift(60 * 60 * 24 * 30)
    coming = put(cast, concern)
    assert past != coming

    withdraw_concern(concern, actor=cast.anneke)

    for item in (past, coming):
        item.refresh_from_db()
    assert (past.state, coming.state) == (ItemState.ON, ItemState.WITHDRAWN)


def test_a_meeting_no_longer_shows_the_point(concern, cast, login):
    item = put(cast, concern)
    client = login(cast.youssef)
    assert "Avonden" in client.get(item.meeting.get_absolute_url()).content.decode()

    withdraw_concern(concern, actor=cast.anneke)

    assert "Avonden" not in client.get(item.meeting.get_absolute_url()).content.decode()


def test_off_one_agenda_is_off_no_other(concern, cast):
    other = make_signal(cast.overvecht, cast.dewi)
    items = [put(cast, one) for one in (concern, other)]

    assert take_off(concern) == items[:1]
    assert take_off(concern) == []
    items[1].refresh_from_db()
    assert items[1].state == ItemState.ON


def test_who_puts_it_on_an_agenda_at_that_moment_is_too_late(concern, cast):
    seen = now(concern)
    withdraw_concern(concern, actor=cast.anneke)

    with pytest.raises(ReporterObjected):
        put(cast, seen)

    assert not concern.agenda_items.exists()


def test_what_was_asked_about_it_lapses_and_what_was_answered_stays(concern, cast):
    fields = {"signal": concern, "asked_by": cast.mark}
    ConsentRequest.objects.create(kind=ConsentKind.AGENDA, title="Avonden", **fields)
    ConsentRequest.objects.create(kind=ConsentKind.READERS, state=ConsentState.REFUSED, **fields)

    withdraw_concern(concern, actor=cast.anneke)

    states = concern.consents.order_by("kind").values_list("kind", "state", "decided_at")
    assert [(kind, state, bool(at)) for kind, state, at in states] == [
        ("agenda", ConsentState.LAPSED, True),
        ("readers", ConsentState.REFUSED, False),
    ]


def test_what_was_taken_together_with_it_goes_on_by_itself(concern, cast, login):
    other = make_signal(cast.overvecht, cast.dewi, observation="Ook knallen.")
    take_together(other, lead=concern, actor=cast.mark, text="Samen verder.", submission="t")
    OutgoingMail.objects.all().delete()

    withdraw_concern(concern, actor=cast.anneke)

    other.refresh_from_db()
    assert (other.outcome, other.merged_into) == (Outcome.NONE, None)
    last = other.events.latest("at", "pk")
    assert (last.kind, last.actor, last.role) == (EventKind.RECONSIDERED, None, "")
    assert mailed("concern_answered") == ["Dewi"]
    assert other in Signal.objects.in_care_of(cast.mark).to_weigh()
    page = login(cast.dewi).get(other.get_absolute_url()).content.decode()
    assert ("Ook knallen." in page, "Anneke" in page, SECRET in page) == (True, False, False)
    write_reply(other, actor=cast.mark, text="Wij kijken ernaar.", submission="r")
    assert concern.replies.count() == 0


def test_what_was_taken_together_with_another_one_can_be_withdrawn_too(concern, cast):
    other = make_signal(cast.overvecht, cast.dewi)
    take_together(concern, lead=other, actor=cast.mark, text="Samen verder.", submission="t")

    assert withdraw_concern(now(concern), actor=cast.anneke)

    assert (now(concern).outcome, now(concern).merged_into) == (Outcome.WITHDRAWN, None)
    assert now(other).outcome == Outcome.NONE
    write_reply(other, actor=cast.mark, text="Alleen voor Dewi.", submission="r")
    assert not concern.replies.filter(text="Alleen voor Dewi.").exists()


def test_coordinators_are_told_without_a_link_to_what_they_cannot_see(concern, cast):
    withdraw_concern(concern, actor=cast.anneke)

    assert mailed("concern_withdrawn") == ["Fatima", "Mark"]
    mail = mails("concern_withdrawn")[0]
    assert mail.subject == "Bondgenoten Overvecht: een zorg is ingetrokken"
    assert mail.text == (
        "Dag Fatima,\n\n"
        "De melder van een zorg heeft die ingetrokken. Alleen de melder kan de zorg nu nog lezen.\n\n"
        "De zorg staat niet meer op de agenda en niet meer op uw lijst. U hoeft niet meer te antwoorden.\n\n"
        "Waren er andere zorgen mee samengevoegd? Die gaan zelf verder en staan weer op uw lijst.\n\n"
        "Zorgen wegen: http://testserver/zorgen/wegen/\n"
    )
    assert "De melder van een zorg heeft die ingetrokken." in mail.html
    for stored in OutgoingMail.objects.filter(kind="signals.concern_withdrawn"):
        whole = f"{stored.subject} {stored.text} {stored.html} {stored.path}"
        assert (concern.public_id in whole, "Anneke" in whole, "Geheim" in whole) == (False, False, False)


def test_who_noticed_the_same_is_told_that_they_can_share_it_themselves(concern, cast):
    join_concern(concern, actor=cast.youssef)

    withdraw_concern(concern, actor=cast.anneke)

    (mail,) = mails("joined_withdrawn")
    assert (mail.to, mail.subject) == (
        "Youssef",
        "Bondgenoten Overvecht: een zorg die u ook merkte, is ingetrokken",
    )
    assert mail.text == (
        "Dag Youssef,\n\n"
        "U zei dat u hetzelfde merkte als iemand anders. Die persoon heeft de zorg ingetrokken. "
        "U kunt de zorg niet meer lezen.\n\n"
        "Maakt u zich nog zorgen? Deel het dan zelf.\n\n"
        "Deel een zorg: http://testserver/zorgen/nieuw/?netwerk=overvecht\n"
    )
    assert "Maakt u zich nog zorgen? Deel het dan zelf. Deel een zorg" in mail.html


def test_what_was_waiting_to_be_sent_about_it_is_not_sent_any_more(concern, cast, mailoutbox):
    join_concern(concern, actor=cast.youssef)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="r")
    waiting = OutgoingMail.objects.values_list("kind", flat=True)
    assert {"signals.concern_waits", "signals.joined_news"} <= set(waiting)

    withdraw_concern(concern, actor=cast.anneke)
    send_due()

    assert sorted((mail.to[0], mail.subject.partition(": ")[2]) for mail in mailoutbox) == [
        ("anneke@example.org", "er is nieuws over uw zorg"),
        ("anneke@example.org", "wij hebben uw zorg ontvangen"),
        ("fatima@example.org", "een zorg is ingetrokken"),
        ("mark@example.org", "een zorg is ingetrokken"),
        ("youssef@example.org", "een zorg die u ook merkte, is ingetrokken"),
    ]


def test_who_left_before_sending_does_not_hear_that_it_was_withdrawn(concern, cast, mailoutbox):
    join_concern(concern, actor=cast.youssef)
    withdraw_concern(concern, actor=cast.anneke)
    cast.overvecht.memberships.filter(user__in=[cast.youssef, cast.mark]).delete()

    send_due()

    assert sorted(mail.to[0] for mail in mailoutbox) == ["anneke@example.org", "fatima@example.org"]


@pytest.mark.parametrize("status", [NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def test_who_left_or_whose_network_rests_still_withdraws(concern, cast, login, status):
    cast.overvecht.memberships.filter(user=cast.anneke).delete()
    concern.network.status = status
    concern.network.save()
    client = login(cast.anneke)

    assert client.get(url(concern)).status_code == 200
    assert client.post(url(concern)).status_code == 302
    assert now(concern).outcome == Outcome.WITHDRAWN
    assert client.get(concern.get_absolute_url()).status_code == 200


def test_in_english(concern, cast, login):
    cast.anneke.language = "en"
    cast.anneke.save()

    page = login(cast.anneke).get(url(concern)).content.decode()

    assert "Withdraw this concern?" in page
    assert "Nobody but you can read it any more. Who can now: the 6 other allies." in page
