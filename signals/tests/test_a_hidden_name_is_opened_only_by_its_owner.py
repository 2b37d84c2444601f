"""Coordinators may ask who shared a concern, with a reason. Only the reporter shows a hidden name."""

from datetime import timedelta

import pytest
from django.utils.html import strip_tags

from accounts.models import AuditEvent
from signals.constants import ConsentKind, ConsentState, EventKind, HiddenFrom, Readers
from signals.models import ConsentRequest, Signal
from signals.services import (
    AskedEnough,
    AskedTooSoon,
    NothingToAsk,
    decide_consent,
    take_back_request,
)
from signals.tests.asking import REASON, answer, ask_for_name, ask_for_readers, hide, mails, post_question
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK, hidden_from=HiddenFrom.READERS)


def page_of(client, concern) -> str:
    html = client.get(concern.get_absolute_url()).content.decode()
    return " ".join(strip_tags(html.split("<main")[-1]).split())


def lines(**only) -> list[tuple]:
    fields = ("event", "actor__name", "role", "object_type", "object_id", "network")
    return list(AuditEvent.objects.filter(event__startswith="concern.", **only).values_list(*fields))[::-1]


def test_a_coordinator_asks_and_nobody_sees_the_name_yet(cast, concern, login):
    response = post_question(login(cast.mark), concern, cast.mark, "naam")

    assert (response.status_code, response["Location"]) == (302, concern.get_absolute_url())
    (asked,) = concern.consents.all()
    assert (asked.kind, asked.reason, asked.asked_by) == (ConsentKind.IDENTITY, REASON, cast.mark)
    assert ("Naam verborgen" in page_of(login(cast.mark), concern), len(mails("consent_asked"))) == (True, 1)
    concern.refresh_from_db()
    assert concern.hidden_from == HiddenFrom.READERS


def test_the_reporter_reads_who_asks_by_role_and_why(cast, concern, login):
    ask_for_name(concern, cast.fatima)

    page = page_of(login(cast.anneke), concern)

    assert "Mag uw naam te zien zijn?" in page
    assert f"De coördinator van de gemeente vraagt wie deze zorg deelde. De reden: “{REASON}”" in page


def test_after_a_yes_the_coordinators_and_the_chief_see_it_and_the_allies_do_not(cast, concern, login):
    answer(login(cast.anneke), ask_for_name(concern, cast.mark), "yes")

    names = ("mark", "fatima", "ingrid", "youssef", "dewi")
    pages = {name: page_of(login(cast.everybody[name]), concern) for name in names}
    assert {name for name, page in pages.items() if "Anneke" in page} == {"mark", "fatima", "ingrid"}
    assert "De melder vond het goed" in pages["mark"]
    assert list(concern.events.values_list("kind", flat=True))[-1] == EventKind.CONSENT_GIVEN


def test_after_a_no_it_stays_hidden(cast, concern, login):
    answer(login(cast.anneke), ask_for_name(concern, cast.mark), "no")

    concern.refresh_from_db()
    assert concern.hidden_from == HiddenFrom.READERS
    assert "Anneke" not in page_of(login(cast.mark), concern)


def test_the_question_and_the_answer_are_audited_without_text_or_reporter(cast, concern):
    decide_consent(ask_for_name(concern, cast.mark), actor=cast.anneke, agrees=True)

    line = ("signals.signal", concern.public_id, cast.overvecht.public_id)
    assert lines() == [
        ("concern.name_asked", "Mark", "coordinator", *line),
        ("concern.name_agreed", None, "", *line),
    ]


def test_a_no_is_audited_too(cast, concern):
    decide_consent(ask_for_name(concern, cast.mark), actor=cast.anneke, agrees=False)

    assert [line[0] for line in lines()] == ["concern.name_asked", "concern.name_refused"]


def test_other_questions_are_no_audit_lines(cast, concern):
    Signal.objects.filter(pk=concern.pk).update(readers=Readers.COORDINATORS)
    concern.refresh_from_db()
    decide_consent(ask_for_readers(concern, cast.mark), actor=cast.anneke, agrees=True)

    assert lines() == []


@pytest.mark.parametrize("hidden_from", [HiddenFrom.NOBODY, HiddenFrom.NETWORK])
def test_a_name_that_they_see_is_not_asked_for(cast, concern, login, hidden_from):
    hide(concern, hidden_from)

    with pytest.raises(NothingToAsk):
        ask_for_name(concern, cast.mark)
    url = f"{concern.get_absolute_url()}vragen/naam/"
    client = login(cast.mark)
    assert url not in client.get(concern.get_absolute_url()).content.decode()
    assert 'name="reason"' not in client.get(url).content.decode()


def test_a_reason_is_needed(cast, concern, login):
    response = post_question(login(cast.mark), concern, cast.mark, "naam", reason="")

    assert response.context["form"].errors == {
        "reason": ["Schrijf waarom u dit vraagt. De melder mag dat weten."]
    }
    assert ConsentRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "status"),
    [("ingrid", 403), ("dewi", 403), ("anneke", 403), ("beheer", 404), ("priya", 404), ("rob", 404)],
)
def test_nobody_else_asks(cast, concern, login, name, status):
    client = login(cast.everybody[name])

    assert client.get(f"{concern.get_absolute_url()}vragen/naam/").status_code == status
    assert post_question(client, concern, cast.everybody[name], "naam").status_code == status
    assert ConsentRequest.objects.count() == 0


@pytest.mark.parametrize("name", ["mark", "ingrid", "dewi"])
def test_nobody_else_answers(cast, concern, login, name):
    asked = ask_for_name(concern, cast.mark)

    assert answer(login(cast.everybody[name]), asked, "yes").status_code == 403
    concern.refresh_from_db()
    assert concern.hidden_from == HiddenFrom.READERS


def test_it_is_asked_twice_at_most_with_a_week_between(cast, concern, clock):
    decide_consent(ask_for_name(concern, cast.mark), actor=cast.anneke, agrees=False)
    clock.shift(timedelta(days=6))
    with pytest.raises(AskedTooSoon):
        ask_for_name(concern, cast.fatima)
    clock.shift(timedelta(days=1))
    decide_consent(ask_for_name(concern, cast.fatima), actor=cast.anneke, agrees=False)
    clock.shift(timedelta(days=30))

    with pytest.raises(AskedEnough):
        ask_for_name(concern, cast.mark)
    assert len(mails("consent_asked")) == 2


def test_taking_the_question_back_is_no_way_to_ask_more_often(cast, concern, clock):
    assert take_back_request(ask_for_name(concern, cast.mark))
    with pytest.raises(AskedTooSoon):
        ask_for_name(concern, cast.mark)
    clock.shift(timedelta(days=8))
    take_back_request(ask_for_name(concern, cast.mark))
    clock.shift(timedelta(days=8))

    with pytest.raises(AskedEnough):
        ask_for_name(concern, cast.mark)


def test_whoever_cannot_answer_any_more_is_not_asked(cast, concern):
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(is_active=False)
    concern = Signal.objects.get(pk=concern.pk)

    with pytest.raises(NothingToAsk):
        ask_for_name(concern, cast.mark)
    assert concern.consents.filter(state=ConsentState.OPEN).count() == 0
