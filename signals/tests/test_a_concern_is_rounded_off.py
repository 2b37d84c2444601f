"""A concern that needs no more is rounded off, never before its reporter had an answer."""

import pytest

from meetings.services import object_to_agenda
from meetings.tests.factories import make_meeting
from meetings.tests.putting import put_by_service
from notifications.tests.factories import outbox_of
from signals import services
from signals.constants import Outcome
from signals.models import Signal
from signals.progress import progress_of
from signals.tests.factories import make_signal
from signals.timeline import timeline_of


@pytest.fixture
def concern(cast):
    return make_signal(cast.overvecht, cast.anneke)


def answer(concern, cast, text="Wij kijken vrijdag.") -> None:
    services.write_reply(concern, actor=cast.mark, text=text, submission=text)
    concern.refresh_from_db()


def outcome(concern) -> str:
    return Signal.objects.get(pk=concern.pk).outcome


def test_not_before_its_reporter_had_an_answer(cast, concern, login):
    with pytest.raises(services.NotAnswered):
        services.round_off(concern, actor=cast.mark)
    page = login(cast.mark).post(f"{concern.get_absolute_url()}besluit/afronden/", {"seen": "|"})
    assert "Geef eerst antwoord" in page.content.decode()
    assert outcome(concern) == Outcome.NONE


def test_it_leaves_the_board_and_its_reporter_hears_so_once(cast, concern, login):
    answer(concern, cast)
    url = f"{concern.get_absolute_url()}besluit/afronden/"
    pages = [login(cast.mark).post(url, {"seen": "|"}, follow=True) for _twice in range(2)]
    assert "De melder krijgt bericht." in pages[0].content.decode()
    assert outcome(concern) == Outcome.DONE
    assert list(Signal.objects.in_care_of(cast.mark).to_weigh()) == []
    kinds = [kind for kind, _subject in outbox_of(cast.anneke)]
    assert kinds == ["signals.concern_received", "signals.concern_answered", "signals.concern_ended"]


def test_its_reporter_sees_where_it_stands_and_what_to_do(cast, concern, login):
    answer(concern, cast)
    services.round_off(concern, actor=cast.mark)
    concern = Signal.objects.get(pk=concern.pk)
    assert progress_of(concern).step == 5
    assert timeline_of(concern, cast.anneke)[-1].title == "Afgerond"
    assert "Schrijf terug" in login(cast.anneke).get("/").content.decode()


def test_a_message_of_its_reporter_opens_it_again(cast, concern):
    answer(concern, cast)
    services.round_off(concern, actor=cast.mark)
    services.write_reply(concern, actor=cast.anneke, text="Het is er nog.", submission="back")
    assert outcome(concern) == Outcome.NONE
    concern = Signal.objects.get(pk=concern.pk)
    assert timeline_of(concern, cast.anneke)[-1].title == "Weer open"
    with pytest.raises(services.NotAnswered):
        services.round_off(concern, actor=cast.mark)
    answer(concern, cast, "again")
    assert services.round_off(concern, actor=cast.mark)
    assert len(outbox_of(cast.anneke)) == 5  # received; answered and rounded off, twice


def test_an_objection_does_not_open_it(cast, concern):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    put_by_service(cast, concern, meeting)
    answer(concern, cast)
    services.round_off(concern, actor=cast.mark)
    assert object_to_agenda(Signal.objects.get(pk=concern.pk), actor=cast.anneke)
    assert outcome(concern) == Outcome.DONE


def test_only_who_may_sees_the_button(cast, concern, login):
    answer(concern, cast)
    shown = {
        name: "Rond deze zorg af"
        in login(cast.everybody[name]).get(concern.get_absolute_url()).content.decode()
        for name in ("mark", "fatima", "ingrid", "anneke")
    }
    assert shown == {"mark": True, "fatima": True, "ingrid": False, "anneke": False}
