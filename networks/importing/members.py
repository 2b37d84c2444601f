"""Who stands in pasted text or in a list, and what inviting each of them would do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from bondgenoten.lib.forms import INVISIBLE
from bondgenoten.lib.tables import Row, find_columns
from networks.constants import Party
from networks.models import Network
from networks.services.invitations import Invitee, is_address

MOST_ROWS = 2000
MOST_PASTED = 60_000  # characters
SEPARATORS = re.compile(r'((?:"[^"\n]*"|[^,;\n"]|")+?)([,;\n]|$)')
NAMED = re.compile(r'^"?(?P<name>[^<>"]*)"?\s*<(?P<email>[^<>]*)>$')
# How the columns of a list are called, and how a party is written in it.
COLUMNS = {
    "email": ("e-mailadres", "e-mail", "mailadres", "mail", "e-mail address", "address", "adres"),
    "name": ("naam", "name", "volledige naam", "roepnaam", "voornaam"),
    "party": ("partij", "party", "kant"),
}
PARTIES = {
    Party.RESIDENT: ("resident", "residents", "bewoner", "bewoners", "inwoner", "buurtbewoner"),
    Party.PARTNER: ("partner", "partners", "maatschappelijke partner", "organisatie"),
    Party.MUNICIPALITY: ("municipality", "gemeente"),
    Party.POLICE: ("police", "politie"),
}
PARTY_OF = {word: party for party, words in PARTIES.items() for word in words}


class Standing(models.TextChoices):
    """What inviting somebody would do. Who takes part elsewhere is not looked at."""

    NEW = "new", _("gets an invitation")
    LATE = "late", _("did not answer in time, gets a new invitation")
    INVITED = "invited", _("is invited already")
    MEMBER = "member", _("has a seat already")
    ONESELF = "oneself", _("is your own address")
    REPEATED = "repeated", _("stands in the list before")
    MALFORMED = "malformed", _("is no e-mail address")
    MISSING = "missing", _("has no e-mail address")
    NO_PARTY = "no_party", _("has no party that we know")


SENT = (Standing.NEW, Standing.LATE)
BAD = (Standing.MALFORMED, Standing.MISSING, Standing.NO_PARTY, Standing.REPEATED)


@dataclass(frozen=True)
class Entry:
    """Somebody in a list: where they stand in it, and what was written. No ``party``: one we do not know."""

    number: int
    email: str
    name: str
    party: Party | None


@dataclass(frozen=True)
class Line:
    """An entry with what inviting them would do."""

    entry: Entry
    standing: Standing

    @property
    def is_sent(self) -> bool:
        return self.standing in SENT

    @property
    def is_bad(self) -> bool:
        """Must be put right before a list can be imported."""
        return self.standing in BAD

    @property
    def invitee(self) -> Invitee:
        """For who is invited. Raises ValueError for an entry without a party, which is never ``is_sent``."""
        if self.entry.party is None:
            raise ValueError(self.standing)
        return Invitee(self.entry.email, self.entry.name, self.entry.party)


def pasted(text: str, party: Party) -> list[Entry]:
    """The people in pasted text: addresses, or ``Name <address>``, by comma, semicolon, space or line."""
    text = INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = [_named(chunk) for chunk in _chunks(text)]
    return [Entry(number, email, name, party) for number, (email, name) in enumerate(found, start=1)]


def _chunks(text: str) -> list[str]:
    """One person each. ``Jansen, Piet <piet@…>`` is one, and so is each of several addresses in a line."""
    chunks: list[str] = []
    surname = ""
    for part, separator in SEPARATORS.findall(text):
        part = " ".join(part.split())
        if surname and "<" in part:
            part = f"{surname}, {part}"
        elif surname:
            chunks.append(surname)
        surname = part if separator == "," and "@" not in part else ""
        if "<" not in part and part.count("@") > 1:
            chunks += part.split()
        elif part and not surname:
            chunks.append(part)
    return [*chunks, surname] if surname else chunks


def _named(chunk: str) -> tuple[str, str]:
    """(address, name) as written; the name is empty where there is none."""
    found = NAMED.match(chunk)
    if found is None:
        return chunk.lower(), ""
    return found["email"].strip().lower(), found["name"].strip(" ,'")[:80]


def guess(columns: Sequence[str]) -> dict[str, str]:
    """Which of ``columns`` holds ``email``, ``name`` and ``party``; an empty text for what is in none."""
    return find_columns(columns, COLUMNS)


def listed(rows: Iterable[Row], columns: Mapping[str, str], party: Party | None) -> list[Entry]:
    """The people in a list. ``columns`` says which column is ``email``, ``name``, ``party`` (or empty).

    ``party`` is that of everybody whose row names none; None: each row must. Empty rows are left out.
    """
    entries = []
    for row in rows:
        email, name, written = (
            _clean(row.cells.get(columns.get(field, ""), "")) for field in ("email", "name", "party")
        )
        if email or name:
            whose = PARTY_OF.get(written.lower()) if written else party
            entries.append(Entry(row.number, email.lower(), name[:80], whose))
    return entries


def _clean(cell: str) -> str:
    return " ".join(INVISIBLE.sub("", cell).split())


def look_up(network: Network, entries: Iterable[Entry], actor: User | None) -> list[Line]:
    """What inviting each of these people would do. Two queries, however many there are."""
    members = set(network.memberships.running().filter(to_date=None).values_list("user__email", flat=True))
    waiting = {invitation.email: invitation for invitation in network.invitations.unanswered()}
    own = actor.email if actor is not None else None
    lines, before = [], set[str]()
    for entry in entries:
        standing = _problem(entry, before)
        if standing is None:
            standing = _standing(entry.email, own, members, waiting)
        before.add(entry.email)
        lines.append(Line(entry, standing))
    return lines


def _problem(entry: Entry, before: set[str]) -> Standing | None:
    """What is wrong with the entry itself."""
    if not entry.email:
        return Standing.MISSING
    if not is_address(entry.email):
        return Standing.MALFORMED
    if entry.email in before:
        return Standing.REPEATED
    return Standing.NO_PARTY if entry.party is None else None


def _standing(email: str, own: str | None, members: set, waiting: dict) -> Standing:
    if email == own:
        return Standing.ONESELF
    if email in members:
        return Standing.MEMBER
    if email not in waiting:
        return Standing.NEW
    return Standing.LATE if waiting[email].is_expired else Standing.INVITED
