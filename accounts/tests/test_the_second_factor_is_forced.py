"""Whoever must have a second factor reaches nothing before it is set up and given."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.services import second_factor
from accounts.tests.factors import SECRET, code_of, give_app
from meetings.tests.factories import make_meeting
from tests.access.matrix import MATRIX
from tests.access.things import make_things

# What stays within reach: setting it up, saying who one is for that, leaving, and what is for everybody.
SET_UP = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
FOR_EVERYBODY = {
    "account_logout",
    "set_language",
    "accessibility",
    "privacy",
    "security_txt",
    "health",
}


@pytest.fixture
def professional(cast, client):
    """Mark, who must have one, logged in without."""
    cast.mark.needs_second_factor = True
    cast.mark.save()
    client.force_login(cast.mark)
    return cast.mark


def reached(client, cast) -> set[str]:
    """The names of all URLs (the matrix has them all) that do not lead away to setting it up."""
    args, names = make_things(cast).args, set()
    for row in MATRIX:
        url = reverse(row.name, args=args[row.thing])
        if row.name == "account_logout":
            answers = [client.get(url)]
        else:
            answers = [client.get(url), client.post(url, row.data)]
        if any((a.status_code, a.headers.get("Location")) != (302, "/account/veiligheid/") for a in answers):
            names.add(row.name)
    return names


def test_nothing_but_setting_it_up_is_within_reach(cast, client, professional):
    assert reached(client, cast) == SET_UP | FOR_EVERYBODY


def test_logging_out_is_possible(client, professional):
    assert client.post("/account/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_page_says_what_to_do_and_shows_no_network(cast, client, professional):
    page = client.get("/account/veiligheid/").content.decode()

    assert ("<h1>Nog één stap</h1>" in page, "/account/veiligheid/app/" in page) == (True, True)
    assert cast.overvecht.name not in page


def test_htmx_moves_the_whole_page(client, professional):
    response = client.get("/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/"})

    assert (response.status_code, response["HX-Redirect"], response.content) == (
        200,
        "/account/veiligheid/",
        b"",
    )


def test_after_setting_up_an_app_everything_is_within_reach(
    client, professional, django_capture_on_commit_callbacks
):
    client.get("/account/veiligheid/app/")
    secret = client.session["mfa.totp.secret"]

    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/account/veiligheid/app/", {"code": code_of(secret)})

    assert (done.status_code, done.url) == (302, "/account/veiligheid/codes/")
    assert client.get("/").status_code == 200
    assert client.get("/account/veiligheid/codes/").status_code == 200


def test_residents_are_not_asked(cast, login):
    assert login(cast.anneke).get("/").status_code == 200


def test_a_session_in_which_it_was_not_given_has_to_give_it(cast, client, professional):
    """Logged in before there was one: set up meanwhile in another browser."""
    give_app(professional)

    led = client.get("/bijeenkomsten/?pagina=2")
    assert (led.status_code, led.url) == (
        302,
        "/account/veiligheid/bevestigen/?next=/bijeenkomsten/%3Fpagina%3D2",
    )
    assert client.get("/account/veiligheid/app/").url.startswith("/account/veiligheid/bevestigen/?next=")
    wrong = client.post(led.url, {"code": "000000", "next": "/bijeenkomsten/"})
    assert (wrong.status_code, client.get("/").status_code) == (200, 302)
    given = client.post(led.url, {"code": code_of(SECRET), "next": "/bijeenkomsten/"})

    assert (given.status_code, given.url) == (302, "/bijeenkomsten/")
    assert client.get("/bijeenkomsten/").status_code == 200


def test_what_was_typed_meanwhile_is_kept(cast, client, professional):
    type(professional).objects.filter(pk=professional.pk).update(needs_second_factor=False)
    meeting = make_meeting(cast.overvecht, cast.fatima)
    page = meeting.get_absolute_url()
    submission = client.get(page).context["form"]["submission"].value()
    type(professional).objects.filter(pk=professional.pk).update(needs_second_factor=True)

    client.post(
        f"{page}punt/",
        {"title": "Licht in het park", "submission": submission},
        headers={"Referer": f"http://testserver{page}"},
    )
    session = client.session
    second_factor.mark_given(session, professional)
    session.save()

    assert client.get(page).context["form"]["title"].value() == "Licht in het park"


def test_once_given_no_page_asks_for_it_again(cast, client, professional):
    give_app(professional)
    session = client.session
    second_factor.mark_given(session, professional)
    session.save()
    client.get("/privacy/")
    with_factor = queries(client)
    professional.needs_second_factor = False
    professional.save()

    assert with_factor == queries(client)


def queries(client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/bijeenkomsten/").status_code == 200
    return len(captured)


def test_the_mark_of_somebody_else_is_worth_nothing(cast, client, professional):
    session = client.session
    second_factor.mark_given(session, cast.fatima)
    session.save()

    assert client.get("/").url == "/account/veiligheid/"
