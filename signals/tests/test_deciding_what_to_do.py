"""Each step: what it asks, what it changes, and that the reporter hears of it."""

from datetime import date

import pytest
from django.contrib.messages import get_messages

from notifications.tests.factories import outbox_of
from signals.constants import EventKind, Outcome, Readers, Referral
from signals.forms import FORMS
from signals.models import Reply, Signal, SignalEvent, SignalRead
from signals.presenting.deciding import STEPS
from signals.services import Decision, advance, decide, write_reply
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")
SECRET = "Geheim: knallen bij nummer 12."


@pytest.fixture
def concern(cast) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=SECRET)


def url(concern: Signal, step: str) -> str:
    return f"/zorgen/{concern.public_id}/besluit/{step}/"


def post(client, concern: Signal, step: str, **fields):
    """Sent as from a page that was opened just now, unless the test says what was seen."""
    concern.refresh_from_db()
    seen = f"{concern.outcome}|{concern.look_again_on or ''}"
    return client.post(url(concern, step), {"seen": seen, **fields})


def kinds(concern: Signal) -> list[str]:
    """The steps after it was received."""
    return list(concern.events.values_list("kind", flat=True))[1:]


def news_of(user) -> list[str]:
    """The kinds of mail after the receipt."""
    return [kind.removeprefix("signals.") for kind, _subject in outbox_of(user)][1:]


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_somebody_takes_it_up_and_is_named(cast, concern, login):
    page = login(cast.mark).get(url(concern, "doen"))
    assert page.context["form"]["answerer"].initial == cast.mark.public_id

    response = post(login(cast.mark), concern, "doen", answerer=cast.fatima.public_id)

    concern.refresh_from_db()
    assert (response["Location"], concern.outcome, concern.answerer) == (
        concern.get_absolute_url(),
        Outcome.ACT,
        cast.fatima,
    )
    assert kinds(concern) == [EventKind.TAKEN_UP, EventKind.ASSIGNED]
    assert news_of(cast.anneke) == ["concern_answered"]
    assert news_of(cast.fatima) == ["concern_assigned"]


def test_who_takes_it_up_is_one_of_the_coordinators(cast, concern, login):
    for name in ("", cast.youssef.public_id, cast.zeist_coordinator.public_id):
        page = post(login(cast.mark), concern, "doen", answerer=name)
        assert list(page.context["form"].errors) == ["answerer"]
    assert (kinds(concern), news_of(cast.anneke)) == ([], [])


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2026-12-09", Outcome.WATCH),
        ("2027-12-08", Outcome.WATCH),
        ("2026-12-08", Outcome.NONE),
        ("2026-12-01", Outcome.NONE),
        ("2027-12-09", Outcome.NONE),
        ("", Outcome.NONE),
        ("morgen", Outcome.NONE),
    ],
)
def test_it_is_watched_until_a_day_within_a_year(cast, concern, login, day, outcome):
    post(login(cast.mark), concern, "volgen", look_again_on=day)

    concern.refresh_from_db()
    watched = outcome == Outcome.WATCH
    assert (concern.outcome, str(concern.look_again_on or "")) == (outcome, day if watched else "")
    assert kinds(concern) == ([EventKind.WATCHED] if watched else [])
    assert news_of(cast.anneke) == (["concern_answered"] if watched else [])


def test_what_is_watched_can_be_watched_longer(cast, concern, login):
    for day in ("2026-12-15", "2027-01-15"):
        post(login(cast.mark), concern, "volgen", look_again_on=day)

    concern.refresh_from_db()
    assert concern.look_again_on == date(2027, 1, 15)
    assert kinds(concern) == [EventKind.WATCHED] * 2


@pytest.mark.parametrize(
    ("to", "first"),
    [
        (Referral.EMERGENCY, "Is er nu gevaar? Bel direct 112."),
        (Referral.POLICE, "De politie kan u hiermee helpen: bel 0900-8844."),
        (Referral.ANONYMOUS, "U kunt dit melden zonder uw naam: bel M., 0800-7000."),
        (
            Referral.MUNICIPALITY,
            "Uw gemeente kan u hiermee helpen: bel 14 en dan het netnummer van uw gemeente.",
        ),
        (Referral.OTHER, ""),
    ],
)
def test_a_referral_answers_with_the_right_number(cast, concern, login, to, first):
    post(login(cast.mark), concern, "doorverwijzen", referred_to=to, answer="Wij denken aan u.")

    concern.refresh_from_db()
    answer = f"{first}\n\nWij denken aan u.".strip()
    assert (concern.outcome, concern.referred_to, concern.is_answered) == (Outcome.REFER, to, True)
    assert [(reply.text, reply.party) for reply in concern.replies.all()] == [(answer, "police")]
    assert kinds(concern) == [EventKind.REFERRED, EventKind.ANSWERED]
    assert news_of(cast.anneke) == ["concern_answered"]  # one mail: the answer


def test_the_number_is_said_in_the_language_of_the_reporter(cast, concern, login):
    cast.anneke.language = "en"
    cast.anneke.save(update_fields=["language"])

    post(login(cast.mark), concern, "doorverwijzen", referred_to="police", answer="Thank you.")

    assert concern.replies.get().text.startswith("The police can help you with this: call 0900-8844.")


@pytest.mark.parametrize("step", ["doorverwijzen", "niet-voor-ons", "afronden"])
def test_nothing_ends_without_an_answer(cast, concern, login, step):
    page = post(login(cast.mark), concern, step, referred_to="police", answer="  ")

    assert list(page.context["form"].errors) == ["answer"]
    assert (kinds(concern), concern.replies.count(), news_of(cast.anneke)) == ([], 0, [])


def test_not_for_us_says_why(cast, concern, login):
    post(login(cast.fatima), concern, "niet-voor-ons", answer="Hier gaat een ander netwerk over.")

    concern.refresh_from_db()
    assert (concern.outcome, concern.replies.get().text) == (
        Outcome.NOT_OURS,
        "Hier gaat een ander netwerk over.",
    )
    assert kinds(concern) == [EventKind.REFUSED, EventKind.ANSWERED]


def test_rounded_off_with_or_without_a_last_word(cast, concern, login):
    write_reply(concern, actor=cast.mark, text="Wij kijken.", submission="first")
    other = make_signal(cast.overvecht, cast.anneke)

    post(login(cast.mark), concern, "afronden", answer="")
    post(login(cast.mark), other, "afronden", answer="Dank u.")

    assert [(one.outcome, one.replies.count()) for one in Signal.objects.order_by("pk")] == [
        (Outcome.DONE, 1),
        (Outcome.DONE, 1),
    ]


def test_an_answer_is_asked_when_the_reporter_wrote_back_meanwhile(cast, concern, login, monkeypatch):
    write_reply(concern, actor=cast.mark, text="Wij kijken.", submission="first")
    form = FORMS["afronden"]
    checked = form.decision

    def written_just_before(self):
        write_reply(concern, actor=cast.anneke, text="Het is er nog.", submission="back")
        return checked(self)

    monkeypatch.setattr(form, "decision", written_just_before)

    page = post(login(cast.mark), concern, "afronden", answer="")

    concern.refresh_from_db()
    assert list(page.context["form"].errors) == ["answer"]
    assert concern.outcome == Outcome.NONE


def test_back_to_be_weighed(cast, concern, login):
    advance(concern, EventKind.WATCHED, actor=cast.mark, look_again_on=date(2026, 12, 20))

    post(login(cast.fatima), concern, "heropen")

    concern.refresh_from_db()
    assert (concern.outcome, concern.look_again_on) == (Outcome.NONE, None)
    assert kinds(concern) == [EventKind.WATCHED, EventKind.RECONSIDERED]


@pytest.mark.parametrize("outcome", [Outcome.NONE, Outcome.AGENDA, Outcome.MERGED])
def test_what_is_weighed_or_stands_on_an_agenda_does_not_go_back(cast, concern, login, outcome):
    Signal.objects.filter(pk=concern.pk).update(outcome=outcome)

    response = post(login(cast.mark), concern, "heropen")

    concern.refresh_from_db()
    assert (response.status_code, concern.outcome, kinds(concern)) == (302, outcome, [])


def test_the_page_shows_the_words_and_leaves_a_mark(cast, concern, login):
    client = login(cast.mark)
    client.head(url(concern, "doen"))
    assert SignalRead.objects.count() == 0

    for step in ("doen", "volgen", "doorverwijzen", "niet-voor-ons", "afronden"):
        assert SECRET in client.get(url(concern, step)).content.decode()

    assert [read.reader for read in SignalRead.objects.all()] == [cast.mark]
    assert (kinds(concern), concern.outcome) == ([], Outcome.NONE)


def test_what_was_typed_stays_with_a_mistake(cast, concern, login):
    page = post(login(cast.mark), concern, "doorverwijzen", referred_to="", answer="Dit bleef staan.")

    assert page.status_code == 200
    assert "Dit bleef staan." in page.content.decode()


def test_a_name_in_the_answer_is_asked_about(cast, concern, login):
    page = post(login(cast.mark), concern, "niet-voor-ons", answer="Vraag het aan Jan de Vries.")

    assert list(page.context["form"].errors) == ["answer"]
    assert Reply.objects.count() == 0


def test_there_is_no_other_step(cast, concern, login):
    client = login(cast.mark)
    assert {client.get(url(concern, step)).status_code for step in ("weg", "agenda", "withdrawn")} == {404}
    assert list(STEPS) == list(FORMS)
    assert [form.step for form in FORMS.values()] == list(STEPS.values())


def test_a_second_click_changes_nothing_and_says_nothing(cast, concern, login):
    client = login(cast.mark)
    seen = {"seen": "|", "answerer": cast.mark.public_id}
    for _twice in range(2):
        response = client.post(url(concern, "doen"), seen)

    assert response.status_code == 302
    assert said(response) == ["Besloten. De melder krijgt bericht."]  # of the first
    assert kinds(concern) == [EventKind.TAKEN_UP, EventKind.ASSIGNED]
    assert news_of(cast.anneke) == ["concern_answered"]


def test_it_hears_of_a_decision_about_what_it_was_taken_together_with(cast, concern):
    merged = make_signal(cast.overvecht, cast.dewi)
    Signal.objects.filter(pk=merged.pk).update(outcome=Outcome.MERGED, merged_into=concern)

    decision = Decision(EventKind.WATCHED, {"outcome": ""}, "s", look_again_on=date(2026, 12, 20))
    assert decide(concern, actor=cast.mark, decision=decision)

    assert (news_of(cast.anneke), news_of(cast.dewi)) == (["concern_answered"], ["concern_answered"])


def test_only_who_has_it_in_care_decides(cast, concern, login):
    for_fatima = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.fatima)
    for name, thing, status in (
        ("anneke", concern, 403),
        ("ingrid", concern, 403),
        ("youssef", concern, 404),
        ("zeist_coordinator", concern, 404),
        ("mark", for_fatima, 404),
    ):
        fields = {"seen": "|", "look_again_on": "2026-12-20"}
        assert login(cast.everybody[name]).post(url(thing, "volgen"), fields).status_code == status
    assert not SignalEvent.objects.filter(kind=EventKind.WATCHED).exists()
