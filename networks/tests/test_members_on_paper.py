"""Somebody without e-mail has a seat at once; a letter can be printed, and no mail is ever queued."""

import pytest

from accounts.models import AuditEvent, User
from bondgenoten.lib.letters import CannotPrint
from bondgenoten.lib.tests.pdf import problems
from networks import letters
from networks.constants import NetworkStatus, Party
from networks.services.invitations import NetworkClosed
from networks.services.paper import add_on_paper
from networks.views import paper as views
from notifications.models import OutgoingMail
from tests.at_once import at_once

URL = "/netwerken/overvecht/uitnodigen/papier/"
TRUUS = {"name": "Truus de Vries", "party": "resident", "phone": "030 1234567", "language": "nl"}


def add(cast, **overrides):
    return add_on_paper(cast.overvecht, actor=cast.fatima, **(TRUUS | overrides))


def test_they_have_a_seat_at_once(cast, login):
    client = login(cast.fatima)
    assert client.post(URL, TRUUS).url == "/netwerken/overvecht/uitnodigen/"

    truus = User.objects.get(name="Truus de Vries")
    assert (truus.email, truus.phone, truus.is_on_paper, truus.has_usable_password()) == (
        None,
        "030 1234567",
        True,
        False,
    )
    seat = truus.memberships.get()
    assert (seat.network, seat.party, seat.role) == (cast.overvecht, "resident", "member")
    line = AuditEvent.objects.get()
    assert (line.event, line.actor, line.object_id) == (
        "membership.added_on_paper",
        cast.fatima,
        seat.public_id,
    )
    page = client.get("/netwerken/overvecht/uitnodigen/").content.decode()
    assert f"/netwerken/overvecht/brief/{seat.public_id}/" in page
    assert "Truus de Vries" in client.get("/netwerken/overvecht/").content.decode()
    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": " "}, "name"), ({"party": "police"}, "party"), ({"phone": "bel maar"}, "phone")],
)
def test_what_cannot_be_comes_back_filled(cast, login, change, field):
    page = login(cast.fatima).post(URL, TRUUS | change)
    assert page.context["form"].errors.keys() == {field}
    assert User.objects.filter(email=None).count() == 0


def test_a_second_click_adds_nobody(cast):
    assert [add(cast)[1] for _ in range(2)] == [True, False]
    assert add(cast)[0].network.memberships.filter(user__name="Truus de Vries").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_add_one(cast):
    assert sorted(at_once(lambda: add(cast)[1])) == [False, False, False, True]
    assert User.objects.filter(email=None).count() == 1


def test_the_same_name_in_another_network_is_somebody_else(cast):
    add(cast)
    assert add_on_paper(cast.zeist, actor=cast.zeist_coordinator, **TRUUS)[1]


def test_a_closed_network_takes_nobody(cast):
    cast.overvecht.status = NetworkStatus.CLOSED
    with pytest.raises(NetworkClosed):
        add(cast)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_letter_of_welcome_is_a_letter(cast, login, language):
    seat, _ = add(cast, language=language)
    response = login(cast.mark).get(f"/netwerken/overvecht/brief/{seat.public_id}/")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store, private"
    assert problems(response.content, language) == []


def test_the_letter_in_words(cast, monkeypatch):
    """The words as the printer gets them."""
    User.objects.filter(pk=cast.fatima.pk).update(phone="06 11111111")
    seat, _ = add(cast, party=Party.PARTNER)
    got = {}
    monkeypatch.setattr(letters, "render_letter", lambda *args: got.update(zip("tcl", args, strict=True)))
    letters.welcome(seat)
    assert (got["t"], got["l"]) == ("networks/letters/welcome.html", "nl")
    assert [host.user for host in got["c"]["hosts"]] == [cast.fatima, cast.mark]


def test_only_who_is_on_paper_gets_one(cast, login):
    client = login(cast.fatima)
    seat = cast.overvecht.memberships.get(user=cast.anneke)
    assert client.get(f"/netwerken/overvecht/brief/{seat.public_id}/").status_code == 404
    elsewhere, _ = add_on_paper(cast.zeist, actor=cast.zeist_coordinator, **TRUUS)
    assert client.get(f"/netwerken/overvecht/brief/{elsewhere.public_id}/").status_code == 404


def test_a_machine_that_cannot_print_says_so(cast, login, monkeypatch):
    seat, _ = add(cast)

    def fail(_seat):
        raise CannotPrint("install it")

    monkeypatch.setattr(views.letters, "welcome", fail)
    response = login(cast.fatima).get(f"/netwerken/overvecht/brief/{seat.public_id}/")
    assert response.url == "/netwerken/overvecht/uitnodigen/"
