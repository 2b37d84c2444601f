"""The link in a mail lets its recipient choose about that mail only; it cannot be altered, and it ends."""

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.utils import timezone

from networks.models import Membership
from notifications import choice_links
from notifications.choices import how_of
from notifications.constants import LINK_WORKS, How
from notifications.models import MailChoice
from notifications.services import choose

UNKNOWN, ENDED = "Deze link werkt niet", "Deze link werkt niet meer"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-12-08T12:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def scope(cast) -> str:
    return cast.overvecht.public_id


def path_for(user, *keys: tuple[str, str]) -> str:
    return choice_links.url_for(user, list(keys)).removeprefix("http://testserver")


@pytest.fixture
def path(cast, scope) -> str:
    return path_for(cast.mark, ("to_weigh", scope))


def heading(response) -> tuple[int, str]:
    page = response.content.decode()
    return response.status_code, page[page.index("<h1>") + 4 : page.index("</h1>")]


def choices() -> dict[str, str]:
    return {
        f"{topic}-{scope}": how
        for topic, scope, how in MailChoice.objects.values_list("topic", "scope", "how")
    }


def test_it_shows_that_mail_with_the_present_choice_and_no_other(cast, client, path, scope):
    choose(cast.mark, topic="to_weigh", scope=scope, how=How.DIGEST)

    page = client.get(path).content.decode()

    assert page.count('type="radio"') == 3
    assert [word in page for word in ("Zorgen om te wegen", "Overvecht", "Mijn zorgen", "Herinneringen")] == [
        True,
        True,
        False,
        False,
    ]
    checked = [part.split(">")[0] for part in page.split("<input") if "checked" in part.split(">")[0]]
    assert [f'value="{how}"' in checked[0] for how in How.values] == [False, True, False]
    assert len(checked) == 1


def test_saving_changes_what_is_shown_and_only_that(cast, client, path, scope):
    choose(cast.mark, topic="reminders", scope=scope, how=How.DIGEST)
    response = client.post(
        path,
        {
            f"to_weigh-{scope}": "off",
            f"reminders-{scope}": "off",
            f"my_concerns-{scope}": "off",
            f"to_weigh-{cast.zeist.public_id}": "off",
        },
    )

    assert "Uw keuzes zijn bewaard." in response.content.decode()
    assert choices() == {f"to_weigh-{scope}": "off", f"reminders-{scope}": "digest"}


def test_it_is_about_whose_mail_it_is_whoever_is_logged_in(cast, login, path, scope):
    login(cast.anneke).post(path, {f"to_weigh-{scope}": "off"})

    assert MailChoice.objects.values_list("user__name", "how").get() == ("Mark", "off")


def test_an_impossible_choice_changes_nothing(client, path, scope):
    response = client.post(path, {f"to_weigh-{scope}": "sometimes"})

    assert (response.status_code, choices()) == (200, {})
    assert "Uw keuzes zijn bewaard." not in response.content.decode()


@pytest.mark.parametrize(
    "alter",
    [
        lambda token: token[:-1],
        lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"),
        lambda token: "x" + token[1:],
        lambda token: token.rsplit(".", 1)[0],
        lambda token: "0",
    ],
    ids=["cut off", "last letter", "first letter", "unsigned", "a digit"],
)
def test_an_altered_link_does_nothing_and_says_so(client, path, alter):
    token = path.split("/")[2]
    other = f"/mail/{alter(token)}/"

    for response in (client.get(other), client.post(other, {"List-Unsubscribe": "One-Click"})):
        assert heading(response) == (404, UNKNOWN)
    assert choices() == {}


def test_a_link_signed_for_another_purpose_does_nothing(cast, client, scope):
    signer = TimestampSigner(salt="another purpose", sep=".")
    token = signer.sign_object([cast.mark.public_id, [["to_weigh", scope]]])

    assert heading(client.get(f"/mail/{token}/")) == (404, UNKNOWN)


def end_by_time(cast, clock):
    clock.shift(LINK_WORKS + timedelta(seconds=1))


def lose_login(cast, clock):
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(is_active=False)


def leave(cast, clock):
    Membership.objects.filter(user=cast.mark).update(to_date=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize("end", [end_by_time, lose_login, leave])
def test_it_ends(cast, client, clock, path, end):
    clock.shift(LINK_WORKS - timedelta(seconds=1) if end is end_by_time else 0)
    assert client.get(path).status_code == 200

    end(cast, clock)

    for response in (client.get(path), client.post(path, {"List-Unsubscribe": "One-Click"})):
        assert heading(response) == (410, ENDED)
    assert choices() == {}


def test_it_stays_out_of_caches_and_search_engines(client, path):
    response = client.get(path)

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize(
    ("language", "cookie", "words"),
    [
        ("nl", None, "Dag Mark"),
        ("en", None, "Hello Mark"),
        ("en", "nl", "Dag Mark"),
        ("nl", "xx", "Dag Mark"),
    ],
)
def test_it_is_in_the_language_of_the_browsers_choice_or_of_the_person(
    cast, client, path, language, cookie, words
):
    type(cast.mark).objects.filter(pk=cast.mark.pk).update(language=language)
    if cookie:
        client.cookies["django_language"] = cookie

    response = client.get(path)

    assert words in response.content.decode()
    assert response["Content-Language"] == ("nl" if "Dag" in words else "en")


def test_the_log_has_the_route_and_not_the_link(client, path, caplog):
    with caplog.at_level("INFO"):
        client.get(path)

    lines = [record.getMessage() for record in caplog.records]
    assert [line for line in lines if path.split("/")[2] in line] == []
    assert any("/mail/<token>/" in line for line in lines)


def test_the_link_of_a_daily_mail_that_is_gone_has_ended(cast, client):
    url = choice_links.url_for_digest(cast.mark, timezone.localdate())

    assert heading(client.get(url.removeprefix("http://testserver"))) == (410, ENDED)
    assert how_of(cast.mark, "to_weigh", cast.overvecht.public_id) == How.AT_ONCE
