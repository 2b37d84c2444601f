"""What was shared in Overvecht in the last three weeks."""

from datetime import time

from bondgenoten.demo.seed.overvecht_shown import SHOWN
from bondgenoten.demo.seed.shapes import DUE_TODAY, Concern, Line, Step
from signals.constants import About, EventKind, Learnt, Readers, Solved

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
        steps=(
            Step(EventKind.JOINED, "anneke", 1, time(18, 30)),
            Step(EventKind.JOINED, "samira", 2, time(9, 50)),
            Step(EventKind.WEIGHED, "mark", 3, time(16, 40), to="yes yes yes evidenced"),
            Step(EventKind.SOLVED, "peter", 7, time(8, 40), to=Solved.PARTLY),
        ),
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
            Line("mark", 3, time(10, 5), "Dan zijn wij er om vier uur, met z’n tweeën en zonder haast."),
        ),
        theme="trust",
        steps=(
            Step(EventKind.WEIGHED, "mark", 3, time(10, 0), to="yes yes yes experienced"),
            Step(EventKind.ASSIGNED, "fatima", 2, time(9, 5), to="mark"),
            Step(EventKind.TAKEN_UP, "mark", 3, time(10, 5)),
        ),
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
        steps=(
            Step(EventKind.WEIGHED, "fatima", 1, time(9, 42), to="yes yes yes evidenced"),
            Step(EventKind.CONSENT_ASKED, "fatima", 2, time(10, 10), text="Harde knallen bij de speeltuinen"),
            Step(EventKind.CONSENT_GIVEN, "anneke", 2, time(19, 25)),
        ),
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
        about=About.MUNICIPALITY,
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
        notes=(
            Line("mark", 1, time(15, 40), "Vorige winter hadden wij hier ook twee meldingen van."),
            Line(
                "fatima", 2, time(9, 10), "Dan kijk ik of er op dinsdag ook iets is. Nu alleen op donderdag."
            ),
        ),
        steps=(
            Step(EventKind.ASSIGNED, "fatima", 1, time(13, 10), to="fatima"),
            Step(EventKind.WEIGHED, "fatima", 2, time(9, 5), to="yes yes ? evidenced"),
            Step(EventKind.WATCHED, "fatima", 2, time(9, 20), days=9),
        ),
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
    *SHOWN,
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
