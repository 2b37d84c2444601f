"""Before sharing, the screen says exactly who will read it; afterwards the concern says it again."""

import pytest
from django.utils import translation

from networks.constants import Party, Role
from networks.tests.factories import make_member, make_user
from signals.constants import ReaderRole, Readers
from signals.readers import ReaderChoice, choices_for, readers_of, role_of, shown_reporter
from signals.tests.factories import make_signal

FATIMA, MARK, INGRID = "Fatima (gemeente)", "Mark (politie)", "Ingrid (teamchef)"


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


def people(cast, reporter) -> list[tuple[str, ...]]:
    return [choice.people for choice in choices_for(cast.overvecht, reporter)]


def test_the_choices_of_a_resident(cast):
    assert choices_for(cast.overvecht, cast.anneke) == [
        ReaderChoice("coordinators_and_chief", "De coördinatoren en de teamchef", (FATIMA, MARK, INGRID)),
        ReaderChoice("coordinators", "Alleen de coördinatoren", (FATIMA, MARK)),
        ReaderChoice("network", "Alle bondgenoten van het netwerk", ("de 6 andere bondgenoten",)),
        ReaderChoice(f"one:{cast.fatima.public_id}", f"Alleen {FATIMA}", (FATIMA,)),
        ReaderChoice(f"one:{cast.mark.public_id}", f"Alleen {MARK}", (MARK,)),
    ]


def test_nobody_is_told_that_they_read_their_own(cast):
    assert people(cast, cast.mark) == [
        (FATIMA, INGRID),
        (FATIMA,),
        ("de 6 andere bondgenoten",),
        (FATIMA,),
    ]
    assert people(cast, cast.ingrid)[0] == (FATIMA, MARK)


def test_a_chief_without_a_seat_is_named_beside_the_allies(cast):
    cast.overvecht.memberships.filter(user=cast.ingrid).delete()

    assert people(cast, cast.anneke)[2] == ("de 5 andere bondgenoten", INGRID)


def test_a_stand_in_is_a_reader_too(cast):
    make_member(cast.overvecht, make_user("Bart"), Party.POLICE, Role.DEPUTY)

    assert people(cast, cast.anneke)[1] == ("Bart (politie)", FATIMA, MARK)


@pytest.mark.parametrize(
    ("readers", "names"),
    [
        (Readers.COORDINATORS_AND_CHIEF, (FATIMA, MARK, INGRID)),
        (Readers.COORDINATORS, (FATIMA, MARK)),
        (Readers.NETWORK, ("de 6 andere bondgenoten",)),
    ],
)
def test_the_concern_says_it_again(cast, readers, names):
    assert readers_of(make_signal(cast.overvecht, cast.anneke, readers=readers), cast.anneke) == names


def test_a_hidden_name_does_not_show_by_its_absence(cast):
    concern = make_signal(cast.overvecht, cast.ingrid, hidden_from="readers")

    assert readers_of(concern, cast.mark) == (FATIMA, MARK, INGRID)
    assert readers_of(concern, cast.ingrid) == (FATIMA, MARK)


def test_a_reader_gets_the_whole_list_so_that_it_does_not_give_away_who_shared_it(cast):
    concern = make_signal(cast.overvecht, cast.fatima, readers=Readers.COORDINATORS, hidden_from="readers")

    assert readers_of(concern, cast.fatima) == (MARK,)
    assert readers_of(concern, cast.mark) == (FATIMA, MARK)
    for_all = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK, hidden_from="readers")
    assert readers_of(for_all, cast.youssef) == ("de 7 bondgenoten",)


def test_a_concern_for_one(cast):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)

    assert readers_of(concern, cast.anneke) == (MARK,)
    cast.overvecht.memberships.filter(user=cast.mark).update(role=Role.MEMBER)
    assert readers_of(concern, cast.anneke) == ()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("mark", ReaderRole.COORDINATOR_POLICE),
        ("fatima", ReaderRole.COORDINATOR_MUNICIPALITY),
        ("ingrid", ReaderRole.CHIEF),
        ("youssef", ReaderRole.MEMBER),
        ("samira", ReaderRole.MEMBER),
    ],
)
def test_the_role_in_which_somebody_reads(cast, name, role):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)

    assert role_of(cast.everybody[name], concern) == role


def test_a_coordinator_who_is_chief_too_reads_as_coordinator(cast):
    cast.overvecht.memberships.filter(user=cast.ingrid).update(role=Role.COORDINATOR)

    assert role_of(cast.ingrid, make_signal(cast.overvecht, cast.anneke)) == ReaderRole.COORDINATOR_POLICE


@pytest.mark.parametrize(
    ("hidden", "viewer", "name"),
    [
        ("nobody", "mark", "Anneke"),
        ("nobody", "youssef", "Anneke"),
        ("network", "mark", "Anneke"),
        ("network", "ingrid", "Anneke"),
        ("network", "youssef", "Naam verborgen"),
        ("readers", "mark", "Naam verborgen"),
        ("readers", "ingrid", "Naam verborgen"),
        ("readers", "anneke", "U"),
    ],
)
def test_the_name_of_the_reporter(cast, hidden, viewer, name):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK, hidden_from=hidden)

    assert shown_reporter(concern, cast.everybody[viewer]) == name
