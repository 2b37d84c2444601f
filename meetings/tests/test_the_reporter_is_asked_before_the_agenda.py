"""Without a yes of its reporter no concern comes on an agenda; with it, under that title and no other."""

from datetime import timedelta

import pytest

from meetings import services
from meetings.constants import MAX_AGENDA_ITEMS
from meetings.models import AgendaItem, Meeting
from meetings.tests.factories import make_meeting
from meetings.tests.putting import NEUTRAL, SECRET, mails, put, put_by_service
from signals.constants import ConsentKind, ConsentState, EventKind, Outcome
from signals.models import ConsentRequest, Signal
from signals.services import decide_consent, take_back_request
from signals.tests.asking import answer
from signals.tests.asking import mails as signal_mails
from signals.tests.factories import make_signal


@pytest.fixture
def concern(cast, clock) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=SECRET, may_be_discussed=False)


def ask(cast, concern, meeting, name="mark", title=NEUTRAL):
    """The coordinator brings it up; the reporter is asked."""
    member = cast.overvecht.memberships.get(user=cast.everybody[name])
    return services.put_or_ask(
        concern, meeting=meeting, actor=member, title=title, submission=f"{name}{title}"
    )


def say_yes(cast, asked) -> bool:
    return decide_consent(asked, actor=cast.anneke, agrees=True)


def start(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=meeting.starts_at - timedelta(days=14, minutes=5))


def test_the_coordinator_hears_that_the_reporter_is_asked_first(cast, concern, meeting, login):
    client = login(cast.mark)
    form = client.get(f"/zorgen/{concern.public_id}/agenda/").content.decode()

    response = put(client, concern, meeting, cast.mark)

    assert "Vraag het eerst aan de melder" in form
    assert response["Location"] == concern.get_absolute_url()
    (asked,) = concern.consents.all()
    assert (asked.kind, asked.title, asked.meeting, asked.state) == (
        ConsentKind.AGENDA,
        NEUTRAL,
        meeting.public_id,
        ConsentState.OPEN,
    )
    page = client.get(concern.get_absolute_url()).content.decode()
    assert "De melder krijgt eerst de vraag." in page
    assert f"/zorgen/{concern.public_id}/agenda/" not in page
    concern.refresh_from_db()
    assert (concern.outcome, concern.agenda_items.count(), mails("concern_on_agenda")) == ("", 0, [])
    assert [mail.recipient.name for mail in signal_mails("consent_asked")] == ["Anneke"]


def test_no_mail_holds_the_title(cast, concern, meeting):
    say_yes(cast, ask(cast, concern, meeting))

    everything = " ".join(
        f"{mail.subject} {mail.text} {mail.html} {mail.key}"
        for kind in ("consent_asked", "consent_decided")
        for mail in signal_mails(kind)
    )
    assert ("Bekijk de vraag" in everything, NEUTRAL in everything) == (True, False)


def test_the_reporter_sees_title_day_and_who_sees_it(cast, concern, meeting, login):
    ask(cast, concern, meeting)

    page = " ".join(login(cast.anneke).get(concern.get_absolute_url()).content.decode().split())

    assert "Mag uw zorg besproken worden?" in page
    assert (
        "De coördinator van de politie wil uw zorg bespreken op de bijeenkomst van dinsdag 22 december."
        in page
    )
    assert f"De titel op de agenda is “{NEUTRAL}”. Het hele netwerk ziet die titel." in page


def test_a_yes_puts_it_on_the_agenda(cast, concern, meeting, login):
    asked = ask(cast, concern, meeting)

    answer(login(cast.anneke), asked, "yes")

    item = meeting.agenda.get(signal=concern)
    assert (item.title, item.proposer.user) == (NEUTRAL, cast.mark)
    concern.refresh_from_db()
    asked.refresh_from_db()
    assert (concern.outcome, concern.may_be_discussed, asked.state) == (
        Outcome.AGENDA,
        True,
        ConsentState.GIVEN,
    )
    assert list(concern.events.values_list("kind", "actor__name"))[1:] == [
        (EventKind.CONSENT_ASKED, "Mark"),
        (EventKind.CONSENT_GIVEN, "Anneke"),
        (EventKind.PUT_ON_AGENDA, "Mark"),
    ]
    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    assert "Dank u wel. Uw zorg staat op de agenda, onder de neutrale titel." in page
    assert "Op de agenda van dinsdag 22 december" in page
    assert mails("concern_on_agenda") == []  # they know, it was their yes


def test_they_can_still_object_later(cast, concern, meeting, login):
    say_yes(cast, ask(cast, concern, meeting))

    login(cast.anneke).post(f"/zorgen/{concern.public_id}/bezwaar/")

    assert [item.title for item in meeting.agenda.on()] == ["Licht in het park"]


def test_a_no_is_told_and_keeps_it_off(cast, concern, meeting, login):
    asked = ask(cast, concern, meeting)

    answer(login(cast.anneke), asked, "no")

    concern.refresh_from_db()
    assert (concern.outcome, concern.may_be_discussed, meeting.agenda.count()) == ("", False, 1)
    assert [mail.recipient.name for mail in signal_mails("consent_decided")] == ["Fatima", "Mark"]
    response = put(login(cast.mark), concern, meeting, cast.mark)
    assert response.context["form"].non_field_errors() == [
        "De melder wilde dit niet. U kunt het nog één keer vragen, vanaf dinsdag 15 december."
    ]


def test_the_service_itself_refuses_without_a_yes(cast, concern, meeting):
    with pytest.raises(services.ReporterNotAsked):
        put_by_service(cast, concern, meeting)
    assert concern.agenda_items.count() == 0


def test_who_allowed_it_while_sharing_is_not_asked(cast, meeting):
    concern = make_signal(cast.overvecht, cast.anneke, may_be_discussed=True)

    assert isinstance(ask(cast, concern, meeting), AgendaItem)
    assert (ConsentRequest.objects.count(), len(mails("concern_on_agenda"))) == (0, 1)


def test_a_coordinator_who_shared_it_does_not_ask_themselves(cast, meeting):
    concern = make_signal(cast.overvecht, cast.mark, may_be_discussed=False)

    assert isinstance(ask(cast, concern, meeting, "mark"), AgendaItem)


def test_the_other_coordinator_does_ask_a_coordinator_who_shared_it(cast, meeting):
    concern = make_signal(cast.overvecht, cast.mark, may_be_discussed=False)

    assert isinstance(ask(cast, concern, meeting, "fatima"), ConsentRequest)


def test_who_cannot_be_asked_any_more_does_not_keep_it_off(cast, concern, meeting):
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(is_active=False)

    assert isinstance(ask(cast, Signal.objects.get(pk=concern.pk), meeting), AgendaItem)


def test_two_coordinators_at_once_ask_once(cast, concern, meeting):
    first = ask(cast, concern, meeting, "mark")

    assert ask(cast, concern, meeting, "fatima", title="Anders") == first
    assert len(signal_mails("consent_asked")) == 1


def test_what_is_asked_stands_on_the_page_instead_of_the_form(cast, concern, meeting, login):
    ask(cast, concern, meeting)

    client = login(cast.fatima)
    page = client.get(f"/zorgen/{concern.public_id}/agenda/").content.decode()

    assert (f"“{NEUTRAL}”" in page, "Trek de vraag in" in page, 'name="agenda_title"' in page) == (
        True,
        True,
        False,
    )
    assert put(client, concern, meeting, cast.fatima, agenda_title="Anders").status_code == 200
    assert concern.consents.get().title == NEUTRAL


def test_a_meeting_that_has_begun_by_then_is_not_joined(cast, concern, meeting, login):
    asked = ask(cast, concern, meeting)
    start(meeting)

    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    response = login(cast.anneke).post(
        f"{concern.get_absolute_url()}vragen/{asked.public_id}/", {"answer": "yes"}, follow=True
    )

    assert "De gekozen bijeenkomst is al begonnen" in page
    assert "De coördinatoren kiezen een andere." in response.content.decode()
    concern.refresh_from_db()
    assert (concern.outcome, concern.may_be_discussed, concern.agenda_items.count()) == ("", True, 0)
    assert len(signal_mails("consent_decided")) == 2


def test_a_full_agenda_takes_nothing_more_after_a_yes_either(cast, concern, meeting):
    asked = ask(cast, concern, meeting)
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, title=f"punt {n}", position=n, party="resident", submission=str(n))
        for n in range(2, MAX_AGENDA_ITEMS + 1)
    )

    assert not say_yes(cast, asked)
    concern.refresh_from_db()
    asked.refresh_from_db()
    assert (concern.outcome, concern.agenda_items.count(), asked.state) == ("", 0, ConsentState.GIVEN)


def test_nobody_is_asked_for_a_place_on_a_full_agenda(cast, concern, meeting, login):
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, title=f"punt {n}", position=n, party="resident", submission=str(n))
        for n in range(2, MAX_AGENDA_ITEMS + 1)
    )

    response = put(login(cast.mark), concern, meeting, cast.mark)

    assert response.context["form"].errors == {
        "meeting": ["Deze agenda is vol. Kies een andere bijeenkomst."]
    }
    assert concern.consents.count() == 0


def test_the_same_title_at_another_meeting_needs_no_second_yes(cast, concern, meeting, login):
    asked = ask(cast, concern, meeting)
    start(meeting)
    say_yes(cast, asked)
    other = make_meeting(cast.overvecht, cast.fatima)

    form = login(cast.fatima).get(f"/zorgen/{concern.public_id}/agenda/").context["form"]
    item = ask(cast, concern, other, "fatima")

    assert form["agenda_title"].value() == NEUTRAL
    assert (item.meeting, item.title, concern.consents.count()) == (other, NEUTRAL, 1)


def test_another_title_needs_a_yes_of_its_own(cast, concern, meeting):
    asked = ask(cast, concern, meeting)
    start(meeting)
    say_yes(cast, asked)
    other = make_meeting(cast.overvecht, cast.fatima)

    again = ask(cast, concern, other, "fatima", title="Een heel andere titel")

    assert (again.kind, again.state, again.title) == (
        ConsentKind.AGENDA,
        ConsentState.OPEN,
        "Een heel andere titel",
    )
    assert concern.agenda_items.count() == 0


def test_after_taking_it_back_another_title_can_be_asked(cast, concern, meeting):
    take_back_request(ask(cast, concern, meeting))

    assert ask(cast, concern, meeting, title="Anders").title == "Anders"


def test_when_who_asked_left_the_other_coordinator_brings_it(cast, concern, meeting):
    asked = ask(cast, concern, meeting)
    cast.overvecht.memberships.filter(user=cast.mark).update(role="member")

    assert say_yes(cast, ConsentRequest.objects.select_related("signal__network").get(pk=asked.pk))
    assert meeting.agenda.get(signal=concern).proposer.user == cast.fatima


def test_a_yes_after_it_was_taken_back_does_nothing(cast, concern, meeting, login):
    asked = ask(cast, concern, meeting)
    take_back_request(asked)

    answer(login(cast.anneke), asked, "yes")

    concern.refresh_from_db()
    assert (concern.may_be_discussed, concern.agenda_items.count()) == (False, 0)


def test_what_goes_on_as_one_with_another_is_not_put_on_an_agenda(cast, concern, meeting, login):
    other = make_signal(cast.overvecht, cast.anneke)
    Signal.objects.filter(pk=concern.pk).update(outcome=Outcome.MERGED, merged_into=other)

    assert put(login(cast.mark), concern, meeting, cast.mark).status_code == 403
