"""The first load of a page on a phone: what comes over the line, and when something is to be seen.

Run it as ``python -m bench.phone URL SESSION`` with the server running; prints JSON.
"""

import json
import re
import sys
from dataclasses import asdict, dataclass
from typing import Any

MOST_KILOBYTES, MOST_REQUESTS, LATEST_LCP, MOST_CLS = 120, 10, 2.0, 0.02
WIDTH, HEIGHT = 390, 844
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
SLOW_4G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
# The browser tells of both only to an observer that asks for what was before it.
OBSERVE = """() => new Promise((done) => {
  const found = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { found.lcp = e.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { found.cls += e.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(found), 500);
})"""


@dataclass(frozen=True)
class FirstLoad:
    """Kilobytes over the line by file, and moments in seconds."""

    files: list[tuple[str, float]]
    lcp: float
    cls: float

    @property
    def kilobytes(self) -> float:
        return sum(size for _, size in self.files)

    @property
    def requests(self) -> int:
        return len(self.files)

    def broken(self) -> list[str]:
        """The bars that do not hold."""
        found = {
            f"phone: {self.kilobytes:.0f} KB, at most {MOST_KILOBYTES}": self.kilobytes > MOST_KILOBYTES,
            f"phone: {self.requests} requests, at most {MOST_REQUESTS}": self.requests > MOST_REQUESTS,
            f"phone: LCP {self.lcp:.2f} s, at most {LATEST_LCP:.0f} s": self.lcp > LATEST_LCP,
            f"phone: CLS {self.cls:.3f}, at most {MOST_CLS}": self.cls > MOST_CLS,
        }
        return [text for text, applies in found.items() if applies]


def first_load(url: str, session: str) -> FirstLoad:
    """Open the home page in a new browser, on a slow line."""
    from playwright.sync_api import sync_playwright

    from tools.machine import chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2, is_mobile=True
        )
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
        page = context.new_page()
        line = context.new_cdp_session(page)
        sizes = _listen(line)
        _slow_down(line)
        # Only the page itself is asked over http; the proxy in front of production says https.
        page.route(lambda address: address.startswith(url), _over_https)
        page.goto(url, wait_until="networkidle")
        moments = page.evaluate(OBSERVE)
        browser.close()
    return FirstLoad(sizes(), moments["lcp"] / 1000, moments["cls"])


def _over_https(route: Any) -> None:
    route.continue_(headers={**route.request.headers, "x-forwarded-proto": "https"})


def _slow_down(line: Any) -> None:
    line.send("Network.emulateNetworkConditions", SLOW_4G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def _listen(line: Any):
    """A function that gives, at the end, the bytes that came over the line for each file."""
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def asked(event: dict) -> None:
        path = event["request"]["url"].split("/", 3)[-1].split("?")[0]
        names[event["requestId"]] = re.sub(r"\.[0-9a-f]{12}\.", ".", path) or "/"

    def finished(event: dict) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"] / 1000

    line.on("Network.requestWillBeSent", asked)
    line.on("Network.loadingFinished", finished)
    line.send("Network.enable")
    return lambda: sorted(((names[key], size) for key, size in sizes.items()), key=lambda file: -file[1])


def main(arguments: list[str]) -> None:
    json.dump(asdict(first_load(*arguments)), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
