"""The HTML of a mail, made fit for a page under our content policy.

A mail carries its looks in style attributes, which the policy forbids, and also in class names, for which our
style sheet has the same rules. So what is kept is structure, links and class names; all else goes.
"""

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

TEXT_TAGS = {"a", "b", "br", "em", "h1", "h2", "h3", "i", "p", "small", "span", "strong", "u"}
BLOCK_TAGS = {"blockquote", "div", "hr", "li", "ol", "table", "tbody", "td", "th", "thead", "tr", "ul"}
TAGS = TEXT_TAGS | BLOCK_TAGS
VOID = frozenset({"br", "hr"})
WITH_CONTENT = frozenset({"head", "script", "style", "template", "title"})  # what is inside goes too
TABLE_ATTRIBUTES = {"align", "border", "cellpadding", "cellspacing", "colspan", "width"}
ATTRIBUTES = TABLE_ATTRIBUTES | {"class", "lang", "role"}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


LANGUAGE = re.compile(r"<html\b[^>]*\blang=[\"']?([a-z]{2})\b")


def language_of(html: str) -> str:
    """The language that a mail says it is in, or an empty text."""
    found = LANGUAGE.search(html)
    return found[1] if found else ""


def clean(html: str) -> SafeString:
    """Only known tags and attributes, each opened tag closed; links only to web, mail and telephone."""
    cleaner = _Cleaner()
    cleaner.feed(html)
    cleaner.close()
    return mark_safe(cleaner.result())  # noqa: S308 - every part is escaped or from the lists above


class _Cleaner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.inside: list[str] = []  # elements that are dropped with all they hold

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in WITH_CONTENT:
            self.inside.append(tag)
        if self.inside or tag not in TAGS:
            return
        kept = [f' {name}="{escape(value)}"' for name, value in attrs if value and _may_stay(name, value)]
        self.parts.append(f"<{tag}{''.join(kept)}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside:
            if tag in self.inside:
                while self.inside.pop() != tag:
                    pass
            return
        if tag in self.open:
            self._close_down_to(tag)

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.parts.append(escape(data))

    def _close_down_to(self, tag: str) -> None:
        while self.open:
            last = self.open.pop()
            self.parts.append(f"</{last}>")
            if last == tag:
                return

    def result(self) -> str:
        while self.open:
            self.parts.append(f"</{self.open.pop()}>")
        return "".join(self.parts).strip()


def _may_stay(name: str, value: str) -> bool:
    if name == "href":
        return _is_link(value)
    return name in ATTRIBUTES


def _is_link(value: str) -> bool:
    """A whole address of a kind we know; anything odd in it, such as a tab in the scheme, is no link."""
    try:
        return urlsplit(value).scheme in SCHEMES and value.isprintable()
    except ValueError:
        return False
