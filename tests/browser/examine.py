"""What can be measured of a page in a browser: each function gives what is wrong, in words."""

from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page

AXE = Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js"
# Width and height in CSS pixels, and how many pixels of the screen go into one.
# 200% is a screen of 1280 by 900 pixels.
VIEWS = {
    "320": (320, 640, 1),
    "390": (390, 844, 1),
    "768": (768, 1024, 1),
    "1280": (1280, 900, 1),
    "200%": (640, 450, 2),
}
SCHEMES = ("light", "dark")

_AXE_RUN = """
axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}})
  .then((result) => result.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`))
"""
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A link in a sentence needs no room of its own, and neither does what is drawn of a mail.
_SMALL = """
() => [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
  .map((element) => element.closest("label.pick, label.lv, label.choice") ?? element)
  .filter((element) => element.checkVisibility() && !element.closest(".mail-preview, .skip"))
  .filter((element) => {
    const around = element.closest("p, li, dd, td, th, label, span:not(a span)") ?? element;
    const inline = getComputedStyle(element).display === "inline";
    return !(inline && around.innerText.trim().length > element.innerText.trim().length);
  })
  .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width < 43.5 || box.height < 43.5)
  .map(([box, html]) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${html}`)
"""
_MOVING = """
(most) => [...document.querySelectorAll("*")].flatMap(
  (element) => ["", "::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(element, part || undefined);
  const seconds = `${style.transitionDuration}, ${style.animationDuration}`.split(", ").map(parseFloat);
  return Math.max(...seconds) > most ? [`${element.outerHTML.slice(0, 60)} ${part}`] : [];
}))
"""


def show(page: Page, view: str) -> None:
    """Give the page the size of a view, by Chromium itself: Playwright cannot change a scale."""
    width, height, scale = VIEWS[view]
    metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", metrics)


def violations(page: Page) -> list[str]:
    """What axe finds, all of its rules on."""
    return page.evaluate(_AXE_RUN)


def sideways(page: Page) -> list[str]:
    """How far the page scrolls sideways."""
    pixels = page.evaluate(_SIDEWAYS)
    return [f"scrolls {pixels} pixels sideways"] if pixels > 0 else []


def small_targets(page: Page) -> list[str]:
    """What can be pressed and is smaller than 44 by 44 pixels."""
    return page.evaluate(_SMALL)


def moving(page: Page, most: float = 0) -> list[str]:
    """Elements with a transition or an animation that takes more than ``most`` seconds."""
    return page.evaluate(_MOVING, most)
