"""make screenshots: the README's pictures, taken of a demo that is filled for them and thrown away after."""

import os
import re
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools import demo, machine, port
from tools.common import ROOT, VAR, Problem, run_tool, say
from tools.processes import Processes, Stopped, StopRequests

PICTURES_FOLDER = ROOT / "docs" / "pictures"
WORKPLACE = VAR / "pictures"
MOST_BYTES = 120 * 1024  # a clone carries every version of them
PHONE: dict = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1.5}
DESKTOP: dict = {"viewport": {"width": 1280, "height": 640}, "device_scale_factor": 1}
LOW: dict = {"viewport": {"width": 1280, "height": 560}, "device_scale_factor": 1}  # where there is much text


def at(path: str) -> Callable[[Page], None]:
    """Go to an address."""

    def go(page: Page) -> None:
        visit(page, path)

    return go


def visit(page: Page, path: str) -> None:
    """Raises Problem when a page does not answer as it should."""
    answer = page.goto(path)
    if answer is None or answer.status != 200:
        raise Problem(f"{path} answered {answer.status if answer else 'nothing'}: no pictures were taken.")


def first(path: str, link: str) -> Callable[[Page], None]:
    """Go to where the first such link on a page leads."""

    def go(page: Page) -> None:
        visit(page, path)
        visit(page, page.locator(link).first.get_attribute("href") or "")

    return go


def plan(page: Page) -> None:
    """A meeting in three weeks, filled in but not saved."""
    visit(page, "/bijeenkomsten/nieuw/?netwerk=overvecht")
    page.get_by_label("Dag").fill((date.today() + timedelta(days=21)).isoformat())
    page.get_by_label("Van", exact=True).fill("19:30")
    page.get_by_label("Tot", exact=True).fill("21:00")
    page.get_by_label("Waar?").fill("Buurthuis De Stoep, Gambiadreef 60")
    for number, title in enumerate(("Wat deden wij?", "Licht in het park", "Samen eten"), start=1):
        page.get_by_label(f"Punt {number}").fill(title)


def preview(page: Page) -> None:
    """The mail as it will go out, of that meeting."""
    plan(page)
    page.get_by_role("button", name="Verder naar de uitnodiging").click()
    page.wait_for_url(re.compile("/uitnodigen/"))


@dataclass(frozen=True)
class Picture:
    """A file, whose screen it shows, how large, and how to get there."""

    name: str
    persona: str
    screen: dict
    go: Callable[[Page], None]


PICTURES = (
    Picture("home-resident.png", "anneke", PHONE, at("/")),
    Picture("concern-resident.png", "anneke", PHONE, first("/", "a.mine")),
    Picture("meeting-resident.png", "youssef", PHONE, first("/", "#next h2 a")),
    Picture("overview-chief.png", "ingrid", DESKTOP, at("/overzicht/")),
    Picture("weigh-coordinator.png", "mark", LOW, at("/zorgen/wegen/")),
    Picture("plan-coordinator.png", "fatima", DESKTOP, plan),
    Picture("mail-coordinator.png", "fatima", DESKTOP, preview),
)


def main(arguments: list[str]) -> int:
    """Take all pictures. Raises Problem, and leaves the old ones, when one of them cannot be taken."""
    machine.ensure("chromium")
    os.umask(0o022)
    shutil.rmtree(WORKPLACE, ignore_errors=True)
    WORKPLACE.mkdir(parents=True)
    demo.DEMO, demo.DATABASE = WORKPLACE, WORKPLACE / "demo.sqlite3"
    number, redis_port, password = port.pick_free(), port.pick_free(), secrets.token_hex(24)
    env = demo.environment(number, f"redis://:{password}@{port.LOOPBACK}:{redis_port}/0")
    processes = Processes(WORKPLACE / "log", env, StopRequests())
    try:
        demo.start_valkey(processes, redis_port, password)
        demo.fill(processes)
        demo.start_web(processes, number)
        demo.wait_for_web(processes, number)
        taken = take_all(processes, f"http://{port.LOOPBACK}:{number}")
    except Stopped:
        return 130
    finally:
        processes.stop()
    keep(taken)
    shutil.rmtree(WORKPLACE)
    return 0


def take_all(processes: Processes, url: str) -> list[Path]:
    """Every picture, in the workplace. Raises Problem when a page is not there or a file too large."""
    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-lcd-text"]
        )
        for picture in PICTURES:
            processes.check()
            taken.append(take(browser, url, picture))
        browser.close()
    return taken


def take(browser: Browser, url: str, picture: Picture) -> Path:
    """One picture, by somebody who has just logged in."""
    file = WORKPLACE / picture.name
    context = browser.new_context(
        base_url=url, locale="nl-NL", color_scheme="light", reduced_motion="reduce", **picture.screen
    )
    page = context.new_page()
    visit(page, "/demo/")
    page.locator(f'button[name="persona"][value="{picture.persona}"]').click()
    page.wait_for_url(f"{url}/")
    picture.go(page)
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")
    page.screenshot(path=file)
    context.close()
    if file.stat().st_size > MOST_BYTES:
        raise Problem(f"{picture.name} is {file.stat().st_size} bytes, more than {MOST_BYTES}.")
    return file


def keep(taken: list[Path]) -> None:
    """Put the pictures where the README looks for them, and nothing else there."""
    shutil.rmtree(PICTURES_FOLDER, ignore_errors=True)
    PICTURES_FOLDER.mkdir(parents=True)
    for file in taken:
        size = file.stat().st_size // 1000
        shutil.move(file, PICTURES_FOLDER / file.name)
        say(f"  docs/pictures/{file.name:26} {size:4} kB")


if __name__ == "__main__":
    os.chdir(ROOT)
    run_tool(main)
