"""A real browser against a real server, for what only a browser can show."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# For each module's pytestmark: the server is another thread, so what a test makes is committed.
BROWSER = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless; no window and no request to another host."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        pytest.fail("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def plain_http(settings):
    """The live server speaks plain HTTP, over which no browser sends Secure cookies."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = False


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Each test logs in as if it were the first today: the limits on tries count in the cache."""
    cache.clear()


@pytest.fixture
def open_context(browser, live_server, settings) -> Iterator[Callable[..., BrowserContext]]:
    """``open_context(user, **options)``: a browser of somebody, logged in unless user is None."""
    settings.BASE_URL = live_server.url
    contexts = []

    def open_(user=None, viewport=PHONE, **options) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url, viewport=viewport, locale="en-US", reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        if user is not None:
            context.add_cookies([session_cookie(user, live_server.url)])
        contexts.append(context)
        return context

    yield open_
    for context in contexts:
        context.close()


def session_cookie(user, url: str) -> dict:
    """The session of a logged-in user, for a browser."""
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}


def new_page(context: BrowserContext) -> Page:
    """A page that fails the test on any script error or refused resource."""
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(f"script: {error}"))
    page.on(
        "console",
        lambda message: page.problems.append(message.text) if message.type == "error" else None,
    )
    return page
