"""Which concerns look alike: the same place and subject, or one of these and the same words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from networks.tests.factories import make_neighbourhood
from signals.alike import count_alike, find_alike
from signals.constants import Outcome, Readers
from signals.models import Signal, Theme
from signals.tests.factories import make_signal
from signals.words import common, stems

KNALLEN = "Elke avond harde knallen bij de speeltuin."
WEER_KNALLEN = "Gisteren weer een knal gehoord bij de speeltuin, kinderen schrokken."
VUIL = "Afval naast de containers, er komen ratten op af."

SAME = [
    (
        "Elke avond harde knallen bij de speeltuin.",
        "Gisteren weer een knal gehoord bij de speeltuin, kinderen schrokken.",
    ),
    (
        "Er wordt vuurwerk afgestoken op het plein, de hele avond door.",
        "Vuurwerkbommen op het plein om elf uur.",
    ),
    (
        "Jongens op scooters rijden veel te hard langs de school.",
        "Scooters scheuren voorbij de basisschool als de kinderen uit komen.",
    ),
    (
        "Er hangt een groepje jongeren bij de ingang van de flat, bewoners durven er niet langs.",
        "Jongeren bij de ingang van onze flat roken en schreeuwen naar bewoners.",
    ),
    (
        "Op de muur van het buurthuis is iets haatdragends gespoten.",
        "Haatdragende tekst gespoten op de muur bij het buurthuis.",
    ),
    (
        "In de appgroep van de flat wordt ruzie gemaakt over de opvang.",
        "Ruzie in de buurtapp over de opvanglocatie, mensen schelden elkaar uit.",
    ),
    (
        "Afval naast de containers, er komen ratten op af.",
        "Weer afval naast de ondergrondse container, ik zag een rat.",
    ),
    (
        "Het raam van de winkel is ingegooid.",
        "Ramen van twee winkels ingegooid vannacht.",
    ),
    (
        "Mensen worden nageroepen bij de bushalte vanwege hun hoofddoek.",
        "Mijn dochter werd nageroepen bij de bushalte.",
    ),
    (
        "Er is een filmpje van een vechtpartij op school dat rondgaat op telefoons.",
        "Op telefoons gaat een filmpje rond: vechtpartij bij school.",
    ),
    (
        "Drugs worden verkocht in de parkeergarage onder de flat.",
        "In de parkeergarage zie ik dat er gedeald wordt, drugs in auto's.",
    ),
    (
        "De fietsenstalling is opengebroken en er zijn vier fietsen weg.",
        "Fietsen gestolen uit de stalling van het gebouw, slot opengebroken.",
    ),
    (
        "Buren maken ruzie over geluidsoverlast, er werd gedreigd.",
        "Ruzie tussen buren over geluid, de een dreigde de ander.",
    ),
    (
        "Een briefje door de bus: ga terug naar waar je vandaan komt.",
        "Wij kregen een briefje door de brievenbus met ga terug.",
    ),
    (
        "De lantaarnpalen bij het park doen het niet, het is er donker en onveilig.",
        "Park is donker, lantaarns kapot, vrouwen voelen zich onveilig.",
    ),
]
OTHER = [
    (
        "Elke avond harde knallen bij de speeltuin.",
        "In de speeltuin ligt glas op de grond.",
    ),
    (
        "Er wordt vuurwerk afgestoken op het plein.",
        "Op het plein staan 's avonds auto's met harde muziek.",
    ),
    (
        "Jongens op scooters rijden veel te hard langs de school.",
        "Ouders parkeren dubbel voor de school en schelden elkaar uit.",
    ),
    (
        "Jongeren hangen bij de ingang van de flat.",
        "De lift in de flat is al weken kapot en ouderen komen niet buiten.",
    ),
    (
        "Op de muur van het buurthuis is iets gespoten.",
        "Het buurthuis gaat dicht en mensen zijn daar boos over.",
    ),
    (
        "In de appgroep wordt ruzie gemaakt over de opvang.",
        "Vrijwilligers van de opvang worden op straat uitgescholden.",
    ),
    (
        "Afval naast de containers.",
        "Containers zijn in brand gestoken met oud en nieuw.",
    ),
    (
        "Het raam van de winkel is ingegooid.",
        "De winkel sluit omdat klanten wegblijven door de werkzaamheden.",
    ),
    (
        "Mensen worden nageroepen bij de bushalte.",
        "De bus rijdt 's avonds niet meer, jongeren lopen door het park.",
    ),
    (
        "Er is een filmpje van een vechtpartij op school.",
        "Leerlingen van school staan in de pauze op de stoep en gooien afval neer.",
    ),
    (
        "Drugs worden verkocht in de parkeergarage.",
        "De parkeergarage is duur en mensen parkeren op de stoep.",
    ),
    (
        "De fietsenstalling is opengebroken.",
        "Fietsen staan dubbel voor de deur, rolstoelen kunnen er niet langs.",
    ),
    (
        "Buren maken ruzie over geluidsoverlast.",
        "Honden blaffen de hele dag op het balkon bij de buren.",
    ),
    (
        "Een briefje door de bus: ga terug naar waar je vandaan komt.",
        "Nepbriefjes van de gemeente in de bus om binnen te komen.",
    ),
    (
        "De lantaarnpalen bij het park doen het niet.",
        "In het park wordt gedeald bij de bankjes.",
    ),
    (
        "Mensen maken zich zorgen over het nieuws uit het buitenland en voelen zich bekeken.",
        "Mensen maken zich zorgen over geld, de huur gaat weer omhoog.",
    ),
]


def test_most_pairs_about_the_same_thing_have_enough_words_in_common():
    missed = [pair for pair in SAME if not common(stems(pair[0]), stems(pair[1]))]

    assert len(missed) <= 2


def test_pairs_about_something_else_do_not_though_they_share_a_word():
    assert [pair for pair in OTHER if common(stems(pair[0]), stems(pair[1]))] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ramen", "raam"),
        ("huizen", "huis"),
        ("knallen", "knal"),
        ("brieven", "brief"),
        ("ÉÉN\u0301S", "eens"),
    ],
)
def test_words_are_compared_without_endings_and_accents(one, other):
    assert stems(one) == stems(other)


@pytest.fixture
def theme(db) -> Theme:
    return Theme.objects.get(code="street_nuisance")


@pytest.fixture
def elsewhere(cast):
    return make_neighbourhood(cast.overvecht, "Zambesidreef", "BU03449901")


def found(cast, text=KNALLEN, *, theme=None, place=None, among=None, **options) -> list[str]:
    """The words of what is found, for who would share this in Overvecht."""
    among = Signal.objects.all() if among is None else among
    fields = {"network": cast.overvecht, "neighbourhood": place, "theme": theme, "text": text}
    return [signal.observation for signal in find_alike(among, **fields, **options)]


def test_the_same_place_and_subject_is_enough(cast, theme):
    make_signal(cast.overvecht, cast.anneke, observation=VUIL, neighbourhood=cast.tigrisdreef, theme=theme)

    assert found(cast, place=cast.tigrisdreef, theme=theme) == [VUIL]


@pytest.mark.parametrize(("text", "expected"), [(WEER_KNALLEN, [WEER_KNALLEN]), (VUIL, [])])
@pytest.mark.parametrize("shares", ["place", "subject"])
def test_one_of_these_needs_the_same_words_too(cast, theme, elsewhere, text, expected, shares):
    other = Theme.objects.get(code="online")
    place, subject = (cast.tigrisdreef, other) if shares == "place" else (elsewhere, theme)
    make_signal(cast.overvecht, cast.anneke, observation=text, neighbourhood=place, theme=subject)

    assert found(cast, place=cast.tigrisdreef, theme=theme) == expected


def test_the_same_words_alone_are_not_enough(cast, theme, elsewhere):
    make_signal(cast.overvecht, cast.anneke, observation=KNALLEN)
    make_signal(cast.overvecht, cast.anneke, observation=KNALLEN, neighbourhood=elsewhere)

    assert found(cast, place=cast.tigrisdreef, theme=theme) == []
    assert found(cast) == []


def test_another_network_is_never_looked_in(cast, theme):
    make_signal(cast.zeist, cast.lotte, observation=KNALLEN, theme=theme)

    assert found(cast, theme=theme) == []


def test_only_among_what_one_may_read(cast, theme):
    fields = {"neighbourhood": cast.tigrisdreef, "theme": theme}
    make_signal(cast.overvecht, cast.anneke, observation="Voor allen.", readers=Readers.NETWORK, **fields)
    make_signal(cast.overvecht, cast.anneke, observation="Voor twee.", readers=Readers.COORDINATORS, **fields)
    among = Signal.objects.visible_to(cast.youssef)

    assert found(cast, place=cast.tigrisdreef, theme=theme, among=among) == ["Voor allen."]


@pytest.mark.parametrize(
    ("outcome", "days", "is_found"),
    [
        (Outcome.NONE, 0, True),
        (Outcome.AGENDA, 400, True),
        (Outcome.DONE, 89, True),
        (Outcome.DONE, 91, False),
        (Outcome.NOT_OURS, 1, True),
        (Outcome.MERGED, 1, False),
        (Outcome.WITHDRAWN, 1, False),
    ],
)
def test_open_ones_and_those_that_ended_lately(cast, theme, outcome, days, is_found):
    signal = make_signal(cast.overvecht, cast.anneke, neighbourhood=cast.tigrisdreef, theme=theme)
    Signal.objects.update(outcome=outcome, created_at=timezone.now() - timedelta(days=days))

    assert found(cast, "Iets", place=cast.tigrisdreef, theme=theme) == [signal.observation] * is_found


def test_the_most_alike_come_first_and_three_at_most(cast, theme):
    for text in (WEER_KNALLEN, "Een.", "Twee.", VUIL):
        make_signal(
            cast.overvecht, cast.anneke, observation=text, neighbourhood=cast.tigrisdreef, theme=theme
        )

    assert found(cast, place=cast.tigrisdreef, theme=theme) == [WEER_KNALLEN, VUIL, "Twee."]
    assert found(cast, place=cast.tigrisdreef, theme=theme, limit=1) == [WEER_KNALLEN]


def test_it_does_not_look_like_itself(cast, theme):
    signal = make_signal(cast.overvecht, cast.anneke, neighbourhood=cast.tigrisdreef, theme=theme)

    assert found(cast, place=cast.tigrisdreef, theme=theme, exclude=signal) == []


def test_a_board_counts_them_in_one_query(cast, theme, elsewhere, django_assert_num_queries):
    fields = {"neighbourhood": cast.tigrisdreef, "theme": theme}
    three = [make_signal(cast.overvecht, cast.anneke, observation=f"Zorg {n}", **fields) for n in range(3)]
    alone = make_signal(cast.overvecht, cast.anneke, neighbourhood=elsewhere)
    bare = make_signal(cast.overvecht, cast.anneke)
    ended = make_signal(cast.overvecht, cast.anneke, **fields)
    Signal.objects.filter(pk=ended.pk).update(outcome=Outcome.DONE)

    with django_assert_num_queries(2):  # the other is where Mark sits, which a page has asked already
        counted = count_alike([*three, alone, bare], user=cast.mark)

    assert counted == {signal.pk: 2 for signal in three}


def test_a_board_counts_only_what_is_in_the_same_care(cast, theme):
    fields = {"neighbourhood": cast.tigrisdreef, "theme": theme}
    seen = make_signal(cast.overvecht, cast.anneke, **fields)
    make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.fatima, **fields)

    assert count_alike([seen], user=cast.mark) == {}
    assert count_alike([seen], user=cast.fatima) == {seen.pk: 1}


def test_a_board_with_nothing_to_compare_asks_nothing(cast, django_assert_num_queries):
    bare = make_signal(cast.overvecht, cast.anneke)

    with django_assert_num_queries(0):
        assert count_alike([], user=cast.mark) == {}
        assert count_alike([bare], user=cast.mark) == {}
