"""Before the load: who asks for what, and how often each page asks the database. Prints one JSON text.

Run it as ``python -m bench.prepare`` with the settings of bench, on a filled database.
"""

import json
import sys
from dataclasses import asdict, dataclass

import django
from django.conf import settings

EMPTY = {"empty page": "/bench/leeg/", "frame only": "/bench/kader/"}
COUNTED = 3  # of the things of a row
VERBS = {"SELECT", "INSERT", "UPDATE", "DELETE", "DECLARE"}


@dataclass(frozen=True)
class Job:
    """A row of bench.pages with all that a load generator needs."""

    label: str
    role: str
    kind: str
    is_dashboard: bool
    paths: list[str]
    session: str
    queries: int


class NotMeasurable(Exception):
    """A page without a row, or a row without a page or a thing; the text says which."""


def prepare() -> list[Job]:
    """All jobs, the two empty pages first. Raises NotMeasurable."""
    from bench.pages import PAGES, forgotten
    from bench.things import Things

    if missing := forgotten():
        raise NotMeasurable(f"bench/pages.py and the URLs differ: {', '.join(missing)}")
    roles = {page.role for page in PAGES}
    things = {role: Things(role) for role in sorted(roles)}
    sessions = {role: things[role].session() for role in things}
    session = sessions["resident"]
    jobs = [
        Job(label, "resident", "", False, [path], session, count_queries(path, session))
        for label, path in EMPTY.items()
    ]
    for page in PAGES:
        paths, label = _paths(page, things[page.role])
        queries = max(count_queries(path, sessions[page.role]) for path in paths[:COUNTED])
        jobs.append(
            Job(label, page.role, page.kind.name, page.is_dashboard, paths, sessions[page.role], queries)
        )
    return jobs


def _paths(page, things) -> tuple[list[str], str]:
    """The paths of a page and one label for them. Raises NotMeasurable when there is nothing to ask for."""
    from django.urls import reverse

    arguments = getattr(things, page.things)() if page.things else [[]]
    if not arguments:
        raise NotMeasurable(f"{page.name}: the {page.role or 'visitor'} has no {page.things}")
    paths = [reverse(page.name, args=args) + page.query for args in arguments]
    shown = reverse(page.name, args=arguments[0]) + page.query
    for argument in arguments[0]:
        shown = shown.replace(str(argument), "…", 1)
    return paths, shown


def count_queries(path: str, session: str) -> int:
    """How often a second visit asks the database. Raises NotMeasurable for another answer than a page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1", HTTP_X_FORWARDED_PROTO="https")
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    kind = response.headers.get("Content-Type", "")
    if response.status_code != 200 or not kind.startswith("text/html"):
        raise NotMeasurable(f"{path} answers {response.status_code} {kind}")
    return sum(query["sql"].lstrip("(").split()[0] in VERBS for query in queries.captured_queries)


def main() -> None:
    django.setup()
    try:
        jobs = prepare()
    except NotMeasurable as error:
        sys.exit(str(error))
    json.dump([asdict(job) for job in jobs], sys.stdout)


if __name__ == "__main__":
    main()
