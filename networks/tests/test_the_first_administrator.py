"""The first administrator gets in with a link from the command line: once, within a day, without mail."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEvent, FirstLogin, User
from accounts.services import first_login
from networks.constants import Office
from networks.models import OfficeHolder
from notifications.models import OutgoingMail
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
NOT_MADE = [("geen-adres", "no e-mail address"), ("noor@example.org", "Write the name")]
GONE = "Deze link werkt niet"


def made(email: str = "Nadia@Example.org", *options: str) -> str:
    """The path that the command prints."""
    out = StringIO()
    call_command("create_administrator", email, *options, stdout=out)
    return "/" + out.getvalue().strip().splitlines()[-1].split("/", 3)[-1]


def nadia() -> User:
    return User.objects.get(email="nadia@example.org")


def test_a_new_person_becomes_administrator_and_gets_a_link():
    path = made("Nadia@Example.org", "--name", "Nadia")
    assert (nadia().name, nadia().needs_second_factor, nadia().has_usable_password()) == (
        "Nadia",
        True,
        False,
    )
    assert list(OfficeHolder.objects.values_list("user__name", "office")) == [("Nadia", Office.ADMINISTRATOR)]
    assert path.startswith("/account/eerste-keer/")
    lines = AuditEvent.objects.order_by("pk").values_list("event", "channel", "actor")
    assert list(lines) == [
        ("person.added", "command", None),
        ("office.given", "command", None),
        ("first_login.made", "command", None),
    ]
    assert not OutgoingMail.objects.exists()


def test_again_for_the_same_person_gives_a_new_link_and_ends_the_old_one(client):
    old = made("nadia@example.org", "--name", "Nadia")
    new = made("nadia@example.org")
    assert OfficeHolder.objects.count() == 1
    assert (client.get(old).status_code, client.get(new).status_code) == (410, 200)


def test_somebody_who_is_there_becomes_administrator_and_keeps_their_name(cast):
    made("dewi@example.org", "--name", "Iemand Anders")
    holder = OfficeHolder.objects.get(user=cast.dewi)
    cast.dewi.refresh_from_db()
    assert (holder.office, cast.dewi.name, cast.dewi.needs_second_factor) == ("administrator", "Dewi", True)


@pytest.mark.parametrize(
    ("email", "said"), [("geen-adres", "no e-mail address"), ("noor@example.org", "Write the name")]
)
def test_without_an_address_or_a_name_nothing_happens(email, said):
    with pytest.raises(CommandError, match=said):
        call_command("create_administrator", email)
    assert not User.objects.exists()


def test_a_closed_account_gets_no_link(cast):
    User.objects.filter(pk=cast.dewi.pk).update(is_active=False)
    with pytest.raises(CommandError):
        call_command("create_administrator", "dewi@example.org")
    assert not FirstLogin.objects.exists()


def test_opening_the_link_changes_nothing(client):
    path = made("nadia@example.org", "--name", "Nadia")
    for _time in range(2):
        page = client.get(path)
        assert "Nadia" in page.content.decode()
        assert page.headers["Cache-Control"].count("no-store") == 1
    assert FirstLogin.objects.get().used_at is None
    assert "_auth_user_id" not in client.session


def test_one_post_logs_in_and_the_second_step_is_set_up_first(client):
    path = made("nadia@example.org", "--name", "Nadia")
    assert client.post(path).url == "/"
    assert client.session["_auth_user_id"] == str(nadia().pk)
    assert client.get("/beheer/").url == "/account/veiligheid/"
    assert client.get("/account/veiligheid/app/").status_code == 200  # and is not asked who they are again
    assert AuditEvent.objects.filter(event="first_login.used", actor=nadia(), channel="link").count() == 1


def test_who_has_a_second_step_gives_it(client, cast):
    TOTP.activate(cast.beheer, generate_totp_secret())
    path = made("beheer@example.org")
    assert client.post(path).url.startswith("/account/login/tweede-stap/")
    assert "_auth_user_id" not in client.session


def test_whoever_was_logged_in_is_somebody_else_after_it(client, cast, login):
    path = made("nadia@example.org", "--name", "Nadia")
    login(cast.lotte).post(path)
    assert client.session["_auth_user_id"] == str(nadia().pk)


def gone(client: Client, path: str, status: int) -> None:
    for answer in (client.get(path), client.post(path)):
        assert (answer.status_code, GONE in answer.content.decode()) == (status, True)
        assert "_auth_user_id" not in client.session


def test_a_used_an_old_and_an_unknown_link_get_the_same_page(client):
    path = made("nadia@example.org", "--name", "Nadia")
    client.post(path)
    gone(Client(), path, 410)
    fresh = made("nadia@example.org")
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        gone(Client(), fresh, 410)
    gone(Client(), "/account/eerste-keer/geen-token/", 404)
    bodies = {Client().get(where).content for where in (path, "/account/eerste-keer/geen-token/")}
    assert len(bodies) == 1


def test_the_link_of_who_cannot_log_in_any_more(client):
    path = made("nadia@example.org", "--name", "Nadia")
    User.objects.update(is_active=False)
    gone(client, path, 410)


@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_gets_in():
    made("nadia@example.org", "--name", "Nadia")
    link = FirstLogin.objects.get()

    def use() -> bool:
        try:
            first_login.use(link)
        except first_login.Ended:
            return False
        return True

    assert sorted(at_once(use)) == [False, False, False, True]


def test_the_token_stands_in_no_table_and_no_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    path = made("nadia@example.org", "--name", "Nadia")
    client.get(path)
    client.post(path)
    Client(enforce_csrf_checks=True).post(path)
    Client().get(path)
    token = path.rstrip("/").rpartition("/")[2]
    assert token not in caplog.text
    assert token not in str(list(FirstLogin.objects.values()))
