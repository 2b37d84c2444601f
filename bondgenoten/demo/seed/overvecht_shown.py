"""Concerns of Overvecht that show what else can become of one, and texts its coordinators answer with."""

from datetime import time

from bondgenoten.demo.seed.shapes import LATELY, Concern, Line, Step
from signals.constants import About, EventKind, Learnt, Readers, Solved, Source

STANDARD_ANSWERS = (
    (
        "street_nuisance",
        "Wij lopen er langs",
        "Dank u voor het delen. De wijkagent en het jongerenwerk lopen er deze week langs. Daarna hoort u wat"
        " zij zagen.",
    ),
    (
        "daily_annoyances",
        "Doorgegeven aan het wijkbeheer",
        "Dank u wel. Wij hebben het doorgegeven aan het wijkbeheer in Overvecht. U hoort wanneer het klaar"
        " is.",
    ),
)

SHOWN = (
    Concern(
        "hek",
        "peter",
        30,
        time(9, 35),
        "Het hek van de binnentuin gaat niet meer op slot. Bewoners zetten er nu zelf een stoel voor.",
        Learnt.OWN,
        2,
        "Wolga- en Donaudreef en omgeving",
        read_by=("fatima", "mark"),
        thread=(
            Line("fatima", 1, time(11, 25), "Dank u. De verhuurder maakt het slot deze week."),
            Line("fatima", 7, time(9, 45), "Dat hoort niet. Ik bel de verhuurder nu zelf, en blijf erbij."),
        ),
        theme="daily_annoyances",
        steps=(
            Step(EventKind.ROUNDED_OFF, "fatima", 4, time(16, 55)),
            Step(EventKind.SOLVED, "peter", 6, time(8, 50), to=Solved.NO),
            Step(EventKind.TAKEN_UP, "fatima", 7, time(9, 45)),
        ),
    ),
    Concern(
        "brandgang",
        "willem",
        14,
        time(18, 15),
        "In de brandgang achter de winkels staat steeds dezelfde auto, kenteken weggelaten. Er wordt ’s"
        " avonds iets in- en uitgeladen.",
        Learnt.OWN,
        3,
        "Zamenhofdreef en omgeving",
        read_by=("mark", "fatima", "ingrid"),
        thread=(
            Line(
                "mark",
                1,
                time(9, 30),
                "Dank u. Dit gaat verder bij de politie. Wat daar gebeurt, kunnen wij hier niet vertellen.",
            ),
        ),
        rounded_off=3,
        theme="street_nuisance",
        steps=(
            Step(
                EventKind.REDACTED,
                "mark",
                1,
                time(9, 20),
                to="Een kenteken wijst naar een persoon.",
                text="In de brandgang achter de winkels staat steeds dezelfde auto, XX-99-XX. Er wordt ’s"
                " avonds iets in- en uitgeladen.",
            ),
            Step(EventKind.HANDED_OVER, "mark", 1, time(9, 35)),
        ),
    ),
    Concern(
        "telefoontje",
        "youssef",
        11,
        time(14, 20),
        "Een buurvrouw belde het buurthuis. In haar portiek wordt ’s nachts op deuren geklopt. Zij durft het"
        " zelf niet te delen.",
        Learnt.HEARD,
        4,
        "Wolga- en Donaudreef en omgeving",
        noticed=1,
        read_by=("fatima", "mark"),
        thread=(
            Line(
                "fatima",
                1,
                time(10, 20),
                "Fijn dat u het voor haar deelt. Op welke nachten is het? Dan weten wij wanneer wij gaan.",
            ),
            Line("youssef", LATELY, time(9, 15), "Zij zegt: vooral in het weekend, rond twee uur."),
        ),
        source=Source.PHONE,
        theme="street_nuisance",
        notes=(Line("fatima", 1, time(10, 25), "Ik vraag de huismeester of hij ook iets hoort."),),
        steps=(Step(EventKind.ASKED, "fatima", 1, time(10, 20)),),
    ),
    Concern(
        "pad",
        "anneke",
        9,
        time(19, 40),
        "Op het pad langs de sporthal zijn vijf lampen uit. Wie ’s avonds van de bus komt, loopt nu om.",
        Learnt.OWN,
        3,
        "Tigrisdreef en omgeving",
        read_by=("fatima", "ingrid"),
        thread=(
            Line(
                "fatima",
                1,
                time(11, 35),
                "Dank u wel. De lampen zijn doorgegeven. Ik wil ook weten waar het nog meer donker is.",
            ),
        ),
        theme="daily_annoyances",
        steps=(
            Step(EventKind.ASSIGNED, "fatima", 1, time(11, 30), to="fatima"),
            Step(EventKind.CONSENT_ASKED, "fatima", 2, time(14, 15), text="Waar is het donker in de buurt?"),
        ),
    ),
    Concern(
        "controle",
        "dewi",
        8,
        time(21, 20),
        "Bij de controle op de parkeerplaats kregen ouders geen uitleg. Een vader vroeg ernaar en moest"
        " doorlopen. Zij vertrouwen het nu minder.",
        Learnt.HEARD,
        3,
        "Vechtzoom-noord, Klopvaart",
        noticed=1,
        readers=Readers.ONE,
        reader="fatima",
        about=About.POLICE,
        read_by=("fatima",),
        thread=(
            Line(
                "fatima",
                1,
                time(12, 10),
                "Dank u dat u dit deelt. Alleen ik lees het. Wilt u dat ik het met de teamchef bespreek?",
            ),
        ),
        theme="trust",
    ),
)
