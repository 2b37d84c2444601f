"""A reporter who would rather not have a concern discussed is heard, on every agenda and for good."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.constants import ItemState
from meetings.models import Meeting
from meetings.tests.factories import make_meeting
from meetings.tests.putting import NEUTRAL, mails, put, put_by_service
from notifications.delivery import send_due
from notifications.models import OutgoingMail
from notifications.tests.factories import without_choices
from signals.constants import EventKind, Outcome


def objected(cast, concern, login):
    return login(cast.anneke).post(f"/zorgen/{concern.public_id}/bezwaar/")


def test_the_reporter_objects_and_it_is_off_the_agenda(cast, concern, meeting, login):
    put_by_service(cast, concern, meeting)

    response = objected(cast, concern, login)

    assert response["Location"] == concern.get_absolute_url()
    assert [item.title for item in meeting.agenda.on()] == ["Licht in het park"]
    concern.refresh_from_db()
    assert concern.outcome == Outcome.NONE
    assert list(concern.events.values_list("kind", "actor__name"))[-1] == (EventKind.OBJECTED, "Anneke")
    for page, user in ((meeting.get_absolute_url(), cast.dewi), (concern.get_absolute_url(), cast.anneke)):
        assert NEUTRAL not in login(user).get(page).content.decode()


def test_both_coordinators_are_told_without_text_or_name(cast, concern, meeting, login):
    put_by_service(cast, concern, meeting)
    objected(cast, concern, login)

    told = mails("reporter_objected")
    assert [(mail.recipient.name, mail.subject) for mail in told] == [
        (name, "Bondgenoten Overvecht: een zorg staat niet meer op de agenda") for name in ("Fatima", "Mark")
    ]
    assert without_choices(told[0].text) == (
        "Dag Fatima,\n\n"
        "De melder van een zorg wil liever niet dat die op dinsdag 22 december besproken wordt. "
        "De zorg staat niet meer op de agenda.\n\n"
        f"Bekijk de zorg: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    everything = " ".join(f"{mail.subject} {mail.text} {mail.html}" for mail in told)
    assert [word for word in ("Geheim", NEUTRAL, "Anneke") if word in everything] == []


def test_objecting_twice_is_told_once(cast, concern, meeting, login):
    put_by_service(cast, concern, meeting)

    assert [objected(cast, concern, login).status_code for _ in range(2)] == [302, 302]
    assert len(mails("reporter_objected")) == 2
    assert concern.events.filter(kind=EventKind.OBJECTED).count() == 1


@pytest.mark.parametrize(("name", "status"), [("mark", 403), ("ingrid", 403), ("dewi", 404), ("lotte", 404)])
def test_only_the_reporter_objects(cast, concern, meeting, login, name, status):
    put_by_service(cast, concern, meeting)

    assert login(cast.everybody[name]).post(f"/zorgen/{concern.public_id}/bezwaar/").status_code == status
    assert meeting.agenda.on().count() == 2


def test_once_it_has_begun_it_stays_on_the_agenda(cast, concern, meeting, login, clock):
    put_by_service(cast, concern, meeting)
    clock.move_to(meeting.starts_at)

    objected(cast, concern, login)

    assert (meeting.agenda.on().count(), mails("reporter_objected")) == (2, [])


def test_what_the_reporter_objected_to_is_not_put_on_again(cast, concern, meeting, login):
    put_by_service(cast, concern, meeting)
    objected(cast, concern, login)

    response = put(login(cast.mark), concern, meeting, cast.mark)

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "De melder wil liever niet dat dit besproken wordt. Vraag het eerst aan de melder."
    ]
    assert meeting.agenda.on().count() == 1


def test_an_objection_before_the_mail_goes_stops_the_mail(cast, concern, meeting, login, mailoutbox):
    put_by_service(cast, concern, meeting)
    objected(cast, concern, login)
    OutgoingMail.objects.exclude(kind="meetings.concern_on_agenda").delete()

    assert (send_due(), mailoutbox) == (0, [])


def test_after_a_meeting_it_can_come_back_and_the_reporter_can_still_object(cast, concern, login):
    past, coming = (make_meeting(cast.overvecht, cast.fatima) for _ in range(2))
    put_by_service(cast, concern, past, submission="past")
    yesterday = timezone.now() - timedelta(days=1)
    Meeting.objects.filter(pk=past.pk).update(starts_at=yesterday, ends_at=yesterday + timedelta(hours=2))
    item = put_by_service(cast, concern, coming, submission="coming")

    assert login(cast.anneke).post(f"/zorgen/{concern.public_id}/bezwaar/").status_code == 302
    item.refresh_from_db()
    concern.refresh_from_db()
    assert (item.meeting, item.state, concern.outcome) == (coming, ItemState.WITHDRAWN, Outcome.NONE)
    assert past.agenda.get().state == ItemState.ON
