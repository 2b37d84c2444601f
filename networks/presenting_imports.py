"""What an import did or would do, in words."""

from django.utils.translation import ngettext

from networks.importing.problems import Outcome


def lines_of(outcome: Outcome) -> list[str]:
    """A short sentence for each sort of thing that is new or different; none when nothing is."""
    new = [_new(kind, number) for kind, number in outcome.added.items()]
    return new + [_other(kind, number) for kind, number in outcome.changed.items()]


def _new(kind: str, number: int) -> str:
    words = {
        "unit": ngettext("%(number)s new unit.", "%(number)s new units.", number),
        "district": ngettext("%(number)s new district.", "%(number)s new districts.", number),
        "baseteam": ngettext("%(number)s new base team.", "%(number)s new base teams.", number),
        "municipality": ngettext("%(number)s new municipality.", "%(number)s new municipalities.", number),
        "baseteammunicipality": ngettext(
            "%(number)s time a team works in one more municipality.",
            "%(number)s times a team works in one more municipality.",
            number,
        ),
        "neighbourhood": ngettext("%(number)s new neighbourhood.", "%(number)s new neighbourhoods.", number),
    }
    return words[kind] % {"number": number}


def _other(kind: str, number: int) -> str:
    words = {
        "municipality": ngettext(
            "%(number)s municipality gets another name.",
            "%(number)s municipalities get another name.",
            number,
        ),
        "neighbourhood": ngettext(
            "%(number)s neighbourhood gets another name or shape.",
            "%(number)s neighbourhoods get another name or shape.",
            number,
        ),
    }
    return words[kind] % {"number": number}
