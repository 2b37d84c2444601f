"""A code by mail first, a password for who prefers it; a wrong password says so and lets nobody in."""


def test_the_page_offers_a_code_and_a_password(client):
    page = client.get("/account/login/").content.decode()
    assert page.index('action="/account/login/code/"') < page.index('type="password"')


def test_a_password_logs_in(cast, client):
    cast.anneke.set_password("een lang wachtwoord 12")
    cast.anneke.save()
    answer = client.post(
        "/account/login/", {"login": "Anneke@example.org", "password": "een lang wachtwoord 12"}
    )
    assert (answer.status_code, answer.url) == (302, "/")


def test_a_wrong_password_gets_the_same_answer_as_an_unknown_address(cast, client):
    cast.anneke.set_password("een lang wachtwoord 12")
    cast.anneke.save()
    errors = []
    for address in ("anneke@example.org", "niemand@example.org"):
        answer = client.post("/account/login/", {"login": address, "password": "fout wachtwoord 99"})
        errors.append((answer.status_code, answer.context["form"].non_field_errors()))
    assert errors[0] == errors[1]
    assert errors[0][0] == 200
