"""Team chiefs and deputies, and where a team works: links with days, ended and never deleted."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, User
from networks.models import BaseTeam, BaseTeamMunicipality, Municipality, Network, TeamChief
from networks.permissions import is_team_chief
from networks.services import organisation_links as links
from networks.services.organisation_links import Overlaps
from networks.services.persons import AccountClosed, NameMissing
from notifications import rights
from notifications.models import OutgoingMail
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def team(cast) -> BaseTeam:
    return BaseTeam.objects.get(name="Team Overvecht")


def today():
    return timezone.localdate()


def add(team: BaseTeam, actor: User, email: str = "dewi@example.org", **overrides) -> TeamChief:
    fields = {"name": "", "is_deputy": False, "from_date": today(), **overrides}
    return links.add_chief(team, email=email, actor=actor, **fields)


def days(team: BaseTeam) -> list[tuple]:
    rows = TeamChief.objects.filter(base_team=team).exclude(user__name="Ingrid").order_by("from_date", "pk")
    return [(row.user.name, row.is_deputy, row.from_date, row.to_date) for row in rows]


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind="networks.team_chief"))


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_somebody_who_is_there_becomes_chief_and_sees_the_networks(cast, team):
    lotte = cast.lotte
    assert not Network.objects.led_by(lotte).exists()
    add(team, cast.beheer, email="Lotte@example.org", name="Iemand")
    lotte.refresh_from_db()
    assert (lotte.name, lotte.needs_second_factor, is_team_chief(lotte)) == ("Lotte", True, True)
    assert list(Network.objects.led_by(lotte)) == [cast.overvecht]
    assert (days(team), events()) == ([("Lotte", False, today(), None)], ["team.chief_added"])


def test_somebody_new_gets_an_account_and_a_mail(cast, team):
    add(team, cast.beheer, email="noor@example.org", name="Noor de Wit", is_deputy=True, language="en")
    noor = User.objects.get(email="noor@example.org")
    assert (noor.name, noor.language, noor.needs_second_factor) == ("Noor de Wit", "en", True)
    assert [mail.recipient for mail in mails()] == [noor]
    assert events() == ["person.added", "team.chief_added"]


def test_a_new_person_needs_a_name(cast, team):
    with pytest.raises(NameMissing):
        add(team, cast.beheer, email="noor@example.org")
    assert not User.objects.filter(email="noor@example.org").exists()


def test_a_closed_account_leads_nothing(cast, team):
    User.objects.filter(pk=cast.dewi.pk).update(is_active=False)
    with pytest.raises(AccountClosed):
        add(team, cast.beheer)


def test_the_mail_says_so_in_both_parts(cast, team):
    add(team, cast.beheer)
    add(team, cast.beheer, email="anneke@example.org", is_deputy=True, from_date=today() + DAY)
    chief, deputy = mails()
    assert chief.subject == "U bent teamchef van Team Overvecht"
    assert deputy.subject == "U vervangt de teamchef van Team Overvecht"
    for part in (chief.text, chief.html):
        assert "In Bondgenoten bent u teamchef van basisteam Team Overvecht." in part
        assert "Dat begint op" not in part
    for part in (deputy.text, deputy.html):
        assert "vervangt u de teamchef van basisteam Team Overvecht" in part
        assert "Dat begint op" in part


def test_the_mail_does_not_come_once_it_ended(cast, team):
    link = add(team, cast.beheer)
    (mail,) = mails()
    assert rights.may_receive(mail)
    links.end(link, actor=cast.beheer)
    assert not rights.may_receive(mail)


@pytest.mark.parametrize(("first", "last"), [(0, None), (-5, None), (-5, 0), (10, 12), (-5, 300), (10, None)])
def test_a_link_of_the_same_person_on_one_of_these_days_is_refused(cast, team, first, last):
    add(team, cast.beheer, to_date=today() + 10 * DAY)
    to_date = None if last is None else today() + last * DAY
    with pytest.raises(Overlaps):
        add(team, cast.beheer, from_date=today() + first * DAY, to_date=to_date)
    assert len(days(team)) == 1


@pytest.mark.parametrize(("first", "last"), [(11, None), (-5, -1)])
def test_before_and_after_it_is_free(cast, team, first, last):
    add(team, cast.beheer, to_date=today() + 10 * DAY)
    to_date = None if last is None else today() + last * DAY
    add(team, cast.beheer, from_date=today() + first * DAY, to_date=to_date)
    assert len(days(team)) == 2


def test_a_team_has_several_chiefs_and_somebody_several_teams(cast, team):
    other = BaseTeam.objects.create(district=team.district, name="Zeist")
    add(team, cast.beheer)
    add(other, cast.beheer)
    add(team, cast.beheer, email="anneke@example.org")
    assert TeamChief.objects.running().filter(base_team=team).count() == 3
    assert TeamChief.objects.running().filter(user=cast.dewi).count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_becomes_chief(cast, team):
    def work() -> bool:
        try:
            add(team, cast.beheer, email="noor@example.org", name="Noor")
        except Overlaps:
            return False
        return True

    assert sorted(at_once(work)) == [False, False, False, True]
    assert (len(days(team)), len(mails())) == (1, 1)


def test_ending_at_once_takes_the_right_away_at_once(cast, team):
    link = TeamChief.objects.get(user=cast.ingrid)
    assert links.end(link, actor=cast.beheer)
    link.refresh_from_db()
    assert (link.to_date, is_team_chief(cast.ingrid)) == (today() - DAY, False)
    assert not Network.objects.led_by(cast.ingrid).exists()
    assert not links.end(link, actor=cast.beheer)  # a double click
    assert events() == ["team.chief_ended"]


def test_a_link_of_today_that_ends_at_once_can_be_made_again(cast, team):
    link = add(team, cast.beheer)
    links.end(link, actor=cast.beheer)
    assert days(team) == [("Dewi", False, today() - DAY, today() - DAY)]
    add(team, cast.beheer)
    assert is_team_chief(cast.dewi)


def test_ending_after_a_day(cast, team):
    link = add(team, cast.beheer)
    assert links.end(link, actor=cast.beheer, on=today() + DAY)
    assert is_team_chief(cast.dewi)
    assert not links.end(link, actor=cast.beheer, on=today() + 2 * DAY)  # it is not made longer
    assert links.end(link, actor=cast.beheer, on=today())
    assert days(team) == [("Dewi", False, today(), today())]


def test_who_begins_later_sets_up_the_second_step_now_and_sees_nothing_yet(cast, team):
    add(team, cast.beheer, from_date=today() + DAY)
    cast.dewi.refresh_from_db()
    assert (cast.dewi.needs_second_factor, is_team_chief(cast.dewi)) == (True, False)


def test_a_team_works_in_a_municipality_until_it_ends(cast, team):
    utrecht = Municipality.objects.get(code="GM0344")
    link = links.add_municipality(team, municipality=utrecht, from_date=today(), actor=cast.beheer)
    with pytest.raises(Overlaps):
        links.add_municipality(team, municipality=utrecht, from_date=today() - DAY, actor=cast.beheer)
    links.end(link, actor=cast.beheer)
    links.add_municipality(team, municipality=utrecht, from_date=today(), actor=cast.beheer)
    ends = BaseTeamMunicipality.objects.order_by("pk").values_list("to_date", flat=True)
    assert list(ends) == [today() - DAY, None]
    assert events() == ["team.municipality_added", "team.municipality_ended", "team.municipality_added"]


def url(name: str, thing) -> str:
    return reverse(f"organisation:{name}", args=[thing.public_id])


FORM = {"name": "", "duty": "chief", "language": "nl", "to_date": ""}


def test_on_screen_from_adding_to_ending(cast, team, login):
    client = login(cast.beheer)
    data = FORM | {"email": "dewi@example.org", "from_date": today().isoformat()}
    answer = client.post(url("chief_add", team), data, follow=True)
    assert answer.redirect_chain == [(url("team", team), 302)]
    assert "Dewi krijgt er een mail over." in answer.content.decode()
    again = client.post(url("chief_add", team), data).content.decode()
    assert "Dewi leidt of vervangt" in again
    link = TeamChief.objects.get(user=cast.dewi)
    assert client.get(url("chief_end", link)).status_code == 200
    client.post(url("chief_end", link), {"on": (today() + DAY).isoformat()})
    client.post(url("chief_end", link), {"do": "now"})
    assert days(team) == [("Dewi", False, today() - DAY, today() - DAY)]
    assert "Dewi" in client.get(url("team", team)).content.decode()  # under what was before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"email": "geen adres"}, "Schrijf een heel e-mailadres"),
        ({"email": "noor@example.org"}, "Schrijf ook de naam"),
        ({"email": "dewi@example.org", "from_date": "31-02"}, "Kies een dag die bestaat"),
        ({"email": "dewi@example.org", "to_date": "2020-01-01"}, "De laatste dag is voor de eerste dag"),
        ({"email": "dewi@example.org", "from_date": "0001-01-01"}, "Kies een dag die bestaat"),
    ],
)
def test_a_form_that_is_wrong_comes_back_filled(cast, team, login, data, said):
    filled = FORM | {"from_date": today().isoformat()} | data
    page = login(cast.beheer).post(url("chief_add", team), filled).content.decode()
    assert said in page
    assert f'value="{data["email"]}"' in page
    assert days(team) == []


def test_an_end_in_the_past_is_refused(cast, team, login):
    link = TeamChief.objects.get(user=cast.ingrid)
    page = login(cast.beheer).post(url("chief_end", link), {"on": (today() - DAY).isoformat()})
    assert "Kies vandaag of een latere dag" in page.content.decode()
    link.refresh_from_db()
    assert link.to_date is None


def test_a_municipality_on_screen(cast, team, login):
    client = login(cast.beheer)
    zeist = Municipality.objects.create(code="GM0355", name="Zeist")
    data = {"municipality": zeist.pk, "from_date": today().isoformat()}
    client.post(url("team_municipality_add", team), data)
    link = BaseTeamMunicipality.objects.get(base_team=team)
    assert "Zeist" not in client.get(url("team_municipality_add", team)).content.decode()
    client.post(url("team_municipality_end", link), {"do": "now"})
    link.refresh_from_db()
    assert link.to_date == today() - DAY
