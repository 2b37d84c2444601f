"""Coordinators paste addresses, look first, and send; they see who is invited, and can ask again or not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from networks.constants import NetworkStatus, Party
from networks.models import Invitation
from networks.services.invitations import remind_invited
from networks.tests.factories import make_invitation, make_member, make_user
from notifications.models import OutgoingMail

URL = "/netwerken/overvecht/uitnodigen/"
PASTED = "Noor <noor@x.nl>, ali@x.nl\nanneke@example.org; geen-adres"


def data(do: str = "look", **overrides) -> dict:
    return {"addresses": PASTED, "party": "resident", "language": "nl", "do": do, **overrides}


def invited() -> list[tuple]:
    return list(Invitation.objects.order_by("pk").values_list("email", "name", "party", "language"))


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_looking_says_of_each_what_would_happen_and_sends_nothing(cast, login):
    page = login(cast.fatima).post(URL, data())
    text = text_of(page)
    wanted = (
        "2 mensen krijgen een uitnodiging",
        "noor@x.nl",
        "Noor · bewoner",
        "2 krijgen geen uitnodiging",
        "rij 3: heeft al een plaats",
        "rij 4: is geen e-mailadres",
        "Verstuur 2 uitnodigingen",
    )
    assert [words for words in wanted if words not in text] == []
    assert (invited(), OutgoingMail.objects.count()) == ([], 0)


def test_sending_invites_whom_the_page_said(cast, login):
    client = login(cast.fatima)
    response = client.post(URL, data("send", party="partner", language="en"))
    assert response.url == URL
    assert invited() == [("noor@x.nl", "Noor", "partner", "en"), ("ali@x.nl", "", "partner", "en")]
    assert "2 uitnodigingen zijn onderweg." in text_of(client.get(URL))


def test_a_second_click_sends_nothing_more(cast, login):
    client = login(cast.fatima)
    client.post(URL, data("send"))
    client.get(URL)
    client.post(URL, data("send"))
    assert "Niemand nieuw" in text_of(client.get(URL))
    assert (len(invited()), OutgoingMail.objects.count()) == (2, 2)


def test_going_back_keeps_what_was_typed(cast, login):
    page = login(cast.fatima).post(URL, data("change", party="partner"))
    assert "Noor &lt;noor@x.nl&gt;, ali@x.nl" in page.content.decode()
    assert page.context["form"]["party"].value() == "partner"
    assert invited() == []


def test_what_is_missing_is_said(cast, login):
    page = login(cast.fatima).post(URL, data(addresses=" ", party="", language="xx"))
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"addresses", "party", "language"}


def test_no_role_can_be_given_here(cast, login):
    login(cast.fatima).post(URL, data("send", party="police", role="coordinator"))
    assert set(Invitation.objects.values_list("party", "role")) == {("police", "member")}


def test_more_than_ten_people_is_a_warning(cast, login):
    client = login(cast.fatima)
    many = ", ".join(f"lid{number}@x.nl" for number in range(4))
    text = text_of(client.post(URL, data(addresses=many)))
    assert "zijn er 11 mensen. Een netwerk heeft er hooguit tien." in text
    client.post(URL, data("send", addresses=many))
    assert len(invited()) == 4


def test_the_list_says_where_each_invitation_stands(cast, login):
    today = timezone.now()
    for name in ("wacht", "laat", "nee", "mis", "ja", "terug"):
        make_invitation(cast.overvecht, cast.fatima, f"{name}@x.nl", name="")
    make_invitation(cast.zeist, cast.zeist_coordinator, "elders@x.nl")
    rows = Invitation.objects
    remind_invited(today + timedelta(days=6))
    rows.filter(email="laat@x.nl").update(expires_at=today - timedelta(days=1))
    rows.filter(email="nee@x.nl").update(declined_at=today)
    rows.filter(email="ja@x.nl").update(accepted_at=today)
    rows.filter(email="terug@x.nl").update(revoked_at=today)
    OutgoingMail.objects.filter(kind="networks.invitation", address="mis@x.nl").update(status="failed")

    page = login(cast.mark).get(URL)

    assert [(each.email, each.undelivered) for each in page.context["page"]] == [
        ("mis@x.nl", True),
        ("nee@x.nl", False),
        ("laat@x.nl", False),
        ("wacht@x.nl", False),
    ]
    text = text_of(page)
    wanted = (
        "Zei nee op",
        "Antwoordde niet, verlopen op",
        "Herinnerd op",
        "De mail kwam niet aan",
        "werkt tot",
    )
    assert [words for words in wanted if words not in text] == []
    assert text.count("Opnieuw sturen") == text.count("Intrekken") == 3
    assert page.context["waiting"] == 2


def test_an_empty_list_teaches(cast, login):
    assert "Wie u uitnodigt, staat hier tot het antwoord er is." in text_of(login(cast.mark).get(URL))


def test_asking_again_and_taking_back(cast, login):
    make_invitation(cast.overvecht, cast.fatima)
    invitation = Invitation.objects.get()
    client = login(cast.mark)
    again, back = (f"{URL}{invitation.public_id}/{end}/" for end in ("opnieuw", "intrekken"))
    for _ in range(2):  # a double click
        assert client.post(again, {"sent": "1"}).url == URL
    for nonsense in ("", "-1", "²", "9" * 50):
        client.post(again, {"sent": nonsense})
    assert (Invitation.objects.get().sent, OutgoingMail.objects.count()) == (2, 2)
    assert "is onderweg" in text_of(client.get(URL))
    for words in ("is ingetrokken", "al beantwoord of ingetrokken"):
        client.post(back)
        assert words in text_of(client.get(URL))
    assert Invitation.objects.get().revoked_at is not None


def test_a_closed_network_invites_nobody(cast, login):
    type(cast.overvecht).objects.update(status=NetworkStatus.CLOSED)
    assert login(cast.fatima).get(URL).status_code == 403


@pytest.mark.parametrize("status", [NetworkStatus.DRAFT, NetworkStatus.PAUSED])
def test_a_network_that_is_set_up_or_paused_does(cast, login, status):
    type(cast.overvecht).objects.update(status=status)
    assert login(cast.fatima).get(URL).status_code == 200


def test_the_list_comes_in_pages_and_asks_as_often_for_many(cast, login, django_assert_max_num_queries):
    client = login(cast.fatima)
    client.get(URL)
    for number in range(25):
        make_invitation(cast.overvecht, cast.fatima, f"lid{number}@x.nl")
        make_member(cast.overvecht, make_user(f"Extra{number}"), Party.RESIDENT)
    with django_assert_max_num_queries(12):
        page = client.get(URL)
    assert len(page.context["page"]) == 20
    assert len(client.get(f"{URL}?pagina=2").context["page"]) == 5


def test_the_page_of_the_network_leads_here_for_who_may(cast, login):
    assert URL in login(cast.fatima).get("/netwerken/overvecht/").content.decode()
    assert URL not in login(cast.anneke).get("/netwerken/overvecht/").content.decode()
