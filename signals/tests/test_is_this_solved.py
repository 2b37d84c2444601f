"""Whether it is solved is for its reporter to say, also from the mail; the first "no" opens it again."""

import pytest
from django.test import Client

from accounts.models import User
from notifications.models import OutgoingMail
from signals import services, solved_links
from signals.constants import EventKind, Outcome, Solved
from signals.models import Signal
from signals.permissions import can_say_solved
from signals.step_words import NOT_SHOWN, TOLD_ELSEWHERE, WORDS
from signals.tests.factories import make_signal
from signals.tests.mails import mailed, mails
from tests.at_once import at_once

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def concern(cast) -> Signal:
    made = make_signal(cast.overvecht, cast.anneke, observation="Geheim: knallen.")
    services.write_reply(made, actor=cast.mark, text="Dank u.", submission="1")
    made = Signal.objects.get(pk=made.pk)
    services.round_off(made, actor=cast.mark)
    return Signal.objects.get(pk=made.pk)


def fresh(concern) -> Signal:
    return Signal.objects.get(pk=concern.pk)


def test_every_step_has_words_or_a_reason_to_have_none():
    told = [*WORDS, *TOLD_ELSEWHERE, *NOT_SHOWN]
    assert sorted(told) == sorted(EventKind)


def test_the_first_no_opens_it_again_and_the_second_does_not(cast, concern):
    assert services.say_solved(concern, answer=Solved.NO)
    assert not services.say_solved(fresh(concern), answer=Solved.NO)
    once = fresh(concern)
    assert (once.outcome, once.answered_at, once.reopened_by_no) == (Outcome.NONE, None, True)
    assert mailed("said_how_it_ended") == ["Fatima", "Mark"]
    services.write_reply(once, actor=cast.mark, text="Weer.", submission="2")
    services.round_off(fresh(concern), actor=cast.mark)
    assert services.say_solved(fresh(concern), answer=Solved.NO)
    assert (fresh(concern).outcome, fresh(concern).solved) == (Outcome.DONE, Solved.NO)
    assert mailed("said_how_it_ended") == ["Fatima", "Fatima", "Mark", "Mark"]


def test_yes_is_noted_and_tells_nobody(concern):
    assert services.say_solved(concern, answer=Solved.YES)
    assert (fresh(concern).solved, mailed("said_how_it_ended")) == (Solved.YES, [])


def test_the_mail_asks_it_without_words_of_the_concern(concern):
    (mail,) = mails("concern_ended")
    assert (mail.to, mail.subject) == ("Anneke", "Bondgenoten Overvecht: is uw zorg opgelost?")
    assert "/zorgen/opgelost/" in mail.text
    assert "?antwoord=nee" in mail.text
    assert "Is dit opgelost?" in mail.html
    assert "Geheim" not in mail.text + mail.html


def test_by_the_link_opening_changes_nothing_and_one_post_records(concern, client):
    path = solved_links.path_of(concern)
    page = client.get(f"{path}?antwoord=deels").content.decode()
    assert ("U koos: deels" in page, "Geheim" in page, fresh(concern).solved) == (True, False, "")
    assert client.post(path, {"solved": "partly"}).status_code == 302
    assert fresh(concern).solved == Solved.PARTLY
    assert "Uw antwoord is genoteerd" in client.get(path).content.decode()
    services.withdraw_concern(fresh(concern), actor=concern.reporter)
    assert client.get(path).status_code == 410


def test_only_its_reporter_may_say_so(cast, concern):
    may = {
        name: can_say_solved(cast.everybody[name], concern) for name in ("anneke", "mark", "ingrid", "dewi")
    }
    assert may == {"anneke": True, "mark": False, "ingrid": False, "dewi": False}
    opened = make_signal(cast.overvecht, cast.anneke)
    assert not can_say_solved(cast.anneke, opened)


def test_the_mail_is_wiped_when_sent_as_its_link_needs_no_login(concern):
    ended = OutgoingMail.objects.filter(kind="signals.concern_ended")
    others = OutgoingMail.objects.exclude(kind="signals.concern_ended")
    assert set(ended.values_list("lets_in", flat=True)) == {True}
    assert set(others.values_list("lets_in", flat=True)) == {False}


@pytest.mark.parametrize("by", ["cookie", "reporter"])
def test_the_page_of_the_link_is_read_in_english_too(concern, client, settings, by):
    if by == "cookie":
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    else:
        User.objects.filter(pk=concern.reporter_id).update(language="en")
    page = client.get(f"{solved_links.path_of(concern)}?antwoord=deels")
    text = page.content.decode()
    assert (page["Content-Language"], '<html lang="en"' in text) == ("en", True)
    assert ("Is this solved?" in text, "You chose: partly" in text, "opgelost?" in text) == (
        True,
        True,
        False,
    )


@pytest.mark.django_db(transaction=True)
def test_clicks_at_once_record_one_answer(concern):
    path = solved_links.path_of(concern)
    codes = at_once(lambda: Client().post(path, {"solved": "no"}).status_code)
    assert codes == [302, 302, 302, 302]
    kinds = [event.kind for event in concern.events.all()]
    assert [kinds.count(kind) for kind in (EventKind.SOLVED, EventKind.REOPENED)] == [1, 1]
    assert mailed("said_how_it_ended") == ["Fatima", "Mark"]


def test_the_reporter_is_told_by_when_they_hear_how_it_ends(cast, login):
    made = make_signal(cast.overvecht, cast.anneke)
    told = "Uiterlijk dinsdag 19 januari hoort u hoe het afloopt."
    pages = {
        who: login(who).get(made.get_absolute_url()).content.decode() for who in (cast.anneke, cast.mark)
    }
    assert [told in page for page in pages.values()] == [True, False]
    assert "Uiterlijk dinsdag 19 januari is bekend hoe het afloopt." in pages[cast.mark]
