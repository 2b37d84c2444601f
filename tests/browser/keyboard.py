"""Going through a page with the keyboard only, with an eye on where the focus is."""

from playwright.sync_api import Locator, Page

PATIENCE = 90  # presses of Tab before something counts as not to be reached
SAME = 8  # stops inside one field: a date has three parts and a button
ROW = 30  # pixels that things beside each other may differ in height

# Radios and boxes of ours are unseen; what is drawn of them is their label.
_FOCUS = """
() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const shown = element.closest("label.pick, label.lv, label.choice") ?? element;
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
  const x = box.left + box.width / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const top = document.elementFromPoint(x, y);
  const wrong = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("has no outline");
  if (box.bottom <= 0 || box.top >= innerHeight || box.width < 1) wrong.push("is out of sight");
  else if (!top || !(shown.contains(top) || top.contains(shown))) wrong.push(`is under ${top?.outerHTML}`);
  if (element.tabIndex > 0) wrong.push("jumps the queue");
  const inMain = element.closest("main") !== null;
  return { html: element.outerHTML.slice(0, 90), y: scrollY + box.top, inMain, wrong };
}
"""


class Keyboard:
    """The keyboard of a page. Fails when the focus is unseen, trapped or, in one column, runs upwards."""

    def __init__(self, page: Page, one_column: bool) -> None:
        self.page, self.one_column = page, one_column
        self.before: dict | None = None
        self.same = 0

    def tab(self) -> dict | None:
        """Press Tab; what has the focus then, or None at the end of the page."""
        self.page.wait_for_load_state()
        self.page.keyboard.press("Tab")
        focus = self.page.evaluate(_FOCUS)
        before, self.before = self.before, focus
        if focus is None:
            return None
        assert focus["wrong"] == [], (self.page.url, focus)
        self.same = self.same + 1 if before and before["html"] == focus["html"] else 0
        assert self.same < SAME, ("the focus is trapped", focus)
        if self.one_column and before and before["inMain"] and focus["inMain"]:
            assert focus["y"] >= before["y"] - ROW, ("the focus runs upwards", before, focus)
        return focus

    def to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        for _press in range(PATIENCE):
            if has_focus(target):
                return
            self.tab()
        raise AssertionError(f"not reached by Tab: {target}")

    def type_in(self, target: Locator, text: str) -> None:
        """Go to a field and type."""
        self.to(target)
        self.page.keyboard.type(text)

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go to a button, link or radio and press a key on it; what was focused before is forgotten."""
        self.to(target)
        self.page.keyboard.press(key)
        self.before = None


def has_focus(target: Locator) -> bool:
    """Is it there, and has it the focus?"""
    return target.count() == 1 and target.evaluate("element => element === document.activeElement")
