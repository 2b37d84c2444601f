"""There is no open sign-up: not by the form, not by logging in with a new address."""

import pytest

from accounts.models import User
from notifications.delivery import send_due
from notifications.models import OutgoingMail


def test_the_page_says_so(cast, client):
    page = client.get("/account/signup/").content.decode()

    assert ('name="email"' in page, 'lang="nl"' in page) == (False, True)


@pytest.mark.parametrize("path", ["/account/signup/", "/account/login/code/", "/account/password/reset/"])
def test_nothing_makes_an_account_or_mails_a_stranger(cast, client, path, mailoutbox):
    before = User.objects.count()

    client.post(path, {"email": "nieuw@example.org", "password1": "een lang wachtwoord 12"})

    assert (send_due(), mailoutbox) == (0, [])
    assert (User.objects.count(), OutgoingMail.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    "path", ["/account/email/", "/account/confirm-email/", "/account/3rdparty/", "/admin/"]
)
def test_what_allauth_and_django_bring_but_we_do_not_use_is_not_there(cast, login, path):
    assert login(cast.anneke).get(path).status_code == 404
