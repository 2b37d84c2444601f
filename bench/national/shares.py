"""How often what happens: no figures of a real country, but a country in which all of it happens."""

from signals.constants import (
    About,
    ConsentState,
    HiddenFrom,
    Kind,
    Learnt,
    Outcome,
    Readers,
    Referral,
    Solved,
    Source,
)

READERS = (
    (
        Readers.COORDINATORS_AND_CHIEF.value,
        Readers.NETWORK.value,
        Readers.COORDINATORS.value,
        Readers.ONE.value,
    ),
    (60, 20, 15, 5),
)
HIDDEN = ((HiddenFrom.NETWORK.value, HiddenFrom.NOBODY.value, HiddenFrom.READERS.value), (60, 32, 8))
LEARNT = ((Learnt.OWN.value, Learnt.HEARD.value, Learnt.ONLINE.value, ""), (45, 30, 15, 10))
SOURCE = ((Source.OWN.value, Source.PHONE.value, Source.DOOR.value, Source.MEETING.value), (86, 5, 6, 3))
# Whom it is about, of what one coordinator reads.
ABOUT = (
    (About.NOBODY.value, About.POLICE.value, About.MUNICIPALITY.value, About.COORDINATOR.value),
    (40, 30, 20, 10),
)
OUTCOMES = (
    Outcome.DONE.value,
    Outcome.REFER.value,
    Outcome.NOT_OURS.value,
    Outcome.MERGED.value,
    Outcome.WITHDRAWN.value,
    Outcome.AGENDA.value,
    Outcome.ACT.value,
    Outcome.WATCH.value,
    Outcome.NONE.value,
)
OLD = (OUTCOMES, (65, 7, 6, 5, 3, 9, 2, 1, 2))
NEW = (OUTCOMES, (12, 4, 3, 4, 2, 10, 9, 6, 50))
REFERRAL = (
    tuple(referral.value for referral in Referral),
    (1, 40, 9, 40, 10),
)
SOLVED = ((Solved.UNKNOWN.value, Solved.YES.value, Solved.PARTLY.value, Solved.NO.value), (55, 28, 12, 5))
KIND = (("", *(kind.value for kind in Kind)), (20, 40, 25, 15))
KNOWN = ((True, False, None), (55, 25, 20))
CONSENT = (
    (ConsentState.GIVEN.value, ConsentState.REFUSED.value, ConsentState.OPEN.value),
    (55, 15, 30),
)
FELT = (1, 2, 3, 3, 4, 4, 5, 6, 0, 0)  # steps; 0 is not said

ANSWERED, ANSWERED_LATELY = 0.98, 0.65
DISCUSSED = 0.4  # may be discussed under a neutral title, said while sharing
WEIGHED = 0.5  # of what was decided about
NAMED = 0.3  # who answers it
NOTED = 0.05  # among the coordinators
WROTE_BACK = 0.04  # and waits again
ASKED = 0.1  # of what waits and has an answer: the reporter was asked something
JOINED = 0.15  # of what the whole network reads
CONSENTS = 0.03  # asked to agree, of what is not on an agenda
REDACTED = 0.003
