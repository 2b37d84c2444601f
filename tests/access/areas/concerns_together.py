"""Concerns that look alike, taken together and apart; remarks among coordinators, and standard answers."""

from networks.tests.factories import Cast
from signals.models import StandardAnswer
from signals.services.standard_answers import AnswerFields, add_answer
from signals.services.together import take_together
from signals.tests.factories import make_signal
from tests.access.rows import NO_GET, TEAM, Row, only

READERS = TEAM | {"ingrid", "anneke"}
COORDINATORS = TEAM | {"zeist_coordinator"}
NOBODY = only(set())

ROWS: list[Row] = [
    Row("signals:alike", get=only(TEAM, seen=READERS), thing="lone_concern"),
    Row("signals:alike", get=NOBODY, thing="unknown"),
    Row(
        "signals:merge",
        get=only(TEAM, seen=READERS),
        post=only(TEAM, seen=READERS),
        thing="two_concerns",
    ),
    Row("signals:merge", get=NOBODY, post=NOBODY, thing="two_of_other_networks"),
    Row("signals:take_apart", get=NO_GET, post=only(TEAM, 302, seen=READERS), thing="merged_concern"),
    Row("signals:take_apart", get=NO_GET, post=NOBODY, thing="unknown"),
    Row("signals:note", get=NO_GET, post=only(TEAM, seen=READERS), thing="lone_concern"),
    Row("signals:note", get=NO_GET, post=only({"fatima"}, seen=TEAM | {"ingrid"}), thing="concern_of_mark"),
    Row("signals:note", get=NO_GET, post=NOBODY, thing="unknown"),
    Row("signals:standard_answers", get=only(COORDINATORS)),
    Row("signals:standard_answer_add", get=only(COORDINATORS), post=only(COORDINATORS)),
    Row("signals:standard_answer", get=only(TEAM), post=only(TEAM), thing="answer"),
    Row(
        "signals:standard_answer",
        get=only(set(), seen=COORDINATORS),
        post=only(set(), seen=COORDINATORS),
        thing="national_answer",
    ),
    Row("signals:standard_answer_remove", get=NO_GET, post=only(TEAM, 302), thing="answer"),
    Row(
        "signals:standard_answer_remove",
        get=NO_GET,
        post=only(set(), seen=COORDINATORS),
        thing="national_answer",
    ),
    *(
        Row(name, get=get, post=NOBODY, thing="unknown")
        for name, get in (("signals:standard_answer", NOBODY), ("signals:standard_answer_remove", NO_GET))
    ),
]


def make_things(cast: Cast) -> dict[str, list[str]]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    lone, other, merged = (make_signal(cast.overvecht, cast.anneke) for _ in range(3))
    take_together(merged, lead=lone, actor=cast.fatima, text="Wij kijken samen.", submission="access-merged")
    fields = AnswerFields(title="Dank u", text="Dank u voor uw zorg.")
    answer = add_answer(cast.overvecht, fields=fields, submission="access-answer")
    elsewhere = make_signal(cast.zeist, cast.lotte)
    return {
        "lone_concern": [lone.public_id],
        "two_concerns": [lone.public_id, other.public_id],
        "two_of_other_networks": [lone.public_id, elsewhere.public_id],
        "concern_of_mark": [make_signal(cast.overvecht, cast.mark).public_id],
        "answer": [answer.public_id],
        "national_answer": [StandardAnswer.objects.filter(network=None).first().public_id],
        "merged_concern": [merged.public_id],
    }
