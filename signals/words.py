"""What two Dutch texts have in common: their telling words, without endings."""

import re
import unicodedata
from functools import lru_cache

MANY, SHARE = 2, 0.25  # so many words in common, and so large a part of the shorter text
CUT = 6  # letters: the first part of a compound says enough, opvang and opvanglocatie are one

WORD = re.compile(r"[a-z]{4,}")
DOUBLE = re.compile(r"([a-z])\1")
ENDINGS = re.compile(r"(?<=[a-z]{3})(?:tjes|jes|tje|je|eren|end|en|er|de|te|e)$|(?<=[a-z]{4})[std]$")
STOP_WORDS = """
about achter again alle allemaal altijd ander andere anders avond avonden avonds been behalve beneden bent
betreft bewoners bezig bijna bijvoorbeeld binnen boven buiten buurt daar daarbij daarna daarom daarvoor
dagen deden deed deze dezelfde dichtbij dinsdag doen doet donderdag door echt eens eerst eigenlijk elkaar
elke enkele erbij even evening every from gaan gaat gedaan geen gehad gehoord geweest gewoon geworden gezien
gister gisteravond gisteren goed graag haar hadden have hebben hebt heeft heel hele hier hierbij hoeveel
hoor hoorde horen iedere iedereen iemand iets ineens inmiddels jaar jullie keer keren komen komt kunnen kwam
kwamen laatste laten later liep lijkt maak maakt maakte maandag maar maken meer meerdere meestal mensen
meteen middag mijn misschien moet moeten naar naast nacht nachts nadat niemand niet niets nieuwe night nodig
nooit ochtend ondanks onder ongeveer onze over paar people plek precies samen sinds some sommige soms staan
staat steeds straat straks street terug terwijl that there they this tijdens toch toen tussen vaak vanaf
vanavond vandaag vanwege veel vele vind vindt voelen voelt voor vooral voordat vrijdag waar waarbij waarom
wanneer want waren week weekend weer weet weken welke werd werden were wezen wijk willen with woensdag wonen
woont word worden wordt zagen zaterdag zeer zeggen zegt zelf zelfs zich zien ziet zijn zitten zoals zodat
zondag zonder zorg zorgen zouden
"""
STOP = frozenset(STOP_WORDS.split())


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its ending, written one way: ramen and raam, huizen and huis, knallen and knal."""
    if word.startswith("ge") and len(word) > 6:
        word = word[2:]
    word = DOUBLE.sub(r"\1", ENDINGS.sub("", word))
    return word.replace("z", "s").replace("v", "f")[:CUT]


def stems(text: str) -> frozenset[str]:
    """The telling words of a text."""
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return frozenset(stem(word) for word in WORD.findall(plain) if word not in STOP)


def common(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text stands in the other one as well: 0 when that tells nothing, up to 1."""
    shared = len(one & other)
    if shared < MANY:
        return 0
    part = shared / min(len(one), len(other))
    return part if part >= SHARE else 0
