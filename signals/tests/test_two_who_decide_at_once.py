"""Of two coordinators who decide at once the second is told what the first decided; nothing is lost."""

from datetime import date
from functools import partial

import pytest
from django.contrib.messages import get_messages

from bondgenoten.lib.ids import new_public_id
from signals.constants import EventKind, Outcome
from signals.models import Reply, Signal, Weighing
from signals.services import Decision, WeighingFields, assign, decide, hand_over, weigh
from signals.tests.factories import make_signal
from tests.at_once import at_once

DAY = date(2026, 12, 20)


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke)


def url(concern: Signal, step: str) -> str:
    return f"/zorgen/{concern.public_id}/besluit/{step}/"


def decided(concern: Signal) -> tuple:
    concern.refresh_from_db()
    return concern.outcome, concern.look_again_on, concern.replies.count()


def test_the_second_is_asked_again_and_loses_nothing(cast, concern, login):
    seen = {"seen": "|"}
    login(cast.mark).post(url(concern, "volgen"), {**seen, "look_again_on": "2026-12-20"})
    client, refusal = login(cast.fatima), {**seen, "answer": "Dit is niet voor ons."}

    page = client.post(url(concern, "niet-voor-ons"), refusal)

    assert page.status_code == 200
    shown = page.content.decode()
    assert "Mark heeft intussen al besloten: volgen." in shown
    assert "Dit is niet voor ons." in shown
    assert decided(concern) == (Outcome.WATCH, DAY, 0)

    again = {"seen": page.context["form"]["seen"].value(), "answer": refusal["answer"]}
    assert client.post(url(concern, "niet-voor-ons"), again).status_code == 302
    assert decided(concern) == (Outcome.NOT_OURS, None, 1)


def test_the_same_step_of_the_other_is_told(cast, concern, login):
    login(cast.mark).post(url(concern, "doen"), {"seen": "|", "answerer": cast.mark.public_id})

    response = login(cast.fatima).post(url(concern, "doen"), {"seen": "|", "answerer": cast.fatima.public_id})

    assert response["Location"] == concern.get_absolute_url()
    assert [str(one) for one in get_messages(response.wsgi_request)][-1:] == [
        "Mark heeft intussen al besloten: doen."
    ]
    concern.refresh_from_db()
    assert concern.answerer == cast.mark


def test_another_day_to_look_again_counts_as_another_decision(cast, concern, login):
    client = login(cast.mark)
    client.post(url(concern, "volgen"), {"seen": "|", "look_again_on": "2026-12-20"})
    client.post(url(concern, "volgen"), {"seen": "watch|2026-12-20", "look_again_on": "2027-01-20"})

    page = login(cast.fatima).post(
        url(concern, "volgen"), {"seen": "watch|2026-12-20", "look_again_on": "2026-12-24"}
    )

    assert "Mark heeft intussen al besloten: volgen." in page.content.decode()
    assert decided(concern)[:2] == (Outcome.WATCH, date(2027, 1, 20))


@pytest.mark.parametrize("seen", ["", "act|", "watch|31-12-2026", "watch|2026-99-99", "x" * 40])
def test_what_was_never_seen_is_asked_again(cast, concern, login, seen):
    page = login(cast.mark).post(url(concern, "niet-voor-ons"), {"seen": seen, "answer": "Nee, helaas."})

    expected = (Outcome.NOT_OURS, 302) if seen == "" else (Outcome.NONE, 200)
    assert (decided(concern)[0], page.status_code) == expected


def test_who_reported_it_is_not_named_as_who_decided(cast, concern, login):
    """A coordinator who hid their name reported it, and withdrew nothing but wrote back."""
    own = make_signal(cast.overvecht, cast.mark, hidden_from="readers")
    client = login(cast.mark)
    client.post(url(own, "volgen"), {"seen": "|", "look_again_on": "2026-12-20"})

    page = login(cast.fatima).post(url(own, "niet-voor-ons"), {"seen": "|", "answer": "Niet voor ons."})

    shown = page.content.decode()
    assert "Deze zorg staat nu op: volgen." in shown
    assert "Mark heeft" not in shown


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_decides_and_one_answer_goes_out(cast, concern):
    def work() -> bool:
        signal = Signal.objects.get(pk=concern.pk)
        decision = Decision(EventKind.REFUSED, {"outcome": ""}, new_public_id(), answer="Niet voor ons.")
        return decide(signal, actor=cast.fatima, decision=decision)

    assert sorted(at_once(work)) == [False, False, False, True]
    assert Reply.objects.count() == 1
    assert concern.events.filter(kind=EventKind.REFUSED).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", [EventKind.HANDED_OVER, EventKind.ASSIGNED, EventKind.WEIGHED])
def test_what_counts_once_counts_once(cast, concern, kind):
    services = {
        EventKind.HANDED_OVER: hand_over,
        EventKind.ASSIGNED: partial(assign, answerer=cast.mark),
        EventKind.WEIGHED: partial(weigh, fields=WeighingFields(is_concrete=True)),
    }

    done = at_once(lambda: services[kind](Signal.objects.get(pk=concern.pk), actor=cast.mark))

    assert sorted(done) == [False, False, False, True]
    assert concern.events.filter(kind=kind).count() == 1
    assert Weighing.objects.count() == (kind == EventKind.WEIGHED)
