"""The owner or a coordinator says that it is done, or not after all; twice and at once are harmless."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from meetings import services
from meetings.agreed import promise_of
from meetings.constants import ActionState
from meetings.models import ActionItem, Meeting
from meetings.tests.agreeing import mark, titles
from meetings.tests.factories import make_action, make_meeting
from networks.constants import Party
from networks.tests.factories import make_member

HTMX = {"HX-Request": "true"}


@pytest.fixture
def action(cast, meeting, clock) -> ActionItem:
    """Of Youssef, by 5 January; it is 22 December."""
    clock.move_to(meeting.starts_at)
    return make_action(meeting, cast.youssef, due_on=datetime(2027, 1, 5).date())


def now(action: ActionItem) -> tuple:
    action.refresh_from_db()
    return action.state, action.done_at


@pytest.mark.parametrize("name", ["youssef", "fatima", "mark"])
def test_the_owner_and_the_coordinators_can(cast, action, login, name):
    response = mark(login(cast.everybody[name]), action)

    assert (response.status_code, response["Location"]) == (
        302,
        f"{action.meeting.get_absolute_url()}#actions",
    )
    assert now(action) == (ActionState.DONE, timezone.now())


@pytest.mark.parametrize("how", ["gedaan", "open"])
@pytest.mark.parametrize(("name", "status"), [("anneke", 403), ("ingrid", 403), ("lotte", 404), ("rob", 404)])
def test_others_cannot(cast, action, login, name, status, how):
    before = now(action)

    assert mark(login(cast.everybody[name]), action, how).status_code == status
    assert now(action) == before


def test_not_done_after_all(cast, action, login):
    client = login(cast.youssef)
    mark(client, action)
    mark(client, action, "open")

    assert now(action) == (ActionState.OPEN, None)


def test_a_second_click_keeps_the_first_moment(cast, action, login, clock):
    client, first = login(cast.youssef), timezone.now()
    mark(client, action)
    clock.shift(timedelta(days=2))
    mark(client, action)

    assert now(action) == (ActionState.DONE, first)


def test_two_who_saw_it_open_do_it_once(cast, action, clock):
    one, other = (ActionItem.objects.get(pk=action.pk) for _ in range(2))
    first = timezone.now()
    results = [services.finish_action(one)]
    clock.shift(timedelta(minutes=5))
    results.append(services.finish_action(other))

    assert results == [True, False]
    assert (other.state, other.done_at, *now(action)) == (ActionState.DONE, first) * 2


def test_done_and_undone_at_once_leave_one_whole_state(cast, action):
    services.finish_action(action)
    one, other = (ActionItem.objects.get(pk=action.pk) for _ in range(2))

    assert [services.reopen_action(one), services.reopen_action(other)] == [True, False]
    assert now(action) == (ActionState.OPEN, None)


@pytest.mark.parametrize(
    ("van", "to"),
    [
        ("home", "/"),
        ("afspraken", "/afspraken/"),
        ("https://elders.example/", None),
        ("x\0" * 10, None),
        ("2" * 20, None),
    ],
)
def test_back_to_where_the_button_stood(cast, action, login, van, to):
    response = mark(login(cast.youssef), action, van=van)

    assert response["Location"] == (to or f"{action.meeting.get_absolute_url()}#actions")


def test_back_to_the_list_as_it_was(cast, action, login):
    response = mark(login(cast.youssef), action, van="afspraken", lijst="van=allen&pagina=2\r\nX: y")

    assert response["Location"] == "/afspraken/?van=allen&pagina=2%0D%0AX%3A+y"


def test_back_to_the_page_of_the_next_meeting(cast, action, login):
    coming = make_meeting(cast.overvecht, cast.fatima)

    response = mark(login(cast.youssef), action, van=coming.public_id)

    assert response["Location"] == f"{coming.get_absolute_url()}#actions"


def test_htmx_renews_what_it_came_from(cast, action, login):
    coming = make_meeting(cast.overvecht, cast.fatima)
    starts = {"": '<section id="actions"', action.meeting.public_id: '<section id="actions"'}
    starts |= dict.fromkeys(("home", "afspraken", coming.public_id), f'<li id="action-{action.public_id}"')
    client = login(cast.youssef)

    got = {van: mark(client, action, headers=HTMX, van=van).content.decode().lstrip() for van in starts}

    assert {van: page.startswith(starts[van]) for van, page in got.items()} == dict.fromkeys(starts, True)
    assert ["Toch niet gedaan" in page for page in got.values()] == [True] * 5


def test_in_time_late_or_done_late_is_said(cast, action, clock):
    says = [promise_of(action)]
    clock.move_to(datetime(2027, 1, 5, 12, tzinfo=timezone.get_current_timezone()))
    says.append(promise_of(action))
    clock.shift(timedelta(days=3))
    says.append(promise_of(action))
    services.finish_action(action)
    says.append(promise_of(action))
    ActionItem.objects.filter(pk=action.pk).update(done_at=timezone.now() - timedelta(days=3))
    says.append(promise_of(ActionItem.objects.get(pk=action.pk)))

    assert [(promise.state, promise.text) for promise in says] == [
        ("open", "uiterlijk di 5 januari"),
        ("soon", "uiterlijk vandaag"),
        ("late", "3 dagen te laat"),
        ("plain", "gedaan op vr 8 januari, later dan afgesproken"),
        ("kept", "gedaan op di 5 januari"),
    ]


class TestWhoLeft:
    @pytest.fixture
    def left(self, cast, action, clock) -> Meeting:
        cast.overvecht.memberships.filter(user=cast.youssef).update(to_date=timezone.localdate())
        clock.shift(timedelta(days=1))
        return action.meeting

    def test_their_action_stays_with_their_name(self, cast, action, left, login):
        response = login(cast.anneke).get(left.get_absolute_url())

        assert titles(response.context["agreed"].rows) == ["Posters ophangen"]
        assert "Youssef" in response.content.decode()

    def test_a_coordinator_can_say_it_is_done_but_they_cannot(self, cast, action, left, login):
        assert mark(login(cast.youssef), action).status_code == 404
        assert mark(login(cast.fatima), action).status_code == 302
        assert now(action)[0] == ActionState.DONE

    def test_it_is_not_in_their_list(self, cast, action, left):
        assert list(ActionItem.objects.owned_by(cast.youssef)) == []

    def test_back_in_another_seat_it_is_theirs_again(self, cast, action, left, login):
        make_member(cast.overvecht, cast.youssef, Party.PARTNER, from_date=timezone.localdate())

        assert list(ActionItem.objects.owned_by(cast.youssef)) == [action]
        assert mark(login(cast.youssef), action).status_code == 302
