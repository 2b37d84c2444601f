"""Which pages are looked at, and the world behind them: what the access matrix has, and longer."""

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from meetings.tests.factories import make_draft, make_meeting
from networks.constants import Party, Role
from networks.tests.factories import Cast, make_cast, make_member, make_network
from signals.constants import Readers
from signals.tests.factories import make_signal
from tests.access.matrix import EVERYBODY, MATRIX
from tests.access.things import make_things

# Whose view of a page is looked at: the first of these who gets it, else anybody who does.
ROLES = ["mark", "anneke", "ingrid", "beheer", "priya", "rob", "lotte", "anonymous"]
ROLES += sorted(EVERYBODY - set(ROLES))
NO_PAGES = ("calendar", "letter", "health", "security_txt")  # files and figures
TRIES = 3  # asking for a new password for one address
TRIED = "iemand@example.org"
LONG = "Speeltuinonderhoudsvrijwilligersbijeenkomst" * 2  # no place to break a line


@dataclass(frozen=True)
class Stop:
    """A page and who looks at it; with ``send``, its form is sent first with only this as an address."""

    name: str
    role: str
    url: str
    send: str | None = None

    def open(self, page: Page) -> None:
        """Bring the page on screen, with all that unfolds in it unfolded."""
        page.goto(self.url)
        if self.send is not None:
            with page.expect_navigation():
                page.evaluate(_SEND, self.send)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")


_SEND = """
(address) => {
  const form = document.querySelector("main form");
  form.querySelectorAll("input[type=email]").forEach((input) => { input.value = address; });
  form.submit();
}
"""


def make_stops() -> tuple[Cast, list[Stop]]:
    """The cast, and every stop."""
    cast = make_cast()
    args = make_things(cast).args
    make_long(cast)
    for _time in range(TRIES):
        Client().post(reverse("account_reset_password"), {"email": TRIED})
    return cast, [*matrix_stops(args), *other_stops(args)]


def make_long(cast: Cast) -> None:
    """More networks than one, two pages of concerns, and words longer than a phone is wide."""
    cast.overvecht.name = f"Bondgenoten {LONG}"
    cast.overvecht.save()
    for number in range(2):
        make_member(make_network(f"netwerk{number}", name=LONG), cast.mark, Party.POLICE, Role.COORDINATOR)
    for number in range(21):
        make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK, observation=f"{LONG} {number}")
    make_meeting(cast.overvecht, cast.fatima, (LONG,), place=LONG, note=LONG)
    make_draft(cast.overvecht, cast.fatima, (LONG,), place=LONG)


def matrix_stops(args: dict[str, list[str]]) -> list[Stop]:
    """Each page of the access matrix as one who gets it."""
    stops = []
    for row in MATRIX:
        getters = row.get.get(200, set())
        role = next((role for role in ROLES if role in getters), None)
        if role and not row.name.endswith(NO_PAGES):
            stops.append(Stop(row.id, role, reverse(row.name, args=args[row.thing])))
    return stops


def other_stops(args: dict[str, list[str]]) -> list[Stop]:
    """The same address as somebody else, a second page, refusals, and forms with mistakes."""
    concern = reverse("signals:detail", args=args["concern"])
    refusals = {name: reverse("prepare:page", args=args[name]) for name in ("altered_token", "ended_token")}
    return [
        *(Stop(f"home of {role}", role, "/") for role in ("anneke", "ingrid", "priya", "rob", "beheer")),
        Stop("own concern", "anneke", concern),
        Stop("second page", "mark", reverse("signals:list") + "?pagina=2"),
        Stop("prepared answer", "anonymous", reverse("prepare:page", args=args["token"]) + "?antwoord=ja"),
        *(Stop(name, "anonymous", url) for name, url in refusals.items()),
        Stop("not found", "lotte", concern),
        Stop("forbidden", "anneke", reverse("on_agenda:put", args=args["concern"])),
        Stop("share, mistakes", "anneke", reverse("signals:create"), send=""),
        Stop("plan, mistakes", "mark", reverse("meetings:create") + "?netwerk=overvecht", send=""),
        Stop("agenda, mistakes", "mark", reverse("on_agenda:put", args=args["concern_for_all"]), send=""),
        Stop("login, mistakes", "anonymous", reverse("account_login"), send=""),
        Stop("asked too often", "anonymous", reverse("account_reset_password"), send=TRIED),
    ]
