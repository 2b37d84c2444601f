"""Numbers that belong to one person: the citizen service number (eleven-test) and bank accounts (mod 97)."""

import re
from collections.abc import Iterator

from bondgenoten.lib.guard.called import OTHER_NUMBER
from bondgenoten.lib.guard.digits import spelled_out
from bondgenoten.lib.guard.reading import Reading

SECRET = re.compile(
    r"\b(?:bsn|burgers?ervice\w*|burgernummer\w*|sofi\w*|persoonsnummer|social security)\b|\bbsn"
)
NINE = re.compile(r"(?<![\d+])(?<!\d[.,/-])\d(?:[ ./_-]{0,2}\d){7,8}(?![ ]?\d)(?![.,/-]\d)(?!\w)")
# How nine digits are grouped when they are one number; "12 050 2026" is none.
GROUPS = {
    (9,), (3, 3, 3), (4, 2, 3), (2, 3, 4), (4, 3, 2), (5, 4), (4, 5), (3, 6), (6, 3), (1,) * 9, (2, 2, 2, 3),
    (3, 2, 2, 2), (2, 2, 2, 2, 1), (1, 2, 2, 2, 2), (3, 3, 2, 1), (4, 4, 1), (1, 4, 4), (2, 3, 2, 2), (2, 2,
    3, 2),
    (1, 3, 3, 2), (8, 1), (1, 8), (7, 2), (2, 7), (4, 1, 4), (2, 4, 3), (3, 4, 2), (3, 2, 4),
}  # fmt: skip
IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}[ .-]?\d{2}(?:[ .-]{0,2}[a-z0-9]){11,30}")
LENGTHS = {
    "nl": 18, "be": 16, "de": 22, "fr": 27, "gb": 22, "es": 24, "it": 27, "pt": 25, "pl": 28, "tr": 26,
    "ro": 24, "bg": 22, "at": 20, "ch": 21, "lu": 20, "ie": 22, "dk": 18, "se": 24, "no": 15, "fi": 18,
    "cz": 24, "sk": 24, "hu": 28, "hr": 21, "si": 19, "gr": 27, "lt": 20, "lv": 21, "ee": 20, "ma": 28,
    "tn": 24, "sa": 24, "ae": 23, "il": 23, "pk": 24, "ua": 29, "rs": 22, "ba": 20, "al": 28, "mt": 31,
    "cy": 28, "li": 21, "mc": 27, "eg": 29, "jo": 30, "lb": 28, "qa": 29, "kw": 30, "ge": 22, "az": 28,
    "kz": 20, "md": 24, "mk": 19, "me": 22, "xk": 20, "iq": 23, "ly": 25, "sd": 18, "so": 23, "by": 28,
}  # fmt: skip
OLD_ACCOUNT = re.compile(
    r"\b(?:rekening(?:nummer|nr)?|giro(?:nummer|rekening|nr|rek)?|bankrekening(?:nummer|nr)?|rek\.?(?:nr)?|"
    r"postbank|"
    r"bank(?:nummer|nr))\b"
    r"[^\n\d]{0,25}(?!(?:19|20)\d\d[-./ ])(?P<number>p?\d(?:[ .-]?\d){5,9})(?![ .-]?\d)(?!\w)"
)


def eleven_test(digits: str) -> bool:
    """Whether nine digits can be a citizen service number."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return total % 11 == 0 and digits != "0" * 9


def find_bsns(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each number that passes the eleven-test and is not called something else."""
    for start, end, digits, groups in [*_written(reading.lower), *spelled_out(reading.lower)]:
        before = reading.lower[max(0, start - 40) : start]
        named = bool(SECRET.search(before)) or bool(SECRET.search(reading.lower[end : end + 20]))
        digits = digits.zfill(9) if named else digits
        if len(digits) != 9 or not eleven_test(digits):
            continue
        if named or (groups in GROUPS and not OTHER_NUMBER.search(before)):
            yield start, end


def _written(text: str) -> Iterator[tuple[int, int, str, tuple[int, ...]]]:
    for found in NINE.finditer(text):
        parts = re.findall(r"\d+", found.group())
        yield *found.span(), "".join(parts), tuple(map(len, parts))


def find_ibans(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each bank account: an IBAN that adds up, or an old number called an account."""
    text = reading.lower
    for found in IBAN.finditer(text):
        length = LENGTHS.get(found.group()[:2])
        end = length and _end_of(found.group(), length)
        if end and adds_up(re.sub("[^a-z0-9]", "", found.group()[:end])):
            yield found.start(), found.start() + end
    for found in OLD_ACCOUNT.finditer(text):
        yield found.span("number")


def _end_of(written: str, length: int) -> int | None:
    """Where the first ``length`` letters and digits end; None when there are fewer."""
    for at, letter in enumerate(written, start=1):
        length -= letter.isalnum()
        if not length:
            return at
    return None


def adds_up(iban: str) -> bool:
    """The mod 97 test."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
