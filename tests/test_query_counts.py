"""A page asks the database as often for three rows as for one, and not often at all."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from insights.constants import SummaryKind
from insights.occasions import Occasion
from insights.services import summarise
from meetings import links, services
from meetings.tests.factories import attendance, make_action, make_draft, make_meeting
from networks.constants import Party, Role
from networks.tests.factories import make_chief, make_member, make_neighbourhood, make_network, make_user
from notifications import choice_links
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail
from signals.constants import Readers
from signals.models import Signal, Theme
from signals.services import join_concern, mark_read, write_reply
from signals.tests.factories import make_signal

DETAIL, LARGE = 12, 25  # design.md: lists, forms and details; home and the page of a network


class World:
    """Overvecht, with more of everything on each call of ``grow``."""

    def __init__(self, cast) -> None:
        self.cast, self.size = cast, 0
        self.meeting = make_meeting(cast.overvecht, cast.fatima, ("Licht",))
        self.draft = make_draft(cast.overvecht, cast.fatima, ("Licht",))
        self.begun = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now())
        self.concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
        self.discussed = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
        mark = cast.overvecht.memberships.get(user=cast.mark)
        services.put_on_agenda(
            self.discussed, meeting=self.meeting, actor=mark, title="Avonden", submission="discussed"
        )

    def grow(self) -> None:
        """One more concern, meeting, draft, member, network, point, action, reply, reader and lost mail."""
        self.size += 1
        number, cast = self.size, self.cast
        member = make_member(cast.overvecht, make_user(f"Lid{number}"), Party.PARTNER)
        network = make_network(f"netwerk{number}")
        for user in (cast.mark, cast.anneke):
            make_member(network, user, Party.POLICE, Role.COORDINATOR)
        place = make_neighbourhood(cast.overvecht, f"Buurt {number}", f"BU034499{number:02}")
        level = type(self.concern).felt.field.related_model.objects.get(step=1 + number % 6)
        fields = {"neighbourhood": place, "felt": level, "readers": Readers.NETWORK, "learnt": "own"}
        make_signal(cast.overvecht, cast.anneke, **fields)
        placed = make_signal(cast.overvecht, cast.anneke, **fields)
        later = timezone.now() + timedelta(days=20 + number)
        meeting = make_meeting(cast.overvecht, cast.fatima, ("Een", "Twee"), starts_at=later)
        make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() - timedelta(days=number))
        make_draft(cast.overvecht, cast.fatima, starts_at=later)
        fatima = cast.overvecht.memberships.get(user=cast.fatima)
        services.put_on_agenda(placed, meeting=meeting, actor=fatima, title="T", submission=f"p{number}")
        services.propose_item(self.meeting, actor=member, title=f"Punt {number}", submission=f"i{number}")
        services.attendance_of(self.meeting, member.user)
        write_reply(self.concern, actor=cast.mark, text="Dank u.", submission=f"r{number}")
        mark_read(self.concern, reader=member.user)
        for joiner, joined in ((member.user, self.concern), (cast.youssef, placed)):
            join_concern(joined, actor=joiner)
        make_action(self.begun, cast.youssef)
        make_action(self.begun, member.user)
        self._grow_what_ingrid_leads(number)
        make_mail(cast.youssef, f"lost-{number}")
        OutgoingMail.objects.filter(key=f"lost-{number}").update(status="failed")

    def _grow_what_ingrid_leads(self, number: int) -> None:
        """Another team with a network of hers, in which all that is counted happens, and a summary of it."""
        ingrid, network, planner = self.cast.ingrid, make_network(f"geleid{number}"), make_user(f"P{number}")
        for user in (ingrid, planner):
            make_member(network, user, Party.POLICE, Role.COORDINATOR)
        make_chief(network, ingrid)
        make_meeting(network, planner)
        make_action(make_meeting(network, planner, starts_at=timezone.now()), ingrid)
        theme = Theme.objects.all()[number]
        make_signal(network, planner, theme=theme, readers=Readers.ONE, reader=planner)
        promised = make_signal(network, planner, theme=theme)
        Signal.objects.filter(pk=promised.pk).update(promised_on="2026-01-01")
        now = timezone.now()
        summarise(ingrid, occasion=Occasion(SummaryKind.WEEKLY, f"week{number}", now), now=now)
        self.summary = ingrid.summaries.latest("pk")


@pytest.fixture
def world(cast) -> World:
    return World(cast)


def asked(client, url: str) -> int:
    """How many queries a second visit takes, the session and the user included."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    verbs = [query["sql"].lstrip("(").split()[0] for query in queries.captured_queries]
    return len([verb for verb in verbs if verb in {"SELECT", "INSERT", "UPDATE", "DELETE"}])


PAGES = [
    ("mark", "/zorgen/", DETAIL),
    ("anneke", "/zorgen/?van=mij", DETAIL),
    ("mark", "/zorgen/?zoek=knallen", DETAIL),
    ("anneke", "/zorgen/?zoek=knallen&van=mij&netwerk=overvecht", DETAIL),
    ("mark", "/zorgen/wegen/", DETAIL),
    ("mark", "/zorgen/wegen/?uitkomst=agenda", DETAIL),
    ("mark", "/zorgen/{concern}/besluit/doen/", DETAIL),
    ("mark", "/zorgen/{concern}/overdragen/", DETAIL),
    ("anneke", "/zorgen/{concern}/verbeteren/", DETAIL),
    ("anneke", "/zorgen/{concern}/intrekken/", DETAIL),
    ("anneke", "/zorgen/{concern}/lezers/", DETAIL),
    ("youssef", "/zorgen/?van=mij", DETAIL),
    ("anneke", "/zorgen/{concern}/", DETAIL),
    ("anneke", "/zorgen/{discussed}/", DETAIL),
    ("mark", "/zorgen/{discussed}/", DETAIL),
    ("fatima", "/zorgen/{concern}/", DETAIL),
    ("youssef", "/zorgen/{concern}/", DETAIL),
    ("fatima", "/zorgen/{concern}/agenda/", DETAIL),
    ("youssef", "/zorgen/nieuw/", DETAIL),
    ("fatima", "/bijeenkomsten/", DETAIL),
    ("youssef", "/bijeenkomsten/", DETAIL),
    ("youssef", "/bijeenkomsten/{meeting}/", DETAIL),
    ("fatima", "/bijeenkomsten/{meeting}/", DETAIL),
    ("youssef", "/bijeenkomsten/{begun}/", DETAIL),
    ("fatima", "/bijeenkomsten/{begun}/", DETAIL),
    ("youssef", "/afspraken/", DETAIL),
    ("fatima", "/afspraken/?van=allen", DETAIL),
    ("fatima", "/bijeenkomsten/nieuw/", DETAIL),
    ("fatima", "/bijeenkomsten/{draft}/wijzigen/", DETAIL),
    ("fatima", "/bijeenkomsten/{draft}/uitnodigen/", DETAIL),
    (None, "{link}", DETAIL),
    (None, "{mail_link}", DETAIL),
    ("mark", "/meldingen/", DETAIL),
    (None, "/privacy/", DETAIL),
    ("mark", "/toegankelijkheid/", DETAIL),
    ("mark", "/netwerken/", DETAIL),
    ("youssef", "/account/", DETAIL),
    ("beheer", "/beheer/", DETAIL),
    ("youssef", "/netwerken/overvecht/", LARGE),
    ("mark", "/", LARGE),
    ("anneke", "/", LARGE),
    ("youssef", "/", LARGE),
    ("ingrid", "/", LARGE),
    ("rob", "/", LARGE),
    ("ingrid", "/overzicht/", LARGE),
    ("ingrid", "/overzicht/?netwerk=overvecht&periode=jaar", LARGE),
    ("ingrid", "/samenvattingen/", DETAIL),
    ("ingrid", "/samenvattingen/{summary}/", DETAIL),
    ("priya", "/", LARGE),
]


def counts(cast, world, client) -> dict[str, int]:
    """How often each page asks, in the world as it is."""
    link = links.prepare_path(attendance(world.meeting, cast.youssef))
    mail_link = choice_links.url_for(cast.mark, [("to_weigh", cast.overvecht.public_id)])
    mail_link = mail_link.removeprefix(settings.BASE_URL)
    things = ("concern", "discussed", "meeting", "begun", "draft", "summary")
    ids = {name: getattr(world, name).public_id for name in things}
    found = {}
    for name, url, _ in PAGES:
        client.logout()
        if name:
            client.force_login(cast.everybody[name])
        found[f"{name} {url}"] = asked(client, url.format(link=link, mail_link=mail_link, **ids))
    return found


def test_as_often_for_three_as_for_one_and_not_often(cast, world, client):
    world.grow()
    one = counts(cast, world, client)
    world.grow()
    world.grow()
    three = counts(cast, world, client)

    bars = {f"{name} {url}": bar for name, url, bar in PAGES}
    assert three == one
    assert {page: count for page, count in three.items() if count > bars[page]} == {}


def test_the_world_grows(cast, world, client):
    """The lists above are longer with every step: else they would count nothing."""
    sizes = []
    for _ in range(2):
        world.grow()
        client.force_login(cast.mark)
        lists = [
            ("/zorgen/", "rows"),
            ("/zorgen/?zoek=knallen", "rows"),
            ("/zorgen/wegen/", "waiting"),
            ("/bijeenkomsten/", "drafts"),
            ("/bijeenkomsten/", "upcoming"),
            ("/bijeenkomsten/", "page"),
            ("/netwerken/", "page"),
            (world.meeting.get_absolute_url(), "agenda"),
            (world.concern.get_absolute_url(), "replies"),
            (world.concern.get_absolute_url(), "timeline"),
            ("/", "waiting"),
        ]
        sizes.append([len(list(client.get(url).context[name])) for url, name in lists])

    steps = [second - first for first, second in zip(*sizes, strict=True)]
    assert steps[:-2] == [2, 2, 1, 1, 1, 1, 1, 1, 1]


def test_what_ingrid_leads_grows(cast, world, client):
    sizes = []
    for _ in range(2):
        world.grow()
        client.force_login(cast.ingrid)
        screen = client.get("/overzicht/").context
        kept = client.get(f"/samenvattingen/{world.summary.public_id}/").context
        summaries = client.get("/samenvattingen/").context["page"]
        lists = (screen["needs"], screen["network_rows"], screen["themes"], kept["network_rows"], summaries)
        sizes.append([len(found) for found in lists] + [screen["page"].paginator.count])

    assert [second - first for first, second in zip(*sizes, strict=True)] == [4, 1, 1, 1, 1, 4]
