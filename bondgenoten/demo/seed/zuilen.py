"""Bondgenoten Zuilen: under the same base team as Overvecht, but its next meeting is not planned yet."""

from bondgenoten.demo.seed.shapes import Agreed, Area, Gathering, Person, Point
from bondgenoten.demo.seed.year import read_year
from networks.constants import Party, Role

WEDNESDAY = 2
LIBRARY = "Bibliotheek Zuilen, zaal boven"
WORKSHOP = "Naaiatelier, De Lessepsbuurt"

PEOPLE = (
    Person("gerrit", "Gerrit", Party.RESIDENT, "volkstuinen", joined=610),
    Person("loes", "Loes", Party.RESIDENT, "Elinkwijk", joined=560),
    Person("naima", "Naima", Party.RESIDENT, "naaiatelier", joined=480),
    Person("hanneke", "Hanneke", Party.MUNICIPALITY, "gebiedsteam", Role.COORDINATOR, joined=620),
    Person("jeroen", "Jeroen", Party.MUNICIPALITY, "wijkbeheer", joined=430),
    Person("ellen", "Ellen", Party.PARTNER, "bibliotheek", joined=590),
    Person("tim", "Tim", Party.PARTNER, "woningcorporatie", joined=540),
    Person("ingrid", "Ingrid", Party.POLICE, "teamchef", joined=615),
    Person("mark", "Mark", Party.POLICE, "wijkteam", Role.COORDINATOR, joined=620),
)

# The names exist in Zuilen; these codes are made up.
NEIGHBOURHOODS = {
    "BU034490B1": "Elinkwijk",
    "BU034490B2": "Zuilen-Noord",
    "BU034490B3": "Geuzenwijk",
    "BU034490B4": "De Lessepsbuurt",
    "BU034490B5": "Prins Bernhardplein en omgeving",
}

# Four in a year, the last one long ago: this network is behind its rhythm of five.
GATHERINGS = (
    Gathering(
        -330,
        WEDNESDAY,
        LIBRARY,
        (
            Point("Wat deden wij sinds de vorige keer?", "hanneke"),
            Point("Licht in de straten van Elinkwijk", "loes"),
            Point("Oefenen: wie belt wie?", "ingrid"),
        ),
        no=("jeroen",),
        actions=(
            Agreed("Geef de kapotte lampen door op één lijst", "jeroen", -300, -304),
            Agreed("Maak een belkaart voor aan de koelkast", "mark", -290, -286),
        ),
    ),
    Gathering(
        -255,
        WEDNESDAY,
        WORKSHOP,
        (
            Point("Wat deden wij sinds de vorige keer?", "mark"),
            Point("Een nieuwe plek voor het naaiatelier", "naima"),
            Point("Geluid tussen buren", "tim"),
        ),
        note="Er is soep",
        maybe=("gerrit",),
        silent=("ellen",),
        actions=(
            Agreed("Bekijk twee lokalen met het naaiatelier", "hanneke", -225, -230),
            Agreed("Schrijf nieuwe huurders in eenvoudige taal", "tim", -215, -216),
        ),
    ),
    Gathering(
        -172,
        WEDNESDAY,
        "Clubhuis van de volkstuinen, Zuilen-Noord",
        (
            Point("Wat deden wij sinds de vorige keer?", "hanneke"),
            Point("Kennismaken met de wijkagent", "mark", concern="wijkagent"),
            Point("Samen tuinen met nieuwe buren", "gerrit"),
            Point("Wat mag de politie delen?", "ingrid"),
        ),
        no=("tim", "naima"),
        actions=(
            Agreed("Zet drie bakken klaar voor nieuwe buren", "gerrit", -140, -143),
            Agreed("Ga op zaterdag op de markt staan", "mark", -150, -152),
            Agreed("Zet de belkaart op de site", "ellen", -135, -125),
        ),
    ),
    Gathering(
        -99,
        WEDNESDAY,
        LIBRARY,
        (
            Point("Wat deden wij sinds de vorige keer?", "mark"),
            Point("Vriendelijk blijven, ook online", "hanneke", concern="reacties"),
            Point("Praten over wat er in de wereld gebeurt", "hanneke", concern="beelden"),
            Point("Verlichting bij de tuinen", "gerrit"),
        ),
        note="Soep en brood vanaf 18.45 uur",
        maybe=("loes",),
        no=("jeroen",),
        silent=("gerrit",),
        actions=(
            Agreed("Geef een les over schelden op internet", "ellen", -60, -61),
            Agreed("Vraag een lamp bij het hek van de tuinen", "jeroen", -21),
            Agreed("Prik een datum voor de volgende bijeenkomst", "hanneke", -14),
            Agreed("Praat bij met de groep van het plein", "ingrid", -70, -72),
            Agreed("Haal in drie straten vragen op", "loes", 16),
        ),
    ),
)

ZUILEN = Area(
    slug="zuilen",
    name="Bondgenoten Zuilen",
    short_name="Zuilen",
    purpose="Wij zien elkaar, ook als er niets is. Dan weten wij elkaar te vinden als er wel iets is.",
    district="Utrecht-Stad",
    base_team="Utrecht-Noord",
    municipality=("GM0344", "Utrecht"),
    neighbourhoods=NEIGHBOURHOODS,
    people=PEOPLE,
    started=630,
    concerns=read_year("zuilen", PEOPLE, "ingrid", NEIGHBOURHOODS.values()),
    gatherings=GATHERINGS,
)
