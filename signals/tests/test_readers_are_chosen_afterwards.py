"""The reporter chooses other readers at any time: the page says who exactly, and from then on it is so."""

import pytest

from networks.constants import Role
from networks.tests.factories import make_member, make_user
from signals.constants import About, ConsentKind, ConsentState, EventKind, HiddenFrom, Outcome, Readers
from signals.models import ConsentRequest, Signal
from signals.services import (
    Outdated,
    Readership,
    choose_readers,
    join_concern,
    mark_read,
    version_of_readers,
    write_reply,
)
from signals.tests.factories import make_signal
from signals.tests.mails import mailed
from tests.at_once import at_once

FATIMA, MARK, INGRID = "Fatima (gemeente)", "Mark (politie)", "Ingrid (teamchef)"
TABLE = {"fatima", "mark", "ingrid", "youssef", "dewi", "samira"}
NARROWED, WIDENED = EventKind.NARROWED, EventKind.WIDENED

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def concern(cast) -> Signal:
    return make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)


def url(concern: Signal) -> str:
    return f"/zorgen/{concern.public_id}/lezers/"


def posted(client, concern: Signal, readers: str, hidden: str = HiddenFrom.NOBODY, seen: str = ""):
    fields = {"readers": readers, "hidden_from": hidden, "seen": seen or version_of_readers(now(concern))}
    return client.post(url(concern), fields)


def now(concern: Signal) -> Signal:
    return Signal.objects.get(pk=concern.pk)


def chosen(concern: Signal) -> tuple:
    return Signal.objects.values_list("readers", "reader__name", "hidden_from").get(pk=concern.pk)


def steps(concern: Signal) -> list[str]:
    return [kind for kind in concern.events.values_list("kind", flat=True) if kind in (NARROWED, WIDENED)]


def read_by(cast, concern: Signal) -> set[str]:
    found = {name for name, user in cast.everybody.items() if concern in Signal.objects.visible_to(user)}
    return found - {"anneke"}


def one(user) -> str:
    return f"one:{user.public_id}"


def test_the_page_says_by_name_who_reads_it_now_and_who_would(concern, cast, login):
    page = login(cast.anneke).get(url(concern))

    text, widget = page.content.decode(), page.context["form"].fields["readers"].widget
    assert "Wie dit nu leest: de 6 andere bondgenoten. Verder niemand." in text
    assert widget.explain == {
        "coordinators_and_chief": f"{FATIMA}, {MARK}, {INGRID}",
        "coordinators": f"{FATIMA}, {MARK}",
        "network": "de 6 andere bondgenoten",
        one(cast.fatima): "",
        one(cast.mark): "",
    }
    assert f"Alleen {MARK}" in text
    assert page.context["form"]["readers"].value() == "network"
    assert "hetzelfde merkte" not in text


@pytest.mark.parametrize(
    ("readers", "names"),
    [
        (Readers.COORDINATORS_AND_CHIEF, {"fatima", "mark", "ingrid"}),
        (Readers.COORDINATORS, {"fatima", "mark"}),
    ],
)
def test_fewer_people_read_it_from_then_on(concern, cast, login, readers, names):
    assert read_by(cast, concern) == TABLE

    answer = posted(login(cast.anneke), concern, readers)

    assert (answer.status_code, answer.url) == (302, concern.get_absolute_url())
    assert read_by(cast, concern) == names
    assert steps(concern) == [NARROWED]
    for name in sorted(TABLE):
        status = login(cast.everybody[name]).get(concern.get_absolute_url()).status_code
        assert (name, status) == (name, 200 if name in names else 404)


def test_one_coordinator_is_the_fewest(concern, cast, login):
    posted(login(cast.anneke), concern, one(cast.mark))

    assert chosen(concern) == (Readers.ONE, "Mark", HiddenFrom.NOBODY)
    assert (read_by(cast, concern), steps(concern)) == ({"mark"}, [NARROWED])


def test_the_reporter_can_choose_more_people_too(concern, cast, login):
    client = login(cast.anneke)
    posted(client, concern, Readers.COORDINATORS)

    posted(client, concern, Readers.NETWORK)

    assert (read_by(cast, concern), steps(concern)) == (TABLE, [NARROWED, WIDENED])


def test_another_single_coordinator_is_somebody_less_and_somebody_more(concern, cast, login):
    client = login(cast.anneke)
    posted(client, concern, one(cast.mark))

    posted(client, concern, one(cast.fatima))

    assert read_by(cast, concern) == {"fatima"}
    assert steps(concern) == [NARROWED, NARROWED, WIDENED]


@pytest.mark.parametrize(
    ("hidden", "seen_by"),
    [
        (HiddenFrom.NOBODY, TABLE),
        (HiddenFrom.NETWORK, {"fatima", "mark", "ingrid"}),
        (HiddenFrom.READERS, set()),
    ],
)
@pytest.mark.parametrize("before", [HiddenFrom.NOBODY, HiddenFrom.READERS])
def test_the_name_is_hidden_and_shown_again_at_the_reporters_wish(
    concern, cast, login, before, hidden, seen_by
):
    Signal.objects.filter(pk=concern.pk).update(hidden_from=before)

    posted(login(cast.anneke), concern, Readers.NETWORK, hidden)

    pages = {name: login(cast.everybody[name]).get(concern.get_absolute_url()) for name in sorted(TABLE)}
    assert {name for name, page in pages.items() if "Anneke" in page.content.decode()} == seen_by
    assert steps(concern) == []  # nobody reads it who did not before


def test_who_read_it_stays_in_read_by(concern, cast, login):
    mark_read(concern, reader=cast.youssef)
    client = login(cast.anneke)

    posted(client, concern, Readers.COORDINATORS)

    assert "een bondgenoot" in client.get(concern.get_absolute_url()).content.decode()
    assert concern.reads.count() == 1


def test_the_same_again_changes_nothing(concern, cast, login):
    client, seen = login(cast.anneke), version_of_readers(concern)

    answers = [posted(client, concern, Readers.COORDINATORS, seen=seen).status_code for _time in range(2)]

    assert (answers, steps(concern)) == ([302, 302], [NARROWED])


def test_an_old_tab_does_not_open_again_what_was_closed(concern, cast, login):
    client, seen = login(cast.anneke), version_of_readers(concern)
    posted(client, concern, one(cast.mark))

    old = posted(client, concern, Readers.NETWORK, HiddenFrom.READERS, seen=seen)

    assert chosen(concern) == (Readers.ONE, "Mark", HiddenFrom.NOBODY)
    assert "Wie het mag lezen, is intussen veranderd." in old.content.decode()
    assert f"Wie dit nu leest: {MARK}." in old.content.decode()
    assert old.context["form"]["readers"].value() == one(cast.mark)
    again = posted(client, concern, Readers.NETWORK, seen=old.context["form"]["seen"].value())
    assert (again.status_code, chosen(concern)[0]) == (302, Readers.NETWORK)


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_one_is_kept(concern, cast):
    seen = version_of_readers(concern)
    choices = iter([Readers.COORDINATORS, Readers.COORDINATORS_AND_CHIEF] * 2)

    def work() -> bool:
        choice = Readership(next(choices), None, HiddenFrom.NOBODY)
        try:
            return choose_readers(now(concern), actor=cast.anneke, choice=choice, seen=seen)
        except Outdated:
            return False

    assert at_once(work).count(True) == 1
    assert steps(concern) == [NARROWED]


def test_withdrawn_in_the_meantime_it_stays_so(concern, cast):
    seen = version_of_readers(concern)
    Signal.objects.filter(pk=concern.pk).update(outcome=Outcome.WITHDRAWN)

    with pytest.raises(Outdated):
        choose_readers(
            concern,
            actor=cast.anneke,
            choice=Readership(Readers.COORDINATORS, None, HiddenFrom.NOBODY),
            seen=seen,
        )

    assert chosen(concern)[0] == Readers.NETWORK


@pytest.mark.parametrize("about", [About.POLICE, About.MUNICIPALITY, About.COORDINATOR])
def test_about_one_of_them_only_single_persons_can_be_chosen(cast, login, about):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark, about=about)
    client = login(cast.anneke)

    offered = [value for value, _label in client.get(url(concern)).context["form"].fields["readers"].choices]
    refused = posted(client, concern, Readers.NETWORK)

    assert sorted(offered) == sorted([one(cast.fatima), one(cast.mark)])
    assert (refused.status_code, chosen(concern)[0]) == (200, Readers.ONE)
    assert posted(client, concern, one(cast.fatima)).status_code == 302


def test_beside_a_person_of_whom_it_is_about_stands_a_warning(cast, login):
    fields = {"readers": Readers.ONE, "reader": cast.fatima, "about": About.POLICE}
    concern = make_signal(cast.overvecht, cast.anneke, **fields)

    widget = login(cast.anneke).get(url(concern)).context["form"].fields["readers"].widget

    assert {value: bool(text) for value, text in widget.explain.items()} == {
        one(cast.fatima): False,
        one(cast.mark): True,
    }


@pytest.mark.parametrize("value", ["", "iedereen", "one", "one:", "one:onbekend", "youssef"])
def test_what_cannot_be_chosen_is_refused(concern, cast, login, value):
    value = one(cast.youssef) if value == "youssef" else value

    assert posted(login(cast.anneke), concern, value).status_code == 200
    assert posted(login(cast.anneke), concern, Readers.COORDINATORS, hidden="x").status_code == 200
    assert chosen(concern) == (Readers.NETWORK, None, HiddenFrom.NOBODY)


def test_a_coordinator_who_shared_it_does_not_read_it_as_the_one(cast, login):
    concern = make_signal(cast.overvecht, cast.mark, readers=Readers.COORDINATORS)

    assert posted(login(cast.mark), concern, one(cast.mark)).status_code == 200
    assert chosen(concern)[0] == Readers.COORDINATORS


def test_when_the_chosen_one_stepped_down_another_is_chosen(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    cast.overvecht.memberships.filter(user=cast.mark).update(role=Role.MEMBER)
    client = login(cast.anneke)
    assert "Niemand leest het nu" in client.get(url(concern)).content.decode()

    assert posted(client, concern, one(cast.fatima)).status_code == 302
    assert read_by(cast, concern) == {"fatima"}


def test_without_a_coordinator_the_page_says_so(cast, login):
    fields = {"readers": Readers.ONE, "reader": cast.mark, "about": About.MUNICIPALITY}
    concern = make_signal(cast.overvecht, cast.anneke, **fields)
    cast.overvecht.memberships.filter(user__in=[cast.mark, cast.fatima]).update(role=Role.MEMBER)

    page = login(cast.anneke).get(url(concern))

    assert (page.status_code, "geen coördinator" in page.content.decode()) == (200, True)


def test_who_was_to_answer_and_may_not_read_it_any_more_does_not(concern, cast, login):
    client = login(cast.anneke)
    Signal.objects.filter(pk=concern.pk).update(answerer=cast.mark)

    posted(client, concern, Readers.COORDINATORS)
    assert now(concern).answerer == cast.mark
    posted(client, concern, one(cast.fatima))
    assert now(concern).answerer is None


def test_a_coordinator_who_gets_it_now_hears_that_it_waits(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    client = login(cast.anneke)
    assert mailed("concern_waits") == ["Mark"]

    posted(client, concern, Readers.NETWORK)
    posted(client, concern, one(cast.mark))
    posted(client, concern, Readers.COORDINATORS)

    assert mailed("concern_waits") == ["Fatima", "Mark"]


@pytest.mark.parametrize("ends", ["answered", "done"])
def test_when_nothing_waits_nobody_is_told_so(cast, login, ends):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    write_reply(concern, actor=cast.mark, text="Dank u.", submission="r")
    if ends == "done":
        Signal.objects.filter(pk=concern.pk).update(outcome=Outcome.DONE, answered_at=None)

    posted(login(cast.anneke), concern, Readers.COORDINATORS)

    assert mailed("concern_waits") == ["Mark"]


@pytest.mark.parametrize(
    ("readers", "hidden", "left"),
    [
        (Readers.COORDINATORS, HiddenFrom.READERS, {"readers", "identity"}),
        (Readers.NETWORK, HiddenFrom.READERS, {"identity"}),
        (Readers.COORDINATORS_AND_CHIEF, HiddenFrom.NETWORK, {"readers"}),
    ],
)
def test_what_is_so_already_is_no_longer_asked(cast, login, readers, hidden, left):
    fields = {"readers": Readers.COORDINATORS_AND_CHIEF, "hidden_from": HiddenFrom.READERS}
    concern = make_signal(cast.overvecht, cast.anneke, **fields)
    asked = {"signal": concern, "asked_by": cast.mark, "reason": "Wij willen bellen."}
    ConsentRequest.objects.create(kind=ConsentKind.READERS, readers=Readers.NETWORK, **asked)
    ConsentRequest.objects.create(kind=ConsentKind.IDENTITY, **asked)

    posted(login(cast.anneke), concern, readers, hidden)

    still = concern.consents.filter(state=ConsentState.OPEN).values_list("kind", flat=True)
    assert set(still) == left
    assert not concern.consents.exclude(state=ConsentState.OPEN).filter(decided_at=None).exists()


def test_who_noticed_the_same_keeps_reading_and_the_page_says_so(concern, cast, login):
    join_concern(concern, actor=cast.youssef)
    client = login(cast.anneke)
    assert "Wie hetzelfde merkte, blijft het lezen." in client.get(url(concern)).content.decode()

    posted(client, concern, Readers.COORDINATORS)

    assert read_by(cast, concern) == {"fatima", "mark", "youssef"}
    sentence = f"Wie dit leest: {FATIMA}, {MARK}, wie hetzelfde merkte. Verder niemand."
    pages = {
        name: login(cast.everybody[name]).get(concern.get_absolute_url()) for name in ("anneke", "youssef")
    }
    assert {name for name, page in pages.items() if sentence in page.content.decode()} == set(pages)


def test_who_left_the_network_still_chooses(concern, cast, login):
    cast.overvecht.memberships.filter(user=cast.anneke).delete()
    client = login(cast.anneke)

    assert client.get(url(concern)).status_code == 200
    assert posted(client, concern, Readers.COORDINATORS).status_code == 302
    assert read_by(cast, concern) == {"fatima", "mark"}


def test_the_page_asks_as_often_for_many_members(concern, cast, login, django_assert_max_num_queries):
    client = login(cast.anneke)
    client.get(url(concern))
    for number in range(9):
        make_member(cast.overvecht, make_user(f"Lid{number}"), "municipality", Role.DEPUTY)

    with django_assert_max_num_queries(12):
        client.get(url(concern))
