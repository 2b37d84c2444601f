"""Logging out on a shared phone leaves no page behind."""


def test_the_browser_is_told_to_forget(cast, login):
    response = login(cast.anneke).post("/account/logout/")
    assert (response.status_code, response["Clear-Site-Data"]) == (302, '"cache", "storage"')


def test_a_language_leads_back_to_a_page_only(cast, client):
    for back in ("home", "//evil.example", "https://evil.example", ""):
        response = client.post("/taal/", {"language": "en", "next": back})
        assert (response.status_code, response.url) == (302, "/")
    assert client.post("/taal/", {"language": "en", "next": "/account/login/"}).url == "/account/login/"
