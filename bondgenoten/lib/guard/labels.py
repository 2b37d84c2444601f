"""Words that label a group by origin or belief; languages, dishes, shops, feasts and countries are clean."""

import re
from collections.abc import Iterator
from functools import cache

from bondgenoten.lib.guard.lexicon import sections
from bondgenoten.lib.guard.reading import Reading


def find_labels(reading: Reading) -> Iterator[tuple[int, int]]:
    """Start and end of each label; of "Turkse jongens" both words."""
    for pattern in _patterns():
        for found in pattern.finditer(reading.lower):
            yield found.span("label")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A group by its name; an origin before people; and what labels at times only ("die Polen")."""
    words = {
        heading: "|".join(sorted(map(re.escape, found))) for heading, found in sections("labels").items()
    }
    return (
        re.compile(rf"(?<![\w-])(?P<label>{words['groups']})(?![\w-])"),
        re.compile(
            rf"(?<![\w-])(?P<label>(?:{words['origins']})(?: (?:{words['between']}))? "
            rf"(?:{words['people']}))(?!\w)"
        ),
        re.compile(rf"(?<!\w)(?:{words['before_people']}) (?P<label>{words['at_times']})(?!\w)"),
    )
