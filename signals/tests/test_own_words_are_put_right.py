"""The reporter puts own words right: readers see when, the old words are gone, and nothing typed is lost."""

import pytest

from signals.constants import EventKind, Outcome, Readers
from signals.forms.own import CorrectForm
from signals.models import Redaction, Signal
from signals.services import Outdated, correct_concern, mark_read, version_of_text, withdraw_concern
from signals.tests.factories import make_signal
from signals.tests.mails import mailed, mails
from tests.at_once import at_once
from tests.whole_database import places_of

OLD, NEW = "Harde knallen bij de schutting.", "Harde knallen bij het plantsoen."

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def concern(cast) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=OLD, readers=Readers.NETWORK)


def url(concern: Signal) -> str:
    return f"/zorgen/{concern.public_id}/verbeteren/"


def posted(client, concern: Signal, text: str, seen: str = ""):
    fields = {"observation": text, "seen": seen or version_of_text(concern)}
    return client.post(url(concern), fields)


def text_of(concern: Signal) -> str:
    return Signal.objects.get(pk=concern.pk).observation


def events(concern: Signal) -> list[str]:
    return list(concern.events.values_list("kind", flat=True))


def test_the_form_begins_with_what_stands_there(concern, cast, login):
    page = login(cast.anneke).get(url(concern))

    assert page.context["form"]["observation"].value() == OLD
    assert page.context["form"]["seen"].value() == version_of_text(concern)
    assert OLD[:5] not in version_of_text(concern)


def test_the_new_words_stand_there_and_the_old_ones_nowhere(concern, cast, login):
    assert places_of(OLD) != []

    answer = posted(login(cast.anneke), concern, NEW)

    assert (answer.status_code, answer.url) == (302, concern.get_absolute_url())
    assert (text_of(concern), places_of(OLD)) == (NEW, [])
    assert events(concern) == [EventKind.RECEIVED, EventKind.CORRECTED]


@pytest.mark.parametrize("name", ["anneke", "mark", "ingrid", "youssef"])
def test_whoever_reads_it_sees_on_which_day(concern, cast, login, name):
    day = "Verbeterd door de melder op dinsdag 8 december."
    client = login(cast.everybody[name])
    assert day not in client.get(concern.get_absolute_url()).content.decode()

    correct_concern(concern, actor=cast.anneke, text=NEW, seen=version_of_text(concern))

    page = client.get(concern.get_absolute_url()).content.decode()
    assert (day in page, NEW in page) == (True, True)


def test_of_two_tabs_the_second_loses_nothing_and_overwrites_nothing_unseen(concern, cast, login):
    client, before = login(cast.anneke), version_of_text(concern)
    posted(client, concern, NEW)

    second = posted(client, concern, "Mijn andere tekst.", seen=before)

    page = second.content.decode()
    assert second.status_code == 200
    assert text_of(concern) == NEW
    assert "De tekst veranderde terwijl u schreef" in page
    assert NEW in page
    assert second.context["form"]["observation"].value() == "Mijn andere tekst."
    third = posted(client, concern, "Mijn andere tekst.", seen=second.context["form"]["seen"].value())
    assert (third.status_code, text_of(concern)) == (302, "Mijn andere tekst.")


def test_a_second_click_is_no_second_change(concern, cast, login):
    client, before = login(cast.anneke), version_of_text(concern)

    answers = [posted(client, concern, NEW, seen=before).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert events(concern) == [EventKind.RECEIVED, EventKind.CORRECTED]


def test_what_did_not_change_is_not_marked_as_put_right(concern, cast, login):
    assert posted(login(cast.anneke), concern, OLD).status_code == 302

    concern.refresh_from_db()
    assert (concern.corrected_at, events(concern)) == (None, [EventKind.RECEIVED])


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_is_kept(concern, cast):
    seen = version_of_text(concern)
    texts = iter(["Een.", "Twee.", "Drie.", "Vier."])

    def work() -> str:
        text = next(texts)
        try:
            correct_concern(Signal.objects.get(pk=concern.pk), actor=cast.anneke, text=text, seen=seen)
        except Outdated:
            return ""
        return text

    kept = [text for text in at_once(work) if text]
    assert len(kept) == 1
    assert text_of(concern) == kept[0]
    assert events(concern).count(EventKind.CORRECTED) == 1


def test_new_names_are_asked_about_and_old_ones_not_again(concern, cast, login):
    Signal.objects.filter(pk=concern.pk).update(observation="Bel 06 12345678 over de knallen.")
    concern.refresh_from_db()
    client = login(cast.anneke)

    kept = posted(client, concern, "Bel 06 12345678 over de harde knallen.")
    concern.refresh_from_db()
    asked = posted(client, concern, "Bel 06 12345678 of 06 87654321 over de harde knallen.")

    assert (kept.status_code, asked.status_code) == (302, 200)
    assert [one.words for one in asked.context["form"].fields["observation"].widget.found] == [
        "06 12345678",
        "06 87654321",
    ]
    assert text_of(concern) == "Bel 06 12345678 over de harde knallen."


@pytest.mark.parametrize("text", ["", "   ", "!!!", "😀", "a" * 4001])
def test_bad_input_is_said_and_kept_on_screen(concern, cast, login, text):
    answer = posted(login(cast.anneke), concern, text)

    assert answer.status_code == 200
    assert "observation" in answer.context["form"].errors
    assert answer.context["form"]["observation"].value() == text
    assert text_of(concern) == OLD


def test_after_a_coordinator_took_words_out_it_can_still_be_put_right(concern, cast, login):
    Signal.objects.filter(pk=concern.pk).update(observation="Harde knallen bij (plaats).")
    Redaction.objects.create(signal=concern, before=OLD, reason="adres", by=cast.mark)
    client, before = login(cast.anneke), version_of_text(concern)
    assert places_of(OLD) != []

    assert posted(client, concern, NEW, seen=before).context["is_outdated"]
    concern.refresh_from_db()
    assert posted(client, concern, NEW).status_code == 302

    assert (text_of(concern), places_of(OLD)) == (NEW, [])
    assert Redaction.objects.get().reason == "adres"


def test_coordinators_who_read_it_are_told_and_the_others_not(concern, cast):
    for reader in (cast.mark, cast.youssef, cast.ingrid):
        mark_read(concern, reader=reader)

    correct_concern(concern, actor=cast.anneke, text=NEW, seen=version_of_text(concern))

    (mail,) = mails("concern_corrected")
    assert (mail.to, mail.subject) == ("Mark", "Bondgenoten Overvecht: er is nieuws over een zorg")
    assert mail.text == (
        "Dag Mark,\n\n"
        "De melder van een zorg die u las, heeft de tekst verbeterd.\n\n"
        f"Bekijk het nieuws: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "De melder van een zorg die u las, heeft de tekst verbeterd. Bekijk het nieuws" in mail.html


def test_it_can_be_put_right_and_told_again(concern, cast):
    mark_read(concern, reader=cast.mark)

    for text in (NEW, OLD):
        correct_concern(concern, actor=cast.anneke, text=text, seen=version_of_text(concern))

    assert mailed("concern_corrected") == ["Mark", "Mark"]


@pytest.mark.parametrize("outcome", [Outcome.MERGED, Outcome.WITHDRAWN])
def test_what_ended_in_the_meantime_stays_as_it_is(concern, cast, outcome):
    seen = version_of_text(concern)
    Signal.objects.filter(pk=concern.pk).update(outcome=outcome)

    with pytest.raises(Outdated):
        correct_concern(concern, actor=cast.anneke, text=NEW, seen=seen)

    assert text_of(concern) == OLD


def test_who_left_the_network_still_puts_own_words_right(concern, cast, login):
    cast.overvecht.memberships.filter(user=cast.anneke).delete()

    assert posted(login(cast.anneke), concern, NEW).status_code == 302
    assert text_of(concern) == NEW


def test_what_was_typed_is_there_again_after_the_session_was_lost(concern, cast, login):
    client = login(cast.anneke)
    fields = {name: client.get(url(concern)).context["form"][name].value() for name in ("submission", "seen")}
    client.logout()
    client.post(url(concern), {"observation": NEW, **fields})
    client.force_login(cast.anneke)

    form = client.get(url(concern)).context["form"]

    assert (form["observation"].value(), form["seen"].value()) == (NEW, fields["seen"])


def test_the_form_of_another_text_is_another_version(concern, cast):
    other = make_signal(cast.overvecht, cast.anneke, observation=NEW)

    versions = {CorrectForm(concern=one, user=cast.anneke)["seen"].value() for one in (concern, other)}

    assert len(versions) == 2


def test_withdrawn_it_is_no_longer_put_right(concern, cast, login):
    withdraw_concern(concern, actor=cast.anneke)

    assert posted(login(cast.anneke), concern, NEW).status_code == 403
