"""Dutch until somebody chooses; a choice holds in this browser and, logged in, for all pages and mail."""

import pytest

DUTCH, ENGLISH = "Inloggen", "Log in"


def choose(client, language: str, next_page: str = "/account/"):
    return client.post("/taal/", {"language": language, "next": next_page})


def language_of(client, url: str = "/account/login/") -> tuple:
    response = client.get(url)
    page = response.content.decode()
    return response["Content-Language"], page[page.index('lang="') + 6 : page.index('lang="') + 8]


@pytest.mark.parametrize("accepts", ["en", "en-GB,en;q=0.9", "de", ""])
def test_the_page_is_dutch_whatever_the_browser_prefers(client, db, accepts):
    response = client.get("/account/login/", headers={"Accept-Language": accepts})

    assert (DUTCH in response.content.decode(), response["Content-Language"]) == (True, "nl")


def test_a_visitor_chooses_for_this_browser(client, db):
    response = choose(client, "en", "/account/login/")

    assert (response.status_code, response.url) == (302, "/account/login/")
    assert language_of(client) == ("en", "en")
    choose(client, "nl")
    assert language_of(client) == ("nl", "nl")


def test_a_person_chooses_for_pages_and_mail(cast, login, client):
    choose(login(cast.anneke), "en")

    cast.anneke.refresh_from_db()
    assert cast.anneke.language == "en"
    assert language_of(client, "/") == ("en", "en")


def test_the_choice_of_the_person_is_above_that_of_the_browser(cast, client):
    choose(client, "en")
    client.force_login(cast.anneke)

    assert language_of(client, "/") == ("nl", "nl")


@pytest.mark.parametrize("language", ["", "de", "xx", "../nl", "EN"])
def test_a_language_that_does_not_exist_changes_nothing(cast, login, language):
    client = login(cast.anneke)

    response = choose(client, language)

    cast.anneke.refresh_from_db()
    assert (response.status_code, cast.anneke.language) == (302, "nl")
    assert language_of(client, "/") == ("nl", "nl")
    assert "django_language" not in client.cookies


@pytest.mark.parametrize("cookie", ["xx", "", "<script>", "../../etc/passwd"])
def test_a_strange_cookie_is_dutch(client, db, cookie):
    client.cookies["django_language"] = cookie

    assert language_of(client) == ("nl", "nl")


def test_reading_the_choice_by_get_is_not_possible(cast, login):
    assert login(cast.anneke).get("/taal/", {"language": "en"}).status_code == 405


def test_the_own_page_shows_the_choice(cast, login):
    page = login(cast.anneke).get("/account/").content.decode()

    assert 'value="nl" lang="nl" aria-pressed="true"' in page
    assert 'value="en" lang="en" aria-pressed="false"' in page
