"""What a network is for, what members are active in, why somebody is removed: it is asked about."""

import re

import pytest

from bondgenoten.lib.guard import Kind
from bondgenoten.lib.guarded import instead_of, key_of
from bondgenoten.lib.submission import new_key
from networks.models import Invitation, Network
from networks.tests.factories import make_invitation
from networks.tests.seating import seat_of, url_of
from notifications.models import OutgoingMail

MAIL, A_MAIL = "jan@example.nl", instead_of(Kind.EMAIL)
BSN, NO_BSN = "111222333", instead_of(Kind.BSN)


def decided(field: str, choice: str = "out", kind: Kind = Kind.EMAIL, words: str = MAIL) -> dict[str, str]:
    return {f"{field}-guard-{key_of(kind, words)}": choice}


def marked(page) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", page.content.decode())


@pytest.mark.parametrize(("choice", "kept"), [("out", f"school, {A_MAIL}"), ("keep", f"school, {MAIL}")])
def test_what_somebody_is_active_in(cast, login, choice, kept):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.youssef)
    fields = {"active_in": f"school, {MAIL}", "phone": "06 12345678"}

    asked = client.post(url_of(seat, "wijzigen"), fields)
    before = seat_of(cast.overvecht, cast.youssef).active_in
    client.post(url_of(seat, "wijzigen"), fields | decided("active_in", choice))

    assert (marked(asked), before) == ([MAIL], "")
    seat = seat_of(cast.overvecht, cast.youssef)
    assert (seat.active_in, seat.user.phone) == (kept, "06 12345678")


def test_what_stood_there_already_is_not_asked_about_again(cast, login):
    cast.overvecht.memberships.filter(user=cast.youssef).update(active_in=f"school, {MAIL}")
    seat = seat_of(cast.overvecht, cast.youssef)

    login(cast.youssef).post(url_of(seat, "wijzigen"), {"active_in": f"de school, {MAIL}", "phone": ""})

    assert seat_of(cast.overvecht, cast.youssef).active_in == f"de school, {MAIL}"


def test_who_joins_is_asked(cast, client):
    token = make_invitation(cast.overvecht, cast.fatima)
    fields = {"name": "Noor", "active_in": f"school, {MAIL}", "phone": "06 12345678", "language": "nl"}

    asked = client.post(f"/uitnodiging/{token}/", fields)
    before = Invitation.objects.get().accepted_at
    client.post(f"/uitnodiging/{token}/", fields | decided("active_in"))

    assert (marked(asked), before) == ([MAIL], None)
    assert cast.overvecht.memberships.get(user__name="Noor").active_in == f"school, {A_MAIL}"


def test_the_purpose_of_a_network_never_holds_a_bsn(cast, login):
    client = login(cast.beheer)
    fields = {
        "submission": new_key(cast.beheer.public_id),
        "name": "Bondgenoten Lombok",
        "short_name": "Lombok",
        "purpose": f"Rust rond {BSN}.",
        "teams": [""],
        "meetings_a_year": "5",
        "end_term_weeks": "6",
    }

    asked = client.post("/beheer/netwerken/nieuw/", fields)
    before = Network.objects.filter(slug="lombok").count()
    client.post("/beheer/netwerken/nieuw/", fields | decided("purpose", "keep", Kind.BSN, BSN))

    assert (marked(asked), before) == ([BSN], 0)
    assert Network.objects.get(slug="lombok").purpose == f"Rust rond {NO_BSN}."


def test_the_reason_for_a_removal(cast, login):
    seat, client = seat_of(cast.overvecht, cast.youssef), login(cast.fatima)
    fields = {"reason": f"Schreef steeds naar {MAIL}."}

    asked = client.post(url_of(seat, "verwijderen"), fields)
    before = seat_of(cast.overvecht, cast.youssef)
    client.post(url_of(seat, "verwijderen"), fields | decided("reason"))

    assert (marked(asked), before) == ([MAIL], seat)
    mail = OutgoingMail.objects.get(recipient=cast.youssef)
    assert f"Schreef steeds naar {A_MAIL}." in mail.text
    assert MAIL not in mail.text + mail.html
