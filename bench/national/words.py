"""Words for people, places and concerns that do not exist."""

from bench.national.chance import Chance

FIRST_NAMES = (
    *(
        "Aisha",
        "Bart",
        "Carla",
        "Daan",
        "Elif",
        "Frank",
        "Gerda",
        "Hassan",
        "Ilse",
        "Joris",
        "Karima",
        "Lars",
    ),
    *(
        "Maaike",
        "Nadia",
        "Omar",
        "Petra",
        "Quinten",
        "Rachid",
        "Saskia",
        "Tom",
        "Ursula",
        "Vera",
        "Wim",
        "Zoë",
    ),
)
LAST_NAMES = (
    *("Aalbers", "Bakker", "Cornelissen", "Demir", "Evers", "Faber", "de Groot", "Hendriks", "Idrissi"),
    *("Jansen", "Kuipers", "Linden", "Mulder", "Nijhuis", "Oosterhof", "Postma", "Rietveld", "Smit"),
    *("Terpstra", "Uittenbogaard", "Visser", "de Wit", "Yilmaz", "Zijlstra"),
)
PLACE_STARTS = (
    *("Ooster", "Wester", "Noorder", "Zuider", "Nieuw", "Oud", "Hoog", "Laag", "Groen", "Water"),
    *("Linde", "Eiken", "Roe", "Berken", "Molen", "Kerk", "Brug", "Zand", "Klei"),
)
PLACE_ENDS = (
    *("dam", "veen", "wijk", "beek", "hoven", "drecht", "broek", "horst", "loo", "meer"),
    *("oord", "rade", "stede", "sluis", "voort", "waard", "woude", "zijl"),
)
AREAS = (
    "Noord",
    "Oost",
    "Zuid",
    "West",
    "Centrum",
    "Binnenstad",
    "Rivierenwijk",
    "Vogelbuurt",
    "Bloemenbuurt",
)
ACTIVE_IN = (
    *("sportvereniging", "buurthuis", "basisschool", "jongerenwerk", "winkeliersvereniging", "moestuin"),
    *("bewonersgroep", "bibliotheek", "voedselbank", "huiswerkklas", "speeltuin", "ouderkamer"),
)
NOTICED = (
    "Elke avond harde knallen bij de speeltuin.",
    "Er wordt veel geklaagd over fietsen op de stoep, en de toon wordt scherper.",
    "In de buurtapp gaan verhalen rond waar niemand de bron van kent.",
    "Ouders durven hun kinderen na acht uur niet meer naar het plein te laten gaan.",
    "Op het schoolplein praten kinderen over ruzie tussen twee straten.",
    "Bij de bushalte is het licht al twee weken stuk en mensen lopen om.",
    "Winkeliers zeggen dat klanten wegblijven sinds de vechtpartij.",
    "Er hangen briefjes in het portiek die mensen tegen elkaar opzetten.",
    "Jongeren vertellen dat zij vaak worden aangesproken en niet weten waarom.",
    "Het bericht over de opvang zorgt voor veel vragen aan de keukentafel.",
)
BACKGROUND = (
    "Het is begonnen na de zomer.",
    "Meerdere bewoners hebben het mij deze week verteld.",
    "Vorig jaar was dit er ook, toen hielp het dat iemand langsging.",
    "Zelf heb ik het twee keer gezien, op dinsdag en op zaterdag.",
    "Ik weet niet of het met elkaar te maken heeft, maar het valt op dat het steeds op dezelfde plek is.",
    "Het zou helpen als iemand uitlegt wat er gebeurt.",
    "Niemand heeft het nog gemeld, omdat men denkt dat er toch niets mee gedaan wordt.",
)
RARE = (
    *("Iemand stookte een vuurkorf op het balkon.", "Er stond een drone boven de moestuin."),
    *("Het ging om een geleende bakfiets.", "De marktkraam met stroopwafels stond in de weg."),
)
RARELY = 0.002
REPLIES = (
    *("Dank u, het is nog niet voorbij.", "Vooral op vrijdag, na tienen."),
    "Ik heb het daarna nog een keer gezien.",
)
NOTES = (
    *("Ik neem dit mee naar het overleg met het jongerenwerk.", "Lijkt op wat er vorige maand was."),
    "Even wachten tot de wijkagent er is geweest.",
)
REDACTED = "Er stond in om wie het ging."
ANSWERS = (
    "Dank u voor het delen. Wij gaan deze week kijken en laten u horen wat we zien.",
    "Dank u wel. De wijkagent en het jongerenwerk gaan samen langs, u hoort daarna van mij.",
    "Goed dat u dit deelt. Wij vragen de gemeente om het licht te maken.",
)
POINTS = (
    *("Welkom en hoe het gaat", "Avonden op het plein", "Licht en overzicht", "Wat speelt er op school"),
    *("Jaarwisseling", "Uitleg van de politie", "Vragen aan de gemeente", "De buurtapp", "Samen eten"),
)
ACTIONS = (
    *(
        "Bellen met het jongerenwerk",
        "Lampen bij de bushalte melden",
        "Uitnodiging voor het buurtfeest maken",
    ),
    *("Nagaan wat de school nodig heeft", "Met de winkeliers praten", "Het buurthuis vragen om een zaal"),
)
PLACES = ("Buurthuis De Stoep", "Bibliotheek", "Sportkantine", "Wijkcentrum Het Anker", "School De Regenboog")


def person(chance: Chance) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def municipality(index: int) -> str:
    """A name for each municipality: the first 342 differ."""
    return PLACE_STARTS[index % len(PLACE_STARTS)] + PLACE_ENDS[index // len(PLACE_STARTS) % len(PLACE_ENDS)]


def observation(chance: Chance) -> str:
    """One to four sentences, and now and then one that hardly anybody else says."""
    rare = [chance.choice(RARE)] if chance.happens(RARELY) else []
    return " ".join([chance.choice(NOTICED), *chance.sample(BACKGROUND, chance.randrange(4)), *rare])
