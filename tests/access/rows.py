"""What a row of the access matrix says: one a URL (and state of its thing), one answer a role and method.

A row names the roles by the answer they get; every role must stand in exactly one answer for GET and one for
POST. HEAD answers like GET. PUT, PATCH, DELETE and OPTIONS answer 405 to whoever is logged in. Anonymous
visitors are sent to the login page before anything is looked up, unless the row says otherwise.
"""

from dataclasses import dataclass, field

TEAM = {"fatima", "mark"}  # coordinators of Overvecht
TABLE = TEAM | {"ingrid", "youssef", "anneke", "dewi", "samira"}  # a seat in Overvecht, its chief included
ZEIST = {"lotte", "zeist_coordinator"}
OFFICES = {"rob", "beheer", "priya"}  # programme lead, administrator, privacy officer: no seat anywhere
EVERYBODY = TABLE | ZEIST | OFFICES

Answers = dict[int, set[str]]
PUBLIC_GET = {200: EVERYBODY | {"anonymous"}}


def only(roles: set[str], status: int = 200, seen: set[str] = frozenset()) -> Answers:
    """``roles`` get ``status``; who sees the thing but may not do this gets 403; all others 404."""
    answers = {status: set(roles), 403: seen - roles, 404: EVERYBODY - roles - seen}
    answers.setdefault(302, set()).add("anonymous")
    return answers


def for_all(status: int) -> Answers:
    """The same answer for everybody who is logged in."""
    return {status: set(EVERYBODY), 302: {"anonymous"}} if status != 302 else {302: EVERYBODY | {"anonymous"}}


NO_GET = for_all(405)
NO_POST = for_all(405)


@dataclass(frozen=True)
class Row:
    """A URL by its name, which thing stands in it, and the answers to GET and POST (with ``data``)."""

    name: str
    get: Answers
    post: Answers = field(default_factory=lambda: NO_POST)
    thing: str = ""  # attribute of Things whose id or token stands in the URL
    data: dict = field(default_factory=dict)
    public: bool = False  # anonymous visitors are not sent to the login page

    @property
    def id(self) -> str:
        return f"{self.name}[{self.thing}]" if self.thing else self.name
