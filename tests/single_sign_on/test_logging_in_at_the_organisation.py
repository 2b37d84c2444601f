"""Single sign-on against a real provider: known people come in, and nothing of the provider is kept."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session

from accounts.models import User
from accounts.tests.factors import code_of, give_app
from tests.single_sign_on.conftest import go_there, person, there_and_back

UNKNOWN = "<h1>Wij kennen u hier niet</h1>"


@pytest.fixture(autouse=True)
def on(switched_on, provider):
    switched_on(provider)


def test_the_login_page_offers_it_by_name(client):
    page = client.get("/account/login/?next=/zorgen/").content.decode()

    assert 'href="/account/sso/?next=/zorgen/"' in page
    assert "Inloggen met Gemeente Utrecht" in page


def test_the_whole_way_in(cast, client):
    inside = there_and_back(client, person("Anneke@Example.org"), back="/zorgen/nieuw/")

    assert (inside.status_code, inside.url, get_user(client)) == (302, "/zorgen/nieuw/", cast.anneke)
    assert client.get("/zorgen/nieuw/").status_code == 200


def test_nothing_of_the_provider_is_kept(cast, client):
    before = (User.objects.count(), EmailAddress.objects.count(), cast.anneke.name)

    there_and_back(client, person("anneke@example.org"))

    cast.anneke.refresh_from_db()
    assert (User.objects.count(), EmailAddress.objects.count(), cast.anneke.name) == before
    assert (SocialAccount.objects.count(), SocialToken.objects.count()) == (0, 0)
    kept = repr(Session.objects.get().get_decoded())
    assert [word in kept for word in ("access_token", "id_token", "Naam bij de gemeente")] == [False] * 3


@pytest.mark.parametrize(
    ("address", "verified"),
    [
        ("nieuw@example.org", True),
        ("anneke@example.org", False),
        ("anneke@example.org", "false"),
        ("anneke@example.org", "true"),
        ("anneke@example.org", None),
        (None, True),
        ("dewi@example.org", True),  # inactive
    ],
)
def test_who_is_unknown_inactive_or_unverified_gets_one_and_the_same_page(cast, client, address, verified):
    User.objects.filter(pk=cast.dewi.pk).update(is_active=False)
    count = User.objects.count()

    answer = there_and_back(client, person(address, verified=verified))

    assert (answer.status_code, UNKNOWN in answer.content.decode()) == (403, True)
    assert (get_user(client).is_anonymous, User.objects.count()) == (True, count)
    assert "example.org" not in answer.content.decode()


@pytest.mark.parametrize("back", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(cast, client, back):
    assert there_and_back(client, person("anneke@example.org"), back=back).url == "/"


def test_an_answer_works_once_and_in_the_browser_that_asked(cast, client, login):
    url = go_there(client, person("anneke@example.org"))
    stranger = type(client)()

    assert stranger.get(url).status_code == 400
    assert client.get(url).status_code == 302
    client.post("/account/logout/")
    assert client.get(url).status_code == 400
    assert (get_user(stranger).is_anonymous, get_user(client).is_anonymous) == (True, True)


def test_who_stops_at_the_provider_can_start_again(cast, client):
    answer = there_and_back(client, {"refuses": True})

    page = answer.content.decode()
    assert (answer.status_code, "<h1>U bent niet ingelogd</h1>" in page) == (400, True)
    assert 'href="/account/login/"' in page


def test_who_is_logged_in_stays_who_they_are(cast, client, login):
    url = go_there(client, person("anneke@example.org"))
    login(cast.dewi)

    assert (client.get("/account/sso/").url, client.get(url).url, get_user(client)) == ("/", "/", cast.dewi)


def test_ones_own_second_factor_is_asked_here(cast, client):
    give_app(cast.anneke)

    led = there_and_back(client, person("anneke@example.org", amr=["pwd", "mfa"]))

    assert (led.url, get_user(client).is_anonymous) == ("/account/login/tweede-stap/", True)
    client.post(led.url, {"code": code_of()})
    client.post("/account/login/vertrouwen/")
    assert get_user(client) == cast.anneke


def mark_after(client, cast, **said) -> str:
    """Where Mark, who must have a second factor and has none here, ends after single sign-on."""
    User.objects.filter(pk=cast.mark.pk).update(needs_second_factor=True)
    there_and_back(client, person("mark@example.org", **said))
    answer = client.get("/")
    return answer.headers.get("Location", "in")


def test_the_second_factor_of_the_provider_counts_only_when_the_settings_say_so(cast, client, settings):
    assert mark_after(client, cast, amr=["pwd", "mfa"]) == "/account/veiligheid/"

    client.post("/account/logout/")
    settings.OIDC_COUNTS_AS_SECOND_FACTOR = ["mfa"]
    assert mark_after(client, cast, amr=["pwd", "mfa"]) == "in"


def test_a_password_at_the_provider_is_no_second_factor(cast, client, settings):
    settings.OIDC_COUNTS_AS_SECOND_FACTOR = ["mfa", "urn:example:strong"]

    assert mark_after(client, cast, amr=["pwd"]) == "/account/veiligheid/"


def test_a_level_of_the_provider_can_count_too(cast, client, settings):
    settings.OIDC_COUNTS_AS_SECOND_FACTOR = ["urn:example:strong"]

    assert mark_after(client, cast, amr=["pwd"], acr="urn:example:strong") == "in"


def test_where_it_counts_ones_own_is_not_asked_as_well(cast, client, settings):
    settings.OIDC_COUNTS_AS_SECOND_FACTOR = ["mfa"]
    give_app(cast.mark)

    assert mark_after(client, cast, amr=["pwd", "mfa"]) == "in"
