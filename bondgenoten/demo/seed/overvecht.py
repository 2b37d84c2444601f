"""Bondgenoten Overvecht: ten people at the table, and their concerns of the last three weeks."""

from datetime import time

from bondgenoten.demo.seed.overvecht_meetings import GATHERINGS
from bondgenoten.demo.seed.shapes import DUE_TODAY, Area, Concern, Line, Person
from bondgenoten.demo.seed.year import read_year
from networks.constants import Party, Role
from signals.constants import Learnt, Readers

PEOPLE = (
    Person("anneke", "Anneke", Party.RESIDENT, "Tigrisdreef", joined=910),
    Person("dewi", "Dewi", Party.RESIDENT, "voetbalclub", joined=540),
    Person("willem", "Willem", Party.RESIDENT, "bakkerij", joined=1150),
    Person("youssef", "Youssef", Party.RESIDENT, "buurthuis", joined=1010),
    Person("fatima", "Fatima", Party.MUNICIPALITY, "gebiedsteam", Role.COORDINATOR, joined=830),
    Person("peter", "Peter", Party.MUNICIPALITY, "wijkmanager", joined=640),
    Person("joke", "Joke", Party.PARTNER, "basisschool", joined=1080),
    Person("samira", "Samira", Party.PARTNER, "jongerenwerk", joined=470),
    Person("ingrid", "Ingrid", Party.POLICE, "teamchef", joined=730, is_chief=True),
    Person("mark", "Mark", Party.POLICE, "wijkteam", Role.COORDINATOR, joined=1150),
    Person("priya", "Priya", Party.MUNICIPALITY, "privacy", Role.PRIVACY_OFFICER, joined=600),
)

CONCERNS = (
    Concern(
        "afvalbakken",
        "peter",
        19,
        time(10, 25),
        "Op drie plekken in Vechtzoom zijn afvalbakken in brand gestoken. Wij ruimen het op, maar het komt"
        " terug. Wie merkt dit ook in de eigen straat?",
        Learnt.OWN,
        3,
        "Vechtzoom-zuid",
        noticed=1,
        readers=Readers.NETWORK,
        read_by=("mark", "samira", "anneke"),
        thread=(
            Line(
                "mark",
                3,
                time(16, 45),
                "Dit is later dan beloofd, sorry. Wij rijden deze week extra door Vechtzoom. De brandweer"
                " komt op school uitleg geven.",
            ),
        ),
        rounded_off=6,
        theme="street_nuisance",
    ),
    Concern(
        "aanspreken",
        "samira",
        15,
        time(17, 30),
        "Jongeren vertellen dat zij op straat vaak worden aangesproken en niet weten waarom. Zij willen daar"
        " graag met de politie over praten.",
        Learnt.HEARD,
        3,
        "Zambesidreef en omgeving",
        noticed=2,
        read_by=("mark", "fatima", "ingrid"),
        thread=(
            Line(
                "mark",
                2,
                time(11, 15),
                "Goed dat u dit deelt. De teamchef en ik komen graag naar het jongerenwerk."
                " Welke middag past?",
            ),
            Line("samira", 2, time(13, 40), "Woensdag na vier uur is er altijd een groep. Ik zet thee."),
        ),
        theme="trust",
    ),
    Concern(
        "knallen",
        "anneke",
        13,
        time(21, 14),
        "Bijna elke avond harde knallen bij de speeltuin, rond tien uur. Kinderen durven daarna niet meer"
        " naar buiten.",
        Learnt.OWN,
        4,
        "Tigrisdreef en omgeving",
        read_by=("fatima", "mark", "ingrid"),
        thread=(
            Line(
                "fatima",
                1,
                time(9, 40),
                "Dank u wel. Ik heb gekeken: de lamp bij de speeltuin is stuk. Op welke avonden is"
                " het het ergst?",
            ),
            Line("anneke", 1, time(12, 5), "Vooral op vrijdag. Na elven is het stil."),
            Line(
                "mark",
                1,
                time(16, 30),
                "Dan loopt onze wijkagent daar op vrijdagavond langs. Ik laat u weten wat zij ziet.",
            ),
        ),
        theme="street_nuisance",
    ),
    Concern(
        "afsluiting",
        "willem",
        12,
        time(8, 10),
        "Er zou een antwoord komen over de straat die dicht is. Wij horen al weken niets. Winkeliers zeggen"
        " dat meepraten geen zin heeft.",
        Learnt.HEARD,
        3,
        noticed=3,
        readers=Readers.ONE,
        reader="mark",
        read_by=("mark",),
        thread=(
            Line(
                "mark",
                2,
                time(15, 10),
                "Dank u wel. Mag ik dit met de gemeente bespreken, zonder uw naam? Dan krijgt u van haar een"
                " datum.",
            ),
        ),
        theme="trust",
    ),
    Concern(
        "parkeerplaats",
        "dewi",
        10,
        time(22, 2),
        "Na de training is het onrustig op de parkeerplaats. Er wordt hard gereden en geroepen. Ouders halen"
        " hun kinderen nu eerder op.",
        Learnt.OWN,
        3,
        "Vechtzoom-noord, Klopvaart",
        readers=Readers.COORDINATORS,
        read_by=("mark", "fatima"),
        thread=(
            Line(
                "fatima",
                1,
                time(13, 20),
                "Dank u wel. Ik kom donderdag bij de training kijken. Daarna bel ik u over de verlichting.",
            ),
        ),
        theme="street_nuisance",
    ),
    Concern(
        "stoep",
        "willem",
        9,
        time(17, 55),
        "Bij de winkels staan elke middag brommers op de stoep. Wie met een rollator loopt, kan er niet"
        " langs. Er wordt om gescholden.",
        Learnt.OWN,
        2,
        "Zamenhofdreef en omgeving",
        read_by=("fatima",),
        theme="daily_annoyances",
    ),
    Concern(
        "plein",
        "youssef",
        DUE_TODAY,
        time(20, 35),
        "Het was ’s avonds erg druk op het plein voor het buurthuis. Er is een ruit kapot. Mensen vragen ons"
        " wat er aan de hand was, en wij weten het niet.",
        Learnt.HEARD,
        4,
        "Neckardreef en omgeving",
        read_by=("ingrid",),
        theme="street_nuisance",
    ),
    Concern(
        "appgroep",
        "joke",
        1,
        time(16, 20),
        "In een appgroep van de buurt staat dat hier opvang komt. Volgens mij klopt het niet. Toch worden"
        " mensen boos, en het gaat snel rond.",
        Learnt.ONLINE,
        5,
        readers=Readers.COORDINATORS,
        name_hidden=True,
        theme="asylum_shelter",
    ),
    Concern(
        "grofvuil",
        "anneke",
        1,
        time(19, 5),
        "Bij de ingang van onze flat ligt al een week grofvuil. Buren geven elkaar de schuld en groeten"
        " elkaar niet meer.",
        Learnt.OWN,
        3,
        "Tigrisdreef en omgeving",
        theme="living_together",
    ),
)

# Names and codes as in an older edition of CBS; that 2026 has the same ones is not checked.
NEIGHBOURHOODS = {
    "BU03440311": "Taag- en Rubicondreef en omgeving",
    "BU03440312": "Wolga- en Donaudreef en omgeving",
    "BU03440321": "Zamenhofdreef en omgeving",
    "BU03440322": "Neckardreef en omgeving",
    "BU03440331": "Vechtzoom-zuid",
    "BU03440332": "Vechtzoom-noord, Klopvaart",
    "BU03440341": "Zambesidreef en omgeving",
    "BU03440342": "Tigrisdreef en omgeving",
}

OVERVECHT = Area(
    slug="overvecht",
    name="Bondgenoten Overvecht",
    short_name="Overvecht",
    purpose=(
        "Elkaar kennen voordat er iets gebeurt. Wij delen wat wij merken, leggen uit wat wij doen en spreken"
        " af wie iets oppakt."
    ),
    district="Utrecht-Stad",
    base_team="Utrecht-Noord",
    municipality=("GM0344", "Utrecht"),
    neighbourhoods=NEIGHBOURHOODS,
    people=PEOPLE,
    started=1200,
    concerns=(*read_year("overvecht", PEOPLE, "ingrid", NEIGHBOURHOODS.values()), *CONCERNS),
    gatherings=GATHERINGS,
)
