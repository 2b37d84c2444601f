"""Bondgenoten Overvecht: ten people at the table, and where they live and work."""

from bondgenoten.demo.seed.overvecht_concerns import CONCERNS
from bondgenoten.demo.seed.overvecht_meetings import GATHERINGS
from bondgenoten.demo.seed.overvecht_shown import STANDARD_ANSWERS
from bondgenoten.demo.seed.shapes import Area, Person
from bondgenoten.demo.seed.year import read_year
from networks.constants import Party, Role

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
    standard_answers=STANDARD_ANSWERS,
)
