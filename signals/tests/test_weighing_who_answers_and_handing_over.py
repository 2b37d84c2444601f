"""Weighing is for the coordinators alone; who answers is named; a hand-over is noted without content."""

import pytest

from networks.constants import Role
from networks.tests.factories import make_member
from notifications.models import OutgoingMail
from notifications.tests.factories import outbox_of, without_choices
from signals.constants import EventKind, Kind, Outcome, Readers
from signals.models import Signal, Weighing
from signals.permissions import can_hand_over
from signals.services import WeighingFields, assign, hand_over, weigh
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")
SECRET = "Geheim: knallen bij nummer 12."
ALL = {"is_concrete": "yes", "is_recent": "no", "is_pattern": "", "kind": "potential"}
WORDS = "concreet · niet recent · verwacht"


@pytest.fixture
def concern(cast) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, observation=SECRET, readers=Readers.NETWORK)


def url(concern: Signal, what: str) -> str:
    return f"/zorgen/{concern.public_id}/{what}/"


def kinds(concern: Signal) -> list[str]:
    return list(concern.events.values_list("kind", flat=True))[1:]


def test_both_weigh_together_and_each_change_is_one_step(cast, concern, login):
    for name, fields in (
        ("mark", ALL),
        ("mark", ALL),
        ("fatima", ALL),
        ("fatima", {**ALL, "is_pattern": "yes"}),
    ):
        login(cast.everybody[name]).post(url(concern, "weging"), fields)

    weighing = Weighing.objects.get()
    values = (weighing.is_concrete, weighing.is_recent, weighing.is_pattern, weighing.kind, weighing.by)
    assert values == (True, False, True, Kind.POTENTIAL, cast.fatima)
    assert kinds(concern) == [EventKind.WEIGHED] * 2


def test_nothing_said_is_nothing_kept(cast, concern):
    assert not weigh(concern, actor=cast.mark, fields=WeighingFields())
    assert (Weighing.objects.count(), kinds(concern)) == (0, [])


def test_what_was_said_can_be_taken_back(cast, concern):
    weigh(concern, actor=cast.mark, fields=WeighingFields(is_concrete=True))
    assert weigh(concern, actor=cast.mark, fields=WeighingFields())
    assert Weighing.objects.get().is_concrete is None


def test_it_is_weighed_on_the_page_of_a_step_as_well(cast, concern, login):
    client = login(cast.mark)
    client.post(url(concern, "besluit/volgen"), {"seen": "|", "look_again_on": "2026-12-20", **ALL})

    assert kinds(concern) == [EventKind.WATCHED, EventKind.WEIGHED]
    form = client.get(url(concern, "besluit/doen")).context["form"]
    assert {name: form[name].initial for name in ALL} == ALL


def test_only_the_coordinators_see_how_it_was_weighed(cast, concern, login):
    login(cast.mark).post(url(concern, "weging"), ALL)

    seen = {
        name: WORDS in login(user).get(concern.get_absolute_url()).content.decode()
        for name, user in cast.everybody.items()
    }

    assert {name for name, found in seen.items() if found} == {"mark", "fatima"}
    for name in ("anneke", "youssef", "ingrid"):
        page = login(cast.everybody[name]).get(concern.get_absolute_url()).content.decode()
        assert "Hoe weegt u dit?" not in page
        assert "/weging/" not in page


def test_no_mail_tells_how_it_was_weighed(cast, concern, login):
    before = OutgoingMail.objects.count()
    login(cast.mark).post(url(concern, "weging"), ALL)
    assert OutgoingMail.objects.count() == before


def test_only_choices_of_ours_are_kept(cast, concern, login):
    login(cast.mark).post(url(concern, "weging"), {**ALL, "kind": "persons"})
    assert Weighing.objects.count() == 0


def test_htmx_gets_the_fragment_back(cast, concern, login):
    response = login(cast.mark).post(url(concern, "weging"), ALL, headers={"HX-Request": "true"})
    assert response.content.decode().strip().startswith('<section class="weighing" id="weighing"')
    assert WORDS in response.content.decode()


def test_who_answers_is_named_to_the_reporter(cast, concern, login):
    login(cast.mark).post(url(concern, "wie-antwoordt"), {"answerer": cast.mark.public_id})

    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    assert "Mark (politie) antwoordt u." in page
    assert "antwoordt u." not in login(cast.youssef).get(concern.get_absolute_url()).content.decode()

    cast.overvecht.memberships.filter(user=cast.mark).update(role=Role.MEMBER)
    assert "antwoordt u." not in login(cast.anneke).get(concern.get_absolute_url()).content.decode()


def test_the_other_coordinator_hears_it_once(cast, concern):
    assert assign(concern, answerer=cast.mark, actor=cast.mark)
    assert not assign(concern, answerer=cast.mark, actor=cast.mark)

    assert [kind for kind, _ in outbox_of(cast.fatima)] == [
        "signals.concern_waits",
        "signals.concern_assigned",
    ]
    assert [kind for kind, _ in outbox_of(cast.mark)] == ["signals.concern_waits"]
    assert kinds(concern) == [EventKind.ASSIGNED]


def test_the_mail_says_only_that_it_was_agreed(cast, concern):
    assign(concern, answerer=cast.mark, actor=cast.mark)
    mail = OutgoingMail.objects.get(kind="signals.concern_assigned")

    assert mail.subject == "Bondgenoten Overvecht: er is afgesproken wie een zorg beantwoordt"
    assert without_choices(mail.text) == (
        "Dag Fatima,\n\n"
        "Er is afgesproken wie een zorg beantwoordt.\n\n"
        f"Lees de zorg: http://testserver/zorgen/{concern.public_id}/\n\n"
        "U logt eerst in: wat daar staat, zetten wij niet in een mail.\n"
    )
    assert "Er is afgesproken wie een zorg beantwoordt." in mail.html
    for secret in (SECRET, "Anneke", "Mark"):
        assert secret not in mail.text + mail.html + mail.subject


@pytest.mark.parametrize("name", ["youssef", "ingrid", "anneke", "zeist_coordinator"])
def test_nobody_else_can_be_named(cast, concern, login, name):
    response = login(cast.mark).post(
        url(concern, "wie-antwoordt"), {"answerer": cast.everybody[name].public_id}, follow=True
    )
    concern.refresh_from_db()
    assert (concern.answerer, kinds(concern)) == (None, [])
    assert "Kies een van de coördinatoren" in response.content.decode()
    assert not assign(concern, answerer=cast.everybody[name], actor=cast.mark)


def test_for_one_coordinator_that_one_answers(cast):
    signal = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    assert not assign(signal, answerer=cast.fatima, actor=cast.mark)
    assert assign(signal, answerer=cast.mark, actor=cast.mark)


def test_whoever_hid_their_name_is_not_missing_from_the_choice(cast, login):
    """A coordinator reported it: if they were left out, the other would know who did."""
    signal = make_signal(cast.overvecht, cast.mark, hidden_from="readers")
    page = login(cast.fatima).get(url(signal, "besluit/doen"))
    assert [name for _id, name in page.context["form"].fields["answerer"].choices] == ["Fatima", "Mark"]


def test_handed_over_once_and_the_reporter_sees_it(cast, concern, login):
    client = login(cast.mark)
    for _twice in range(2):
        assert client.post(url(concern, "overdragen")).status_code == 302

    assert kinds(concern) == [EventKind.HANDED_OVER]
    event = concern.events.get(kind=EventKind.HANDED_OVER)
    assert (event.actor, event.role) == (cast.mark, "coordinator_police")
    assert [kind for kind, _ in outbox_of(cast.anneke)][1:] == ["signals.concern_answered"]
    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    assert "Overgedragen aan de politie" in page
    assert "dinsdag 8 december, door de coördinator van de politie" in page


def test_nothing_of_the_concern_goes_along(cast, concern):
    before = OutgoingMail.objects.count()
    hand_over(concern, actor=cast.mark)
    sent = OutgoingMail.objects.order_by("pk")[before:]
    assert [mail.recipient for mail in sent] == [cast.anneke]
    assert SECRET not in "".join(f"{mail.subject}{mail.text}{mail.html}" for mail in sent)
    concern.refresh_from_db()
    assert (concern.outcome, concern.observation) == (Outcome.NONE, SECRET)


def test_the_page_says_what_it_means_and_changes_nothing(cast, concern, login):
    page = login(cast.mark).get(url(concern, "overdragen")).content.decode()
    assert "Er gaat niets mee: geen tekst, geen naam." in page
    assert kinds(concern) == []


@pytest.mark.parametrize(
    ("status", "allowed"), [("live", {"mark"}), ("draft", set()), ("paused", set()), ("closed", set())]
)
def test_only_the_coordinator_of_the_police_hands_over(cast, concern, status, allowed):
    make_member(cast.zeist, cast.fatima, "police", Role.COORDINATOR)  # of the police, but elsewhere
    concern.network.status = status
    assert {name for name, user in cast.everybody.items() if can_hand_over(user, concern)} == allowed


def test_not_what_was_for_the_other_or_withdrawn(cast, concern):
    for_fatima = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.fatima)
    assert not can_hand_over(cast.mark, for_fatima)
    concern.outcome = Outcome.WITHDRAWN
    assert not can_hand_over(cast.mark, concern)
