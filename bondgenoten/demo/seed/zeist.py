"""Bondgenoten Zeist-West: a second network, so that somebody of elsewhere sees nothing of Overvecht."""

from datetime import time

from bondgenoten.demo.seed.shapes import Agreed, Area, Concern, Gathering, Line, Person, Point, Step
from bondgenoten.demo.seed.year import read_year
from networks.constants import Party, Role
from signals.constants import EventKind, Learnt, Readers, Solved

THURSDAY = 3
SPIL = "Wijkcentrum De Spil, Vollenhove"

PEOPLE = (
    Person("lotte", "Lotte", Party.RESIDENT, "speeltuin", joined=420),
    Person("omar", "Omar", Party.RESIDENT, "buurtmoestuin", joined=510),
    Person("karin", "Karin", Party.MUNICIPALITY, "sociaal team", Role.COORDINATOR, joined=640),
    Person("trudy", "Trudy", Party.PARTNER, "verpleeghuis", joined=510),
    Person("els", "Els", Party.PARTNER, "middelbare school", joined=380),
    Person("bas", "Bas", Party.POLICE, "teamchef", joined=590, is_chief=True),
    Person("sjoerd", "Sjoerd", Party.POLICE, "wijkteam", Role.COORDINATOR, joined=640),
)

GATHERINGS = (
    Gathering(
        -190,
        THURSDAY,
        SPIL,
        (
            Point("Kennismaken: wie doet wat in de wijk?", "karin"),
            Point("Wat speelt er rond de flats?", "omar"),
            Point("Hoe bereikt u de teamchef?", "bas"),
            Point("Veilig bij de poort van de school", "karin", concern="brommers"),
        ),
        no=("els",),
        actions=(
            Agreed("Hang een lijst met namen in elke hal", "omar", -160, -162),
            Agreed("Deel het nummer van de wijkagent", "sjoerd", -170, -171),
        ),
    ),
    Gathering(
        -73,
        THURSDAY,
        "Eetzaal van het verpleeghuis, Nijenheim",
        (
            Point("Wat deden wij sinds de vorige keer?", "sjoerd"),
            Point("Fietsen en brommers bij de school", "els"),
            Point("De speeltuin in de avond", "lotte"),
            Point("Spullen in de kelder van de flat", "sjoerd", concern="fietsen"),
        ),
        note="Er is soep vanaf 18.45 uur",
        maybe=("omar",),
        actions=(
            Agreed("Vraag een vaste plek voor brommers", "els", -45, -40),
            Agreed("Laat de lamp bij de speeltuin langer branden", "karin", -12),
            Agreed("Vertel wat er op de beelden van de kelder staat", "sjoerd", 10),
            Agreed("Bel de familieraad over de bijeenkomst", "trudy", -50, -52),
        ),
    ),
    Gathering(
        19,
        THURSDAY,
        SPIL,
        (
            Point("Uitleg over de werkzaamheden bij Vollenhove", "karin"),
            Point("Stel dat een gerucht rondgaat: wat doen wij?", "sjoerd"),
            Point("Een middag voor jong en oud", "trudy"),
        ),
        silent=("lotte", "bas"),
        maybe=("els",),
    ),
)

CONCERNS = (
    Concern(
        "speeltuin",
        "lotte",
        14,
        time(20, 48),
        "In de speeltuin liggen ’s ochtends vaak glas en blikjes. Ouders gaan er niet meer heen met kleine"
        " kinderen.",
        Learnt.OWN,
        2,
        "Couwenhoven",
        read_by=("karin", "bas"),
        thread=(
            Line(
                "karin",
                1,
                time(10, 30),
                "Dank u wel. De speeltuin wordt nu elke ochtend voor acht uur schoongemaakt."
                " Ziet u verschil?",
            ),
            Line("lotte", 3, time(20, 15), "Ja, het is veel schoner. Vandaag waren er weer kinderen."),
            Line("karin", 4, time(9, 20), "Wat fijn. Het schoonmaken gaat door zolang het nodig is."),
        ),
        rounded_off=5,
        steps=(Step(EventKind.SOLVED, "lotte", 6, time(20, 5), to=Solved.YES),),
        theme="daily_annoyances",
    ),
    Concern(
        "lift",
        "omar",
        8,
        time(18, 40),
        "De lift in de flat is vaak kapot. Bewoners van boven komen dagen niet buiten. De sfeer in de hal"
        " wordt grimmig.",
        Learnt.HEARD,
        4,
        "Vollenhove",
        noticed=2,
        readers=Readers.NETWORK,
        read_by=("sjoerd", "trudy"),
        theme="daily_annoyances",
    ),
    Concern(
        "bushalte",
        "els",
        1,
        time(15, 35),
        "Bij de bushalte was na schooltijd een opstootje. Leerlingen filmen het en sturen het rond. Zij"
        " zeggen dat er meer komt.",
        Learnt.ONLINE,
        5,
        "Nijenheim",
        theme="online",
    ),
)

# The names exist in Zeist; these codes are made up.
NEIGHBOURHOODS = {"BU035590A1": "Vollenhove", "BU035590A2": "Nijenheim", "BU035590A3": "Couwenhoven"}

ZEIST = Area(
    slug="zeist-west",
    name="Bondgenoten Zeist-West",
    short_name="Zeist-West",
    purpose="Vaste gezichten in de wijk, ook als het rustig is. Wat wij merken, bespreken wij samen.",
    district="Oost-Utrecht",
    base_team="Heuvelrug",
    municipality=("GM0355", "Zeist"),
    neighbourhoods=NEIGHBOURHOODS,
    people=PEOPLE,
    started=660,
    concerns=(*read_year("zeist", PEOPLE, "bas", NEIGHBOURHOODS.values()), *CONCERNS),
    gatherings=GATHERINGS,
    stands_in="ingrid",
)
