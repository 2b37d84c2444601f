"""Writing down and marking: each role against each state of the meeting, the action and the network."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings import services
from meetings.models import ActionItem, Meeting
from meetings.permissions import can_finish, can_record_action, finishable
from meetings.tests.factories import make_action, make_draft, make_meeting
from networks.constants import NetworkStatus, Party, Role
from networks.tests.factories import make_member

TEAM = {"fatima", "mark"}


def allowed(cast, may, *args) -> set[str]:
    return {name for name, user in cast.everybody.items() if may(user, *args)}


@pytest.fixture
def meetings(cast, clock) -> dict[str, Meeting]:
    """One meeting in each state, now."""
    now = timezone.now()
    return {
        "draft": make_draft(cast.overvecht, cast.fatima, starts_at=now - timedelta(days=1)),
        "coming": make_meeting(cast.overvecht, cast.fatima, starts_at=now + timedelta(minutes=1)),
        "begun": make_meeting(cast.overvecht, cast.fatima, starts_at=now),
        "over": make_meeting(cast.overvecht, cast.fatima, starts_at=now - timedelta(days=300)),
    }


@pytest.mark.parametrize(
    ("state", "names"), [("draft", set()), ("coming", set()), ("begun", TEAM), ("over", TEAM)]
)
def test_who_writes_down(cast, meetings, state, names):
    assert allowed(cast, can_record_action, meetings[state]) == names


@pytest.mark.parametrize("state", ["open", "done"])
@pytest.mark.parametrize(
    ("owner", "names"), [("youssef", TEAM | {"youssef"}), ("mark", TEAM), ("ingrid", TEAM | {"ingrid"})]
)
def test_who_marks(cast, meetings, state, owner, names):
    action = make_action(meetings["begun"], cast.everybody[owner])
    if state == "done":
        services.finish_action(action)

    assert allowed(cast, can_finish, action) == names


@pytest.mark.parametrize("status", [NetworkStatus.DRAFT, NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def test_in_a_network_that_is_not_live_nobody(cast, meetings, status):
    action = make_action(meetings["begun"], cast.youssef)
    type(cast.overvecht).objects.filter(pk=cast.overvecht.pk).update(status=status)

    action = ActionItem.objects.for_list().get(pk=action.pk)
    assert allowed(cast, can_record_action, action.meeting) == set()
    assert allowed(cast, can_finish, action) == set()


@pytest.mark.parametrize("status", [NetworkStatus.PAUSED, NetworkStatus.CLOSED])
def test_there_the_pages_refuse(cast, meetings, login, status):
    action = make_action(meetings["begun"], cast.youssef)
    type(cast.overvecht).objects.filter(pk=cast.overvecht.pk).update(status=status)
    client = login(cast.youssef)

    got = [client.post(f"/afspraken/{action.public_id}/{how}/").status_code for how in ("gedaan", "open")]
    got.append(login(cast.fatima).post(f"{meetings['begun'].get_absolute_url()}afspraken/").status_code)

    assert got == [403, 403, 403]


def test_a_stand_in_is_a_coordinator_and_who_keeps_watch_is_not(cast, meetings):
    action = make_action(meetings["begun"], cast.youssef)
    make_member(cast.overvecht, cast.lotte, Party.POLICE, Role.DEPUTY)

    assert allowed(cast, can_finish, action) == TEAM | {"youssef", "lotte"}
    assert allowed(cast, can_record_action, meetings["begun"]) == TEAM | {"lotte"}


def test_many_are_asked_at_once(cast, meetings, django_assert_num_queries):
    actions = [make_action(meetings["begun"], user) for user in (cast.youssef, cast.dewi, cast.youssef)]

    with django_assert_num_queries(1):
        own = finishable(cast.youssef, actions)

    assert own == {actions[0].pk, actions[2].pk}
    assert finishable(cast.fatima, actions) == {action.pk for action in actions}
    assert finishable(cast.fatima, []) == set()
