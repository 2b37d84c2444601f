"""Two concerns about the same thing go on as one: no reporter is lost, and none sees words of another."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bondgenoten.lib.submission import new_key
from notifications.models import OutgoingMail
from signals.constants import EventKind, Outcome, Readers
from signals.models import Reply, Signal
from signals.permissions import can_take_apart, can_take_together
from signals.services import advance, round_off, write_reply
from signals.services.merging import pass_on
from signals.services.together import NotTogether, take_apart, take_together
from signals.tests.factories import make_signal
from tests.at_once import at_once

TEXT = "Dank u. Wij kijken samen."


@pytest.fixture
def pair(cast, clock) -> tuple[Signal, Signal]:
    """Of Anneke and, an hour later, of Youssef."""
    one = make_signal(cast.overvecht, cast.anneke, observation="Knallen bij de speeltuin.")
    clock.shift(timedelta(hours=1))
    return one, make_signal(cast.overvecht, cast.youssef, observation="Weer vuurwerk bij het plein.")


def together(signal: Signal, lead: Signal, actor, text=TEXT, submission="1") -> bool:
    return take_together(signal, lead=lead, actor=actor, text=text, submission=submission)


def thread(signal: Signal) -> list[tuple]:
    return list(signal.replies.values_list("author__name", "text"))


def mails_to(user) -> list[str]:
    mails = OutgoingMail.objects.filter(recipient=user, kind="signals.concern_answered")
    return list(mails.order_by("pk").values_list("reference", flat=True))


def steps(signal: Signal) -> list[tuple]:
    return list(signal.events.values_list("kind", "actor__name"))[1:]


def test_one_goes_on_in_the_other_and_its_reporter_hears_that_as_an_answer(cast, pair):
    lead, signal = pair

    assert together(signal, lead, cast.mark)

    signal.refresh_from_db()
    assert (signal.outcome, signal.merged_into, signal.answered_at) == (
        Outcome.MERGED,
        lead,
        timezone.now(),
    )
    assert steps(signal) == [(EventKind.MERGED, "Mark"), (EventKind.ANSWERED, "Mark")]
    assert thread(signal) == [("Mark", TEXT)]
    assert mails_to(cast.youssef) == [signal.public_id]
    assert (thread(lead), steps(lead), mails_to(cast.anneke)) == ([], [], [])


def test_twice_is_once(cast, pair):
    lead, signal = pair
    together(signal, lead, cast.mark)

    assert not together(signal, lead, cast.fatima, submission="2")
    assert thread(signal) == [("Mark", TEXT)]


def test_each_reporter_hears_the_answers_and_each_once(cast, pair):
    lead, signal = pair
    together(signal, lead, cast.mark)

    reply = write_reply(lead, actor=cast.fatima, text="Er komt licht.", submission="2")

    assert pass_on(reply) == []
    assert thread(signal) == [("Mark", TEXT), ("Fatima", "Er komt licht.")]
    assert thread(lead) == [("Fatima", "Er komt licht.")]
    assert mails_to(cast.anneke) == [lead.public_id]
    assert mails_to(cast.youssef) == [signal.public_id, signal.public_id]


def test_a_question_goes_to_one_reporter_only(cast, pair):
    lead, signal = pair
    together(signal, lead, cast.mark)

    write_reply(lead, actor=cast.fatima, text="Hoe laat was het?", submission="2", asks=True)

    assert thread(signal) == [("Mark", TEXT)]


def test_words_of_one_reporter_are_nowhere_in_the_page_of_the_other(cast, pair, login):
    lead, signal = pair
    together(signal, lead, cast.mark)
    write_reply(lead, actor=cast.anneke, text="Het begon om negen uur.", submission="2")

    page = login(cast.youssef).get(signal.get_absolute_url()).content.decode()

    assert TEXT in page
    assert [words in page for words in ("Knallen", "negen uur", "Anneke", lead.public_id)] == [False] * 4
    assert login(cast.youssef).get(lead.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("of_lead", "of_signal", "expected"),
    [("2026-12-10", "2026-12-09", "2026-12-09"), ("2026-12-08", "2026-12-10", "2026-12-08")],
)
def test_the_earliest_promise_of_both_is_kept(cast, pair, of_lead, of_signal, expected):
    lead, signal = pair
    days = {lead.pk: date.fromisoformat(of_lead), signal.pk: date.fromisoformat(of_signal)}
    for pk, day in days.items():
        Signal.objects.filter(pk=pk).update(promised_on=day, ends_on=day)

    together(signal, lead, cast.mark)

    lead.refresh_from_db()
    assert (lead.promised_on, lead.ends_on) == (date.fromisoformat(expected),) * 2


@pytest.mark.parametrize("answered", ["lead", "signal"])
def test_a_promise_that_was_kept_moves_nothing(cast, pair, answered):
    lead, signal = pair
    write_reply({"lead": lead, "signal": signal}[answered], actor=cast.mark, text="Ja.", submission="0")
    Signal.objects.filter(pk=signal.pk).update(promised_on=date(2026, 12, 1))

    together(signal, lead, cast.mark)

    lead.refresh_from_db()
    assert lead.promised_on == date(2026, 12, 10)


def test_what_was_taken_together_before_goes_along_and_is_told_once(cast, pair, clock):
    lead, signal = pair
    third = make_signal(cast.overvecht, cast.dewi)
    together(third, signal, cast.mark)

    together(signal, lead, cast.mark, submission="2")

    third.refresh_from_db()
    assert (third.merged_into, third.outcome) == (lead, Outcome.MERGED)
    assert thread(third) == [("Mark", TEXT)]
    write_reply(lead, actor=cast.mark, text="Voor allen.", submission="3")
    assert [thread(one)[-1] for one in (lead, signal, third)] == [("Mark", "Voor allen.")] * 3


def test_there_are_no_circles(cast, pair):
    lead, signal = pair
    together(signal, lead, cast.mark)

    for one, other in ((lead, signal), (lead, lead)):
        with pytest.raises(NotTogether):
            together(one, other, cast.mark, submission="2")

    lead.refresh_from_db()
    assert (lead.outcome, lead.merged_into, thread(lead)) == (Outcome.NONE, None, [])


@pytest.mark.parametrize("ended", [0, 1])
def test_what_ended_is_not_taken_together(cast, pair, ended):
    lead, signal = pair
    Signal.objects.filter(pk=pair[ended].pk).update(outcome=Outcome.DONE)

    with pytest.raises(NotTogether):
        together(signal, lead, cast.mark)

    assert (thread(signal), steps(signal)) == ([], [])
    assert Signal.objects.get(pk=pair[ended].pk).outcome == Outcome.DONE


def test_another_network_is_never_taken_together_with(cast, pair):
    other = make_signal(cast.zeist, cast.lotte)

    with pytest.raises(NotTogether):
        together(pair[0], other, cast.mark)


def test_a_message_of_its_reporter_takes_it_apart(cast, pair):
    lead, signal = pair
    together(signal, lead, cast.mark)

    write_reply(signal, actor=cast.youssef, text="Dit is iets anders.", submission="2")
    write_reply(lead, actor=cast.mark, text="Er komt licht.", submission="3")

    signal.refresh_from_db()
    assert (signal.outcome, signal.merged_into, signal.answered_at) == (Outcome.NONE, None, None)
    assert thread(signal) == [("Mark", TEXT), ("Youssef", "Dit is iets anders.")]


def test_a_coordinator_takes_it_apart_and_its_reporter_hears_so(cast, pair):
    lead, signal = pair
    together(signal, lead, cast.mark)

    assert take_apart(signal, actor=cast.fatima)
    assert not take_apart(signal, actor=cast.fatima)

    signal.refresh_from_db()
    assert (signal.outcome, signal.merged_into) == (Outcome.NONE, None)
    assert steps(signal)[-1] == (EventKind.RECONSIDERED, "Fatima")
    assert mails_to(cast.youssef) == [signal.public_id] * 2


def test_what_is_open_or_ended_is_not_taken_apart(cast, pair):
    assert not take_apart(pair[0], actor=cast.mark)
    Signal.objects.filter(pk=pair[0].pk).update(outcome=Outcome.DONE)

    assert not take_apart(pair[0], actor=cast.mark)


# Two at once. On SQLite they come one after the other.


@pytest.mark.django_db(transaction=True)
def test_two_turn_it_around_at_once_and_one_of_them_wins(cast):
    one, other = (make_signal(cast.overvecht, user) for user in (cast.anneke, cast.youssef))
    ways = [(one, other, cast.mark), (other, one, cast.fatima)]

    def work():
        signal, lead, actor = ways.pop()
        try:
            return together(signal, lead, actor, submission=f"by {actor.pk}")
        except NotTogether:
            return None

    assert sorted(at_once(work, workers=2), key=str) == [None, True]
    merged = Signal.objects.get(outcome=Outcome.MERGED)
    lead = Signal.objects.get(outcome=Outcome.NONE)
    assert merged.merged_into == lead
    assert [reply.signal for reply in Reply.objects.all()] == [merged]


@pytest.mark.django_db(transaction=True)
def test_an_answer_on_the_lead_at_the_same_moment_is_not_lost(cast):
    lead, signal = (make_signal(cast.overvecht, user) for user in (cast.anneke, cast.youssef))
    things = [
        lambda: together(signal, lead, cast.mark),
        lambda: write_reply(lead, actor=cast.fatima, text="Er komt licht.", submission="2"),
        lambda: write_reply(signal, actor=cast.fatima, text="Wij komen langs.", submission="3"),
    ]

    def work():
        return things.pop()()

    at_once(work, workers=3)

    signal.refresh_from_db()
    assert (signal.outcome, signal.merged_into) == (Outcome.MERGED, lead)
    assert ("Fatima", "Er komt licht.") in thread(lead)
    assert {("Mark", TEXT), ("Fatima", "Wij komen langs.")} <= set(thread(signal))
    assert signal.events.filter(kind=EventKind.ANSWERED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_rounded_off_at_the_same_moment_it_is_either_of_the_two(cast):
    lead, signal = (make_signal(cast.overvecht, user) for user in (cast.anneke, cast.youssef))
    write_reply(signal, actor=cast.fatima, text="Wij komen langs.", submission="0")
    things = [lambda: together(signal, lead, cast.mark), lambda: round_off(signal, actor=cast.fatima)]

    def work():
        try:
            return things.pop()()
        except NotTogether:
            return False

    assert sorted(at_once(work, workers=2)) == [False, True]
    signal.refresh_from_db()
    assert (signal.outcome, signal.merged_into_id, len(thread(signal))) in [
        (Outcome.MERGED, lead.pk, 2),
        (Outcome.DONE, None, 1),
    ]


# Who may.


@pytest.mark.parametrize("name", ["ingrid", "youssef", "anneke", "lotte", "rob", "priya", "beheer"])
def test_only_coordinators_may(cast, pair, name):
    user = cast.everybody[name]
    assert not can_take_together(user, *pair)
    together(pair[1], pair[0], cast.mark)
    pair[1].refresh_from_db()

    assert not can_take_apart(user, pair[1])
    assert can_take_apart(cast.fatima, pair[1])
    assert not can_take_apart(cast.fatima, pair[0])


@pytest.mark.parametrize("outcome", Outcome.values)
def test_both_have_to_be_open(cast, pair, outcome):
    signal = pair[1]
    signal.outcome = outcome
    is_open = outcome in (Outcome.NONE, Outcome.ACT, Outcome.AGENDA, Outcome.WATCH)

    assert can_take_together(cast.mark, pair[0], signal) == is_open
    assert can_take_together(cast.mark, signal, pair[0]) == is_open


def test_not_with_itself_nor_in_a_network_that_rests(cast, pair):
    assert can_take_together(cast.mark, *pair)
    assert not can_take_together(cast.mark, pair[0], pair[0])
    cast.overvecht.status = "paused"
    pair[0].network.status = pair[1].network.status = "paused"

    assert not can_take_together(cast.mark, *pair)


def test_not_what_one_shared_oneself(cast, pair):
    own = make_signal(cast.overvecht, cast.mark)

    assert not can_take_together(cast.mark, pair[0], own)
    assert can_take_together(cast.fatima, pair[0], own)
    advance(own, EventKind.MERGED, actor=cast.fatima, merged_into=pair[0])
    assert not can_take_apart(cast.mark, own)
    assert can_take_apart(cast.fatima, own)


def test_what_one_coordinator_reads_stays_with_that_one(cast, pair):
    chosen = {"readers": Readers.ONE, "reader": cast.mark}
    one, other = (make_signal(cast.overvecht, user, **chosen) for user in (cast.anneke, cast.dewi))

    assert not can_take_together(cast.mark, pair[0], one)
    assert can_take_together(cast.mark, one, other)
    assert not can_take_together(cast.fatima, one, other)


# The pages.


def compare(client, signal: Signal, query=""):
    return client.get(f"/zorgen/{signal.public_id}/lijkt-op/{query}")


def merge(client, signal: Signal, other: Signal, user, **fields):
    data = {"lead": signal.public_id, "text": TEXT, "submission": new_key(user.public_id), **fields}
    return client.post(f"/zorgen/{signal.public_id}/samen/{other.public_id}/", data)


@pytest.fixture
def alike(cast, clock) -> list[Signal]:
    """Four in the same place with the same words, the first one of Anneke, the last one not for Fatima."""
    text = "Harde knallen bij de speeltuin, nummer {}."
    fields = {"neighbourhood": cast.tigrisdreef}
    for_mark = {"readers": Readers.ONE, "reader": cast.mark}
    return [
        make_signal(cast.overvecht, cast.anneke, observation=text.format("een"), **fields),
        make_signal(cast.overvecht, cast.youssef, observation=text.format("twee"), **fields),
        make_signal(cast.overvecht, cast.dewi, observation="De lift is stuk."),
        make_signal(cast.overvecht, cast.samira, observation=text.format("vier"), **fields, **for_mark),
    ]


def test_side_by_side_are_those_in_the_same_care_in_full_words(cast, alike, login):
    page = compare(login(cast.fatima), alike[0]).content.decode()

    assert [one.observation in page for one in alike] == [True, True, False, False]
    page = compare(login(cast.mark), alike[0]).content.decode()
    assert [one.observation in page for one in alike] == [True, True, False, True]


def test_it_names_no_reporter_and_leaves_no_read_marks(cast, alike, login):
    page = compare(login(cast.fatima), alike[0]).content.decode()

    assert [name in page for name in ("Anneke", "Youssef")] == [False, False]
    assert [one.reads.count() for one in alike] == [0, 0, 0, 0]


def test_another_one_is_found_by_its_words_and_laid_beside_it(cast, alike, login):
    response = compare(login(cast.fatima), alike[0], "?zoek=lift")

    assert list(response.context["found"]) == [alike[2]]
    chosen = compare(login(cast.fatima), alike[0], f"?met={alike[2].public_id}")
    assert [other for other, _promise, _may in chosen.context["others"]] == [alike[2]]


def test_no_search_and_no_address_shows_what_is_not_in_care(cast, alike, login):
    client = login(cast.fatima)

    assert list(compare(client, alike[0], "?zoek=vier").context["found"]) == []
    assert compare(client, alike[0], f"?met={alike[3].public_id}").context["others"] == []
    assert compare(client, alike[3]).status_code == 404


def test_what_is_shown_is_in_the_audit_log(cast, alike, login, caplog, monkeypatch):
    lines = []
    monkeypatch.setattr("bondgenoten.lib.audit.seen", lambda page, **facts: lines.append((page, facts)))

    compare(login(cast.fatima), alike[0])

    ids = [alike[0].public_id, alike[1].public_id]
    assert lines == [("alike", {"actor_id": cast.fatima.public_id, "ids": ids})]


def test_the_page_takes_together_in_the_chosen_one(cast, alike, login):
    response = merge(login(cast.fatima), alike[1], alike[0], cast.fatima)

    alike[0].refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, alike[1].get_absolute_url())
    assert alike[0].merged_into == alike[1]
    assert thread(alike[0]) == [("Fatima", TEXT)]


def test_a_second_click_changes_nothing(cast, alike, login):
    client = login(cast.fatima)
    merge(client, alike[0], alike[1], cast.fatima)

    assert [merge(client, *two, cast.fatima).status_code for two in (alike[:2], alike[1::-1])] == [302, 302]
    assert thread(alike[1]) == [("Fatima", TEXT)]


def test_the_older_one_and_a_ready_message_are_proposed(cast, alike, clock, login):
    clock.shift(timedelta(hours=1))
    newer = make_signal(cast.overvecht, cast.dewi)
    response = login(cast.fatima).get(f"/zorgen/{newer.public_id}/samen/{alike[0].public_id}/")

    form = response.context["form"]
    assert form["lead"].initial == alike[0].public_id
    assert "Meer mensen" in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"text": "   "}, {"text": ["Schrijf eerst uw bericht."]}),
        ({"lead": ""}, {"lead": ["Kies de zorg waarin u verdergaat."]}),
        ({"text": "Bel Anneke op 06-12345678."}, None),
    ],
)
def test_a_mistake_or_a_name_is_asked_about_and_nothing_is_done(cast, alike, login, fields, errors):
    response = merge(login(cast.fatima), alike[0], alike[1], cast.fatima, **fields)

    assert response.status_code == 200
    if errors:
        assert response.context["form"].errors == errors
    assert list(response.context["form"].errors) == list(fields)
    assert Signal.objects.filter(outcome=Outcome.MERGED).count() == 0


def test_one_that_was_chosen_from_elsewhere_is_refused(cast, alike, login):
    response = merge(login(cast.fatima), alike[0], alike[1], cast.fatima, lead=alike[2].public_id)

    assert list(response.context["form"].errors) == ["lead"]


def test_somebody_was_first(cast, alike, login, monkeypatch):
    def fail(*_args, **_facts):
        raise NotTogether

    monkeypatch.setattr("signals.services.together.take_together", fail)
    response = merge(login(cast.fatima), alike[0], alike[1], cast.fatima)

    page = login(cast.fatima).get(response["Location"]).content.decode()
    assert "Er is niets samengenomen." in page


def test_apart_again_from_the_page(cast, pair, login):
    together(pair[1], pair[0], cast.mark)
    client = login(cast.fatima)

    response = client.post(f"/zorgen/{pair[1].public_id}/uit-elkaar/")

    pair[1].refresh_from_db()
    assert (response.status_code, pair[1].outcome) == (302, Outcome.NONE)
    assert client.post(f"/zorgen/{pair[1].public_id}/uit-elkaar/").status_code == 302


def test_the_coordinators_see_what_is_together_and_others_do_not(cast, pair, login):
    lead, signal = pair
    Signal.objects.update(readers=Readers.NETWORK)
    together(signal, lead, cast.mark)

    page = login(cast.fatima).get(lead.get_absolute_url()).content.decode()
    assert ("2 zorgen samen" in page, f"{lead.get_absolute_url()}lijkt-op/" in page) == (True, True)
    page = login(cast.fatima).get(signal.get_absolute_url()).content.decode()
    assert ("Gaat verder in een andere zorg" in page, "/uit-elkaar/" in page) == (True, True)
    page = login(cast.samira).get(lead.get_absolute_url()).content.decode()
    assert ("2 zorgen samen" in page, "/lijkt-op/" in page) == (False, False)


def test_side_by_side_are_first_those_it_was_taken_together_with(cast, alike, login):
    together(alike[2], alike[0], cast.mark)

    shown = [compare(login(cast.fatima), one).context for one in (alike[0], alike[2])]

    assert [[one for one, _promise in context["mates"]] for context in shown] == [[alike[2]], [alike[0]]]
    assert [[one for one, *_more in context["others"]] for context in shown] == [[alike[1]], []]
