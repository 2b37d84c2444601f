"""One's own page for the second factor: adding, removing, recovery codes; professionals keep at least one."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts import permissions
from accounts.models import AuditEvent
from accounts.services import second_factor
from accounts.tests.factors import Passkey, code_of, give_app, recovery_codes
from accounts.views.login_security import key_of
from notifications.models import OutgoingMail

INDEX = "/account/veiligheid/"


@pytest.fixture
def fresh(cast, client):
    """Log in with a password a moment ago: nobody is asked again who they are."""

    def log_in(user):
        user.set_password("een lang wachtwoord 12")
        user.save()
        client.post("/account/login/", {"login": user.email, "password": "een lang wachtwoord 12"})
        if second_factor.has_one(user):
            client.post("/account/login/tweede-stap/", {"code": code_of()})
            client.post("/account/login/vertrouwen/")
        assert client.get("/account/veiligheid/").status_code == 200
        return client

    return log_in


def add_passkey(client, name: str = "Telefoon") -> Authenticator:
    page = client.get(f"{INDEX}passkey/", secure=True)
    credential = Passkey().create(page.context["js_data"]["creation_options"])
    made = client.post(f"{INDEX}passkey/", {"name": name, "credential": credential})
    assert made.status_code == 302
    return Authenticator.objects.filter(type="webauthn").latest("pk")


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_a_resident_sets_up_an_app_and_takes_it_away_again(cast, fresh, django_capture_on_commit_callbacks):
    client = fresh(cast.anneke)
    page = client.get(f"{INDEX}app/").content.decode()
    secret = client.session["mfa.totp.secret"]
    assert (secret in page, "data:image/svg+xml;base64," in page) == (True, True)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{INDEX}app/", {"code": code_of(secret)})
    codes = client.get(f"{INDEX}codes/").content.decode()
    assert [code in codes for code in recovery_codes(cast.anneke)] == [True] * 10
    gone = client.post(f"{INDEX}app/weg/")

    assert (gone.status_code, gone.url) == (302, INDEX)
    assert Authenticator.objects.count() == 0
    assert events() == [
        "second_factor.added.totp",
        "second_factor.added.recovery_codes",
        "second_factor.removed.totp",
        "second_factor.removed.recovery_codes",
    ]


def test_a_wrong_code_sets_up_nothing_and_keeps_the_secret(cast, fresh):
    client = fresh(cast.anneke)
    client.get(f"{INDEX}app/")
    secret = client.session["mfa.totp.secret"]

    answer = client.post(f"{INDEX}app/", {"code": "000000"})

    assert (answer.status_code, Authenticator.objects.count()) == (200, 0)
    assert secret in answer.content.decode()


def test_a_passkey_gets_a_name_another_name_and_goes(cast, fresh):
    client = fresh(cast.anneke)
    key = key_of(add_passkey(client, "Telefoon"))
    assert "<b>Telefoon</b>" in client.get(INDEX).content.decode()

    client.post(f"{INDEX}passkey/{key}/naam/", {"name": "Oude telefoon"})
    assert "<b>Oude telefoon</b>" in client.get(INDEX).content.decode()
    assert "‘Oude telefoon’" in client.get(f"{INDEX}passkey/{key}/weg/").content.decode()
    gone = client.post(f"{INDEX}passkey/{key}/weg/")

    assert (gone.url, Authenticator.objects.count()) == (INDEX, 0)


def test_without_a_name_a_passkey_gets_a_number(cast, fresh):
    client = fresh(cast.anneke)

    assert [str(add_passkey(client, "")) for _ in range(2)] == ["Passkey 1", "Passkey 2"]


def test_the_passkey_of_another_does_not_exist(cast, fresh):
    client = fresh(cast.anneke)
    passkey = add_passkey(client)
    client.post("/account/logout/")
    client.force_login(cast.dewi)

    urls = [f"{INDEX}passkey/{key_of(passkey)}/{what}/" for what in ("naam", "weg")]
    assert [client.get(url).status_code for url in urls] == [404, 404]
    assert [client.post(url, {"name": "X"}).status_code for url in urls] == [404, 404]
    assert str(Authenticator.objects.get(type="webauthn")) == "Telefoon"


def test_numbers_of_rows_stand_in_no_address(cast, fresh):
    client = fresh(cast.anneke)
    key = key_of(add_passkey(client))

    addresses = re.findall(r'href="/account/veiligheid/passkey/(\w+)/', client.get(INDEX).content.decode())

    assert set(addresses) == {key}
    assert len(key) == 20


@pytest.fixture
def mark(cast, fresh):
    """A professional with an app."""
    give_app(cast.mark)
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(needs_second_factor=True)
    cast.mark.refresh_from_db()
    return fresh(cast.mark)


def test_a_professional_keeps_the_last_one(mark, cast):
    assert f"{INDEX}app/weg/" not in mark.get(INDEX).content.decode()
    assert [mark.get(f"{INDEX}app/weg/").status_code, mark.post(f"{INDEX}app/weg/").status_code] == [403, 403]

    passkey = add_passkey(mark)
    assert f"{INDEX}app/weg/" in mark.get(INDEX).content.decode()
    assert mark.post(f"{INDEX}app/weg/").status_code == 302

    url = f"{INDEX}passkey/{key_of(passkey)}/weg/"
    assert (url in mark.get(INDEX).content.decode(), mark.post(url).status_code) == (False, 403)
    kinds = Authenticator.objects.order_by("type").values_list("type", flat=True)
    assert list(kinds) == ["recovery_codes", "webauthn"]


def test_who_may_remove_what(cast):
    app = give_app(cast.anneke)
    codes = Authenticator.objects.get(user=cast.anneke, type="recovery_codes")

    def answers() -> list[bool]:
        return [
            permissions.can_remove(cast.anneke, app),
            permissions.can_remove(cast.anneke, codes),
            permissions.can_remove(cast.dewi, app),
        ]

    assert answers() == [True, True, False]
    cast.anneke.needs_second_factor = True
    assert answers() == [False, True, False]


def test_after_a_while_one_is_asked_again(mark, cast):
    session = mark.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 901} for record in session["account_authentication_methods"]
    ]
    session.save()

    urls = (f"{INDEX}codes/", f"{INDEX}codes/bestand/", f"{INDEX}codes/nieuw/", f"{INDEX}passkey/")
    assert {mark.get(url).url.split("?")[0] for url in urls} == {"/account/reauthenticate/"}


def test_looking_at_the_codes_changes_nothing(mark, cast):
    before = list(Authenticator.objects.values())

    page, file = mark.get(f"{INDEX}codes/"), mark.get(f"{INDEX}codes/bestand/")

    assert list(Authenticator.objects.values()) == before
    codes = recovery_codes(cast.mark)
    assert re.findall(r"^\d{8}$", file.content.decode(), re.MULTILINE) == codes
    assert re.findall(r"<li>(\d{8})</li>", page.content.decode()) == codes
    assert "no-store" in file["Cache-Control"]


def test_new_codes_end_the_old_ones(mark, cast):
    old = recovery_codes(cast.mark)

    made = mark.post(f"{INDEX}codes/nieuw/")

    assert (made.status_code, made.url) == (302, f"{INDEX}codes/")
    assert set(old) & set(recovery_codes(cast.mark)) == set()


def test_who_has_no_second_factor_has_no_codes(cast, login):
    client = login(cast.anneke)

    assert [client.get(f"{INDEX}{path}").status_code for path in ("codes/", "codes/bestand/")] == [404, 404]
    assert client.post(f"{INDEX}codes/nieuw/").status_code == 200
    assert Authenticator.objects.count() == 0


def test_a_change_is_mailed_to_its_owner_day_and_night(cast, fresh):
    add_passkey(fresh(cast.anneke))

    mail = OutgoingMail.objects.get(kind="account.security")
    assert (mail.recipient, mail.subject, mail.urgent, mail.lets_in, mail.not_before) == (
        cast.anneke,
        "Er is iets veranderd aan hoe u inlogt",
        True,
        False,
        None,
    )
    assert mail.text == (
        "Dag Anneke,\n\n"
        "Er is een passkey aan uw account toegevoegd.\n\n"
        "Deed u dit zelf? Dan hoeft u niets te doen.\n"
        "Was u dit niet? Log in, log uw andere apparaten uit en meld het meteen aan de beheerder.\n\n"
        "http://testserver/account/sessies/\n"
    )
    assert "Er is een passkey aan uw account toegevoegd." in mail.html
    assert 'href="http://testserver/account/sessies/"' in mail.html


def test_a_reset_takes_all_ends_every_session_and_tells(mark, cast):
    other = Client()
    other.force_login(cast.mark)
    add_passkey(mark)
    OutgoingMail.objects.all().delete()

    assert second_factor.reset(cast.mark, actor=cast.beheer) is True

    assert Authenticator.objects.count() == 0
    assert [client.get("/").url for client in (mark, other)] == ["/account/login/?next=/"] * 2
    assert OutgoingMail.objects.get().text.splitlines()[2] == (
        "De beheerder heeft uw tweede stap verwijderd: uw app, passkeys en herstelcodes. "
        "U bent overal uitgelogd."
    )
    event = AuditEvent.objects.get(event="second_factor.reset")
    assert (event.actor, event.object_id) == (cast.beheer, cast.mark.public_id)
    assert second_factor.reset(cast.mark, actor=cast.beheer) is False


def test_without_the_last_one_no_session_counts_any_more(cast, fresh):
    give_app(cast.anneke)
    client, other = fresh(cast.anneke), Client()
    other.force_login(cast.anneke)

    client.post(f"{INDEX}app/weg/")
    type(cast.anneke).objects.filter(pk=cast.anneke.pk).update(needs_second_factor=True)

    assert client.get("/").url == INDEX
    assert other.get("/").url == "/account/login/?next=/"
