"""Terms of a concern."""

from django.db import models
from django.utils.translation import gettext_lazy as _

WORKDAYS_TO_ANSWER = 2  # the promise to whoever shares a concern under their name
MAX_TEXT = 4000  # characters of a concern or a reply
MAX_REASON = 400  # characters of why somebody asks for consent, or takes words out


class Learnt(models.TextChoices):
    """How the person knows."""

    OWN = "own", _("Noticed myself")
    HEARD = "heard", _("Heard from others")
    ONLINE = "online", _("Online")


class Source(models.TextChoices):
    """For whom it is shared: for oneself, or for somebody who told it, and how."""

    OWN = "own", _("For myself")
    PHONE = "phone", _("For somebody who phoned")
    DOOR = "door", _("For somebody I met, at the door or in the street")
    MEETING = "meeting", _("For somebody who said it at a gathering")


class Readers(models.TextChoices):
    """Who may read a concern, chosen by whoever shares it. The exact names are said on screen."""

    COORDINATORS_AND_CHIEF = (
        "coordinators_and_chief",
        _("The coordinators and the team chief"),
    )
    COORDINATORS = "coordinators", _("The coordinators only")
    NETWORK = "network", _("All allies of the network")
    ONE = "one", _("One coordinator of your choice")


class HiddenFrom(models.TextChoices):
    """From whom the name of the reporter is hidden; opened only if the reporter agrees."""

    NOBODY = "nobody", _("My name is with it, for everybody who reads it")
    NETWORK = "network", _("Hide my name from the network; the coordinators and the team chief see it")
    READERS = "readers", _("Hide my name from everybody who reads it")


class About(models.TextChoices):
    """Whom it is about, when that is one of those who would read it."""

    NOBODY = "", _("None of these")
    POLICE = "police", _("The police")
    MUNICIPALITY = "municipality", _("The municipality")
    COORDINATOR = "coordinator", _("A coordinator")


class Outcome(models.TextChoices):
    """What the coordinators decided to do with a concern, or its reporter."""

    NONE = "", _("to be weighed")
    ACT = "act", _("act")
    AGENDA = "agenda", _("on the agenda")
    WATCH = "watch", _("watch")
    REFER = "refer", _("referred")
    NOT_OURS = "not_ours", _("not for us")
    DONE = "done", _("rounded off")
    MERGED = "merged", _("taken together with another one")
    WITHDRAWN = "withdrawn", _("withdrawn")


# The same words in the order of the board. Indexes go by OPEN.
OPEN = (Outcome.NONE, Outcome.ACT, Outcome.AGENDA, Outcome.WATCH)
ENDED = (Outcome.REFER, Outcome.NOT_OURS, Outcome.DONE)  # a message of the reporter opens it again
CLOSED = (*ENDED, Outcome.MERGED, Outcome.WITHDRAWN)


class Referral(models.TextChoices):
    """Who is the right one, when the network is not."""

    EMERGENCY = "112", _("112, in danger")
    POLICE = "police", _("The police, 0900-8844")
    ANONYMOUS = "anonymous", _("M., 0800-7000, anonymous")
    MUNICIPALITY = "municipality", _("The municipality, 14 and its area code")
    OTHER = "other", _("Somebody else, named in the answer")


class Kind(models.TextChoices):
    """What kind of tension a concern shows: the EEP model of the British guide (Cantle, iCoCo)."""

    EXPERIENCED = "experienced", _("Felt: people experience it")
    EVIDENCED = "evidenced", _("Seen: it happened and can be shown")
    POTENTIAL = "potential", _("Expected: it may come")


class Solved(models.TextChoices):
    """What the reporter says of how it ended."""

    UNKNOWN = "", _("not said yet")
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class ReaderRole(models.TextChoices):
    """In which role somebody read a concern, or did something with it."""

    COORDINATOR_POLICE = "coordinator_police", _("the coordinator of the police")
    COORDINATOR_MUNICIPALITY = (
        "coordinator_municipality",
        _("the coordinator of the municipality"),
    )
    CHIEF = "chief", _("the team chief")
    MEMBER = "member", _("an ally")


class EventKind(models.TextChoices):
    """What happened to a concern; no text of anybody."""

    RECEIVED = "received", _("received")
    ANSWERED = "answered", _("answered")
    ASKED = "asked", _("the reporter was asked something")
    WROTE_BACK = "wrote_back", _("the reporter wrote back")
    WEIGHED = "weighed", _("weighed")
    TAKEN_UP = "taken_up", _("somebody will act")
    WATCHED = "watched", _("watched")
    REFERRED = "referred", _("referred")
    REFUSED = "refused", _("not for this network")
    ASSIGNED = "assigned", _("who answers was named")
    MERGED = "merged", _("taken together with another one")
    JOINED = "joined", _("somebody noticed the same")
    PUT_ON_AGENDA = "put_on_agenda", _("put on the agenda")
    OBJECTED = "objected", _("taken off the agenda at the reporter's wish")
    CONSENT_ASKED = "consent_asked", _("the reporter was asked to agree")
    CONSENT_GIVEN = "consent_given", _("the reporter agreed")
    CONSENT_REFUSED = "consent_refused", _("the reporter did not agree")
    NARROWED = "narrowed", _("fewer people may read it")
    WIDENED = "widened", _("more people may read it")
    CORRECTED = "corrected", _("corrected by the reporter")
    REDACTED = "redacted", _("words were taken out")
    HANDED_OVER = "handed_over", _("handed over to the police")
    ROUNDED_OFF = "rounded_off", _("rounded off")
    SOLVED = "solved", _("the reporter said how it ended")
    REOPENED = "reopened", _("open again")
    RECONSIDERED = "reconsidered", _("to be weighed again")
    WITHDRAWN = "withdrawn", _("withdrawn by the reporter")


class ConsentKind(models.TextChoices):
    """What a reporter is asked to agree to."""

    AGENDA = "agenda", _("Discuss it at a meeting")
    READERS = "readers", _("Let more people read it")
    IDENTITY = "identity", _("Show your name to the coordinators")


class ConsentState(models.TextChoices):
    """How a request to the reporter stands."""

    OPEN = "open", _("asked")
    GIVEN = "given", _("agreed")
    REFUSED = "refused", _("not agreed")
    LAPSED = "lapsed", _("no longer asked")
