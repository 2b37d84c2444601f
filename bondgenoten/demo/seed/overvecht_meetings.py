"""The meetings of Bondgenoten Overvecht: four that were, one that comes, and what was agreed."""

from bondgenoten.demo.seed.shapes import Agreed, Gathering, Point

TUESDAY = 1
STOEP = "Buurthuis De Stoep, Gambiadreef 60"
EATING = "Samen eten vanaf 18.30 uur"

GATHERINGS = (
    Gathering(
        -290,
        TUESDAY,
        STOEP,
        (
            Point("Hoe gaat het in de buurt?", "anneke"),
            Point("Wat doet de politie met meldingen over auto’s?", "mark"),
            Point("Plannen voor het plein bij de winkels", "peter"),
            Point("Huiswerk maken in het buurthuis", "samira"),
        ),
        note=EATING,
        maybe=("willem",),
        no=("peter",),
        actions=(
            Agreed("Zet het plein op een foto voor de wijkkrant", "peter", -265, -268),
            Agreed("Leg in de appgroep uit hoe u een auto meldt", "mark", -270, -272),
            Agreed("Zoek een tweede middag voor huiswerk", "youssef", -250, -246),
        ),
    ),
    Gathering(
        -221,
        TUESDAY,
        "Kantine van de voetbalclub, Vechtzoom",
        (
            Point("Wat deden wij sinds de vorige keer?", "fatima"),
            Point("Sportveld open op woensdagmiddag", "dewi"),
            Point("Berichten die rondgaan op het schoolplein", "joke"),
        ),
        no=("ingrid", "joke"),
        actions=(
            Agreed("Vraag de club om het veld op woensdag", "dewi", -195, -197),
            Agreed("Maak een tekst voor ouders over berichten", "joke", -190, -191),
            Agreed("Vertel de buurt wat er met de meldingen gebeurt", "fatima", -188, -180),
        ),
    ),
    Gathering(
        -148,
        TUESDAY,
        STOEP,
        (
            Point("Wat deden wij sinds de vorige keer?", "mark"),
            Point("Uitleg over de controles bij het station", "ingrid"),
            Point("Waarschuwen of een boete?", "mark", concern="boete"),
            Point("Berichten die niet kloppen", "fatima", concern="nepbericht"),
            Point("Afval rond de flats", "peter"),
            Point("Een zomer zonder verveling", "samira"),
            Point("Buren die elkaar niet kennen", "willem"),
        ),
        note=EATING,
        maybe=("dewi",),
        silent=("willem",),
        actions=(
            Agreed("Laat de jongeren het bureau zien", "ingrid", -118, -121),
            Agreed("Breng buren van drie portieken bij elkaar", "willem", -112, -105),
            Agreed("Zorg voor twee extra containers", "peter", -100),
        ),
    ),
    Gathering(
        -66,
        TUESDAY,
        "Aula van de basisschool, Zambesidreef",
        (
            Point("Wat deden wij sinds de vorige keer?", "fatima"),
            Point("Veilig naar school: wat zien ouders?", "joke"),
            Point("Wat kan de politie vertellen, en wat niet?", "ingrid"),
            Point("Hoe praten kinderen met elkaar?", "fatima", concern="schoolplein"),
            Point("Wat is waar over plannen in de buurt?", "fatima", concern="opvangvraag"),
            Point("Koffie op de stoep, elke vrijdag", "youssef"),
        ),
        note=EATING,
        no=("dewi",),
        silent=("peter",),
        actions=(
            Agreed("Nodig twee buren uit voor het eten", "anneke", 7),
            Agreed("Loop een rondje met ouders om half negen", "mark", -8),
            Agreed("Schrijf op wat de politie wel en niet vertelt", "ingrid", 5),
            Agreed("Vraag een kraan met koffie bij de gemeente", "fatima", 9),
            Agreed("Bespreek de route naar school met groep acht", "joke", -30, -33),
            Agreed("Zet elke vrijdag de tafel buiten", "youssef", -40, -42),
        ),
    ),
    Gathering(
        12,
        TUESDAY,
        STOEP,
        (
            Point("Uitleg over de politie-inzet in de Zambesidreef", "mark"),
            Point("Samen eten met nieuwe buren", "joke"),
            Point("Stel dat het onrustig wordt: wie belt wie?", "samira", via_link=True),
            Point("Harde knallen bij de speeltuinen", "fatima", concern="knallen"),
        ),
        note=EATING,
        maybe=("peter",),
        silent=("anneke", "youssef", "ingrid"),
    ),
)
