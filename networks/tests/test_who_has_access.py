"""The privacy officer sees who has access to her networks and how they log in; nothing anybody wrote."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.utils import timezone

from accounts.constants import DataRequestKind
from accounts.models import AuditEvent, DataRequest
from meetings.tests.factories import make_meeting
from networks import oversight, permissions
from networks.constants import Party, Role
from networks.models import Membership, TeamChief
from networks.tests.factories import LONG_AGO, make_invitation, make_member, make_network, make_user
from signals.constants import Readers
from signals.tests.factories import make_signal

PAGES = (
    "/toezicht/",
    "/toezicht/netwerken/overvecht/",
    "/toezicht/verzoeken/",
    "/toezicht/logboek/",
)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def overvecht(cast):
    """The officer's network and no other: everything in it began long ago."""
    cast.overvecht.started_on = LONG_AGO
    cast.overvecht.save(update_fields=["started_on"])
    return cast.overvecht


def page(login, user, url="/toezicht/"):
    return login(user).get(url)


def text(login, user, url) -> str:
    return " ".join(page(login, user, url).content.decode().split())


def access(login, user) -> list[tuple]:
    context = page(login, user, "/toezicht/netwerken/overvecht/").context
    return [(row.user.name, row.shown_role, login) for row, login in context["seats"]]


def ask(user, due: date, **overrides) -> DataRequest:
    fields = {"kind": DataRequestKind.OBJECT, **overrides}
    return DataRequest.objects.create(user=user, due_on=due, **fields)


def test_who_is_privacy_officer(cast):
    make_member(cast.zeist, cast.rob, Party.MUNICIPALITY, Role.PRIVACY_OFFICER)

    found = {name for name, user in cast.everybody.items() if permissions.is_privacy_officer(user)}

    assert found == {"priya", "rob"}


def test_everybody_with_a_place_and_when_they_were_here(cast, login):
    make_member(cast.overvecht, make_user("Nico"), Party.PARTNER, to_date=date(2026, 12, 7))
    paper = make_user("Piet")
    type(paper).objects.filter(pk=paper.pk).update(email=None)
    make_member(cast.overvecht, paper, Party.RESIDENT)
    for user, at in ((cast.mark, "2026-12-01"), (cast.dewi, "2026-10-01")):
        user.last_login = datetime.fromisoformat(f"{at}T10:00:00+00:00")
        user.save()
    cast.samira.is_active = False
    cast.samira.save()
    acting = cast.overvecht.memberships.get(user=cast.ingrid)
    acting.acting_from, acting.acting_until = date(2026, 12, 1), date(2026, 12, 20)
    acting.save()

    never = "heeft nog nooit ingelogd"
    assert access(login, cast.priya) == [
        ("Anneke", "lid", never),
        ("Dewi", "lid", "heeft langer dan een maand niet ingelogd"),
        ("Fatima", "coördinator", never),
        ("Ingrid", "waarnemend coördinator tot en met zo 20 december", never),
        ("Mark", "coördinator", "logde in de afgelopen maand in"),
        ("Piet", "lid", "doet op papier mee, kan niet inloggen"),
        ("Samira", "lid", "account gesloten"),
        ("Youssef", "lid", never),
        ("Priya", "privacyfunctionaris", "logde in de afgelopen maand in"),
    ]


def test_second_steps_chiefs_and_invitations(cast, login):
    type(cast.mark).objects.filter(pk__in=[cast.mark.pk, cast.fatima.pk]).update(needs_second_factor=True)
    Authenticator.objects.create(user=cast.mark, type=Authenticator.Type.TOTP, data={})
    Authenticator.objects.create(user=cast.fatima, type=Authenticator.Type.RECOVERY_CODES, data={})
    team = TeamChief.objects.get(user=cast.ingrid).base_team
    deputy = {"is_deputy": True, "from_date": date(2026, 12, 1), "to_date": date(2026, 12, 31)}
    TeamChief.objects.create(base_team=team, user=make_user("Olga"), **deputy)
    make_invitation(cast.overvecht, cast.fatima)

    context = page(login, cast.priya, "/toezicht/netwerken/overvecht/").context
    shown = text(login, cast.priya, "/toezicht/netwerken/overvecht/")

    factors = {row.user.name: row.has_factor for row, _ in context["seats"]}
    assert {name for name, has in factors.items() if has} == {"Mark"}
    assert shown.count("Heeft een tweede stap") == 1
    assert shown.count("Moet een tweede stap hebben, en heeft die nog niet") == 1
    assert [(row.user.name, row.is_deputy) for row, _ in context["chiefs"]] == [
        ("Ingrid", False),
        ("Olga", True),
    ]
    assert "Vervangt de teamchef · Team Overvecht · sinds 1 december 2026" in shown
    assert "tot en met 31 december 2026" in shown
    assert "1 open uitnodiging" in shown
    assert "noor@example.org" not in shown


def test_the_own_networks_with_numbers(cast, login):
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(needs_second_factor=True)
    make_invitation(cast.overvecht, cast.fatima)
    make_member(cast.zeist, make_user("Nora"), Party.PARTNER)
    make_member(make_network("leeg"), cast.priya, Party.MUNICIPALITY, Role.PRIVACY_OFFICER)

    response = page(login, cast.priya)

    found = [(n.name, n.people, n.factorless, n.invited) for n, _ in response.context["networks"]]
    assert found == [("Bondgenoten Leeg", 1, None, None), ("Bondgenoten Overvecht", 8, 1, 1)]
    assert "8 mensen met toegang · 1 open uitnodiging · 1 persoon zonder tweede stap" in " ".join(
        response.content.decode().split()
    )


def test_requests_of_people_in_her_networks_the_first_day_first(cast, login):
    later = ask(cast.dewi, date(2026, 12, 20))
    late = ask(cast.anneke, date(2026, 12, 1))
    ask(cast.lotte, date(2026, 12, 1))  # of another network
    ask(cast.youssef, date(2026, 12, 8), done_at=timezone.now(), by_itself=True, kind=DataRequestKind.ACCESS)
    done = ask(cast.youssef, date(2026, 12, 9), done_at=timezone.now())
    gone = cast.overvecht.memberships.filter(user=cast.samira)
    gone.update(to_date=date(2026, 12, 1))
    left = ask(cast.samira, date(2026, 12, 8))

    response = page(login, cast.priya, "/toezicht/verzoeken/")

    assert [(each.pk, due.text) for each, due in response.context["waiting"]] == [
        (late.pk, "7 dagen te laat"),
        (left.pk, "uiterlijk vandaag"),
        (later.pk, "uiterlijk zo 20 december"),
    ]
    assert list(response.context["done"]) == [done]
    assert page(login, cast.priya).context["waiting"] == {"open": 3, "late": 1, "first": date(2026, 12, 1)}


def test_answered_is_noted_once(cast, login):
    request = ask(cast.dewi, date(2026, 12, 20))
    url = f"/toezicht/verzoeken/{request.public_id}/afgehandeld/"

    first = login(cast.priya).post(url, follow=True)
    second = login(cast.priya).post(url, follow=True)

    request.refresh_from_db()
    assert request.done_at == timezone.now()
    assert "Genoteerd: dit verzoek is beantwoord." in first.content.decode()
    assert "Dit was al genoteerd." in second.content.decode()
    lines = AuditEvent.objects.filter(event="data.request_answered")
    assert list(lines.values_list("actor", "object_id", "role")) == [
        (cast.priya.pk, request.public_id, "privacy_officer")
    ]


def lines(login, user, query="") -> list[tuple]:
    found = page(login, user, f"/toezicht/logboek/{query}").context["lines"]
    return [(line.what, line.about, line.by) for line in found]


def line(
    cast, event: str, day: str, *, thing: Membership | None = None, network=None, **fields
) -> AuditEvent:
    return AuditEvent.objects.create(
        event=event,
        at=datetime.fromisoformat(f"{day}T10:00:00+00:00"),
        object_id=thing.public_id if thing else "",
        network=(network or cast.overvecht).public_id,
        **fields,
    )


def test_lines_about_rights_in_her_networks_only(cast, login):
    seat = cast.overvecht.memberships.get(user=cast.dewi)
    line(cast, "membership.joined", "2026-12-01", thing=seat, actor=cast.dewi)
    line(cast, "membership.role_changed", "2026-12-02", thing=seat, actor=cast.fatima, role="coordinator")
    line(cast, "invitation.reminded", "2026-12-03", channel="sweep")
    line(cast, "rights.reviewed", "2026-12-04", actor=cast.mark, role="coordinator")
    line(cast, "network.changed", "2026-12-05", actor=cast.beheer)
    line(cast, "membership.joined", "2026-12-06", network=cast.zeist, actor=cast.lotte)

    assert lines(login, cast.priya) == [
        ("bekeken is wie wat mag", "", "Mark, coördinator"),
        ("herinnering aan een uitnodiging verstuurd", "", "vanzelf"),
        ("rol in een netwerk gewijzigd", "Dewi", "Fatima, coördinator"),
        ("plaats in een netwerk ingenomen", "Dewi", "Dewi"),
    ]


def test_lines_of_a_period_and_of_a_network(cast, login):
    make_member(cast.zeist, cast.priya, Party.MUNICIPALITY, Role.PRIVACY_OFFICER)
    for day in (1, 2, 3):
        line(cast, "invitation.sent", f"2026-12-0{day}", actor=cast.fatima)
    line(cast, "invitation.sent", "2026-12-02", actor=cast.zeist_coordinator, network=cast.zeist)

    def by(query: str) -> list[str]:
        return [who for _what, _about, who in lines(login, cast.priya, query)]

    assert by("?van=2026-12-02&tot=2026-12-02") == ["Zeist_coordinator", "Fatima"]
    assert by("?van=2026-12-03") == ["Fatima"]
    assert by("?tot=2026-12-01&netwerk=") == ["Fatima"]
    assert by("?netwerk=zeist") == ["Zeist_coordinator"]
    assert len(by("?van=onzin&tot=2026-12-01")) == 4
    assert "Deze dag ligt voor de eerste dag." in text(
        login, cast.priya, "/toezicht/logboek/?van=2026-12-03&tot=2026-12-01"
    )
    nothing = text(login, cast.priya, "/toezicht/logboek/?van=2026-12-07")
    assert "In deze periode veranderde niets." in nothing


def test_a_line_about_who_was_erased_names_nobody(cast, login):
    seat = cast.overvecht.memberships.get(user=cast.dewi)
    line(cast, "membership.left", "2026-12-01", thing=seat, actor=cast.dewi)
    type(cast.dewi).objects.filter(pk=cast.dewi.pk).update(is_active=False, email=None, name="")

    assert lines(login, cast.priya) == [("een netwerk verlaten", "iemand", "iemand")]


def test_no_words_of_anybody(cast, login):
    make_signal(
        cast.overvecht, cast.anneke, readers=Readers.NETWORK, observation="Geheim van de flat, al een week."
    )
    make_meeting(cast.overvecht, cast.fatima, ("Geheim punt",))
    cast.overvecht.memberships.filter(user=cast.samira).update(
        to_date=date(2026, 12, 1), ending_note="Geheime reden"
    )
    ask(cast.dewi, date(2026, 12, 20))
    assert "Geheim" in text(login, cast.fatima, "/zorgen/")

    assert [url for url in PAGES if "Geheim" in text(login, cast.priya, url)] == []


def test_the_menu_leads_there(cast, login):
    nav = page(login, cast.priya).context["frame"].nav

    assert [(entry.label, entry.url) for entry in nav if entry.current] == [("Toezicht", "/toezicht/")]
    assert "/toezicht/" not in [entry.url for entry in page(login, cast.fatima, "/").context["frame"].nav]


def test_empty_pages_say_what_will_stand_there(cast, login):
    assert "Er wacht geen verzoek." in text(login, cast.priya, "/toezicht/verzoeken/")
    assert "Er veranderde nog niets" in text(login, cast.priya, "/toezicht/logboek/")


@pytest.mark.parametrize("url", PAGES)
def test_as_many_queries_for_three_as_for_one(cast, login, overvecht, url, django_assert_max_num_queries):
    seat = overvecht.memberships.get(user=cast.dewi)

    def grow(number: int) -> None:
        network = make_network(f"netwerk{number}", started_on=LONG_AGO)
        make_member(network, cast.priya, Party.MUNICIPALITY, Role.PRIVACY_OFFICER)
        member = make_member(overvecht, make_user(f"Lid{number}"), Party.PARTNER)
        ask(member.user, date(2026, 12, number))
        line(cast, "membership.joined", "2026-12-01", thing=seat, actor=member.user)
        make_invitation(overvecht, cast.fatima, f"gast{number}@example.org")
        team = TeamChief.objects.get(user=cast.ingrid).base_team
        TeamChief.objects.create(base_team=team, user=make_user(f"Chef{number}"), from_date=LONG_AGO)

    grow(1)
    client = login(cast.priya)
    client.get(url)
    with django_assert_max_num_queries(12) as one:
        client.get(url)
    grow(2)
    grow(3)
    with django_assert_max_num_queries(12) as three:
        client.get(url)
    assert len(three.captured_queries) == len(one.captured_queries)


def test_what_was_long_ago_is_not_recent(cast):
    cast.mark.last_login = timezone.now() - timedelta(days=31)

    assert oversight.last_login(cast.mark) == "heeft langer dan een maand niet ingelogd"
