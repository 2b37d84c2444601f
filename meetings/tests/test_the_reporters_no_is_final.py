"""A reporter who would rather not have a concern discussed is heard, on every agenda and for good."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bondgenoten.lib.ids import new_public_id
from meetings import services
from meetings.constants import ItemState
from meetings.models import AgendaItem, Meeting
from meetings.tests.factories import make_meeting
from networks.models import Membership
from signals.constants import Outcome
from signals.tests.factories import make_signal


def put(concern, meeting, who: Membership) -> AgendaItem:
    return services.put_on_agenda(
        concern, meeting=meeting, actor=who, title="Geluid in de avond", submission=new_public_id()
    )


@pytest.fixture
def mark(cast) -> Membership:
    return cast.overvecht.memberships.get(user=cast.mark)


def test_a_concern_is_on_one_coming_agenda_only(cast, mark):
    concern = make_signal(cast.overvecht, cast.anneke)
    near, far = (make_meeting(cast.overvecht, cast.fatima) for _ in range(2))

    assert put(concern, near, mark) == put(concern, far, mark)
    assert list(AgendaItem.objects.filter(signal=concern).values_list("meeting", flat=True)) == [near.pk]


def test_after_a_meeting_it_can_come_back_and_the_reporter_can_still_object(cast, mark, login):
    concern = make_signal(cast.overvecht, cast.anneke)
    past, coming = (make_meeting(cast.overvecht, cast.fatima) for _ in range(2))
    put(concern, past, mark)
    yesterday = timezone.now() - timedelta(days=1)
    Meeting.objects.filter(pk=past.pk).update(starts_at=yesterday, ends_at=yesterday + timedelta(hours=2))
    item = put(concern, coming, mark)

    assert login(cast.anneke).post(f"/zorgen/{concern.public_id}/bezwaar/").status_code == 302
    item.refresh_from_db()
    concern.refresh_from_db()
    assert (item.meeting, item.state, concern.outcome) == (coming, ItemState.WITHDRAWN, Outcome.NONE)
    assert past.agenda.get().state == ItemState.ON


def test_a_coordinator_cannot_put_it_back(cast, mark, login):
    concern = make_signal(cast.overvecht, cast.anneke)
    meeting = make_meeting(cast.overvecht, cast.fatima)
    put(concern, meeting, mark)
    services.object_to_agenda(concern, actor=cast.anneke)

    with pytest.raises(services.ReporterObjected):
        put(concern, meeting, mark)
    page = login(cast.mark).post(
        f"/zorgen/{concern.public_id}/agenda/", {"meeting": meeting.public_id, "agenda_title": "Geluid"}
    )
    assert "De melder wil liever niet dat dit besproken wordt." in page.content.decode()
    assert meeting.agenda.on().count() == 0
