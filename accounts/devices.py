"""Which device a session is on, in two words: enough to recognise it, too little to follow anybody."""

from __future__ import annotations

from django.utils.translation import gettext as _

# In this order: Edge and Opera also say Chrome, Chrome also says Safari, and an iPad says Macintosh.
BROWSERS = (
    ("edge", "Edg", "Edge"),
    ("opera", "OPR/", "Opera"),
    ("samsung", "SamsungBrowser", "Samsung Internet"),
    ("firefox", "Firefox/", "Firefox"),
    ("firefox", "FxiOS", "Firefox"),
    ("chrome", "CriOS", "Chrome"),
    ("chrome", "Chrome/", "Chrome"),
    ("safari", "Safari/", "Safari"),
)
SYSTEMS = (
    ("android", "Android", "Android"),
    ("iphone", "iPhone", "iPhone"),
    ("ipad", "iPad", "iPad"),
    ("windows", "Windows", "Windows"),
    ("mac", "Macintosh", "Mac"),
    ("chromebook", "CrOS", "Chromebook"),
    ("linux", "Linux", "Linux"),
)


def code_of(user_agent: str) -> str:
    """``firefox/android`` of what a browser says about itself; either part is empty when unknown."""
    return f"{_first(BROWSERS, user_agent)}/{_first(SYSTEMS, user_agent)}"


def in_words(code: str) -> str:
    """What ``code_of`` gave, as a person says it: "Firefox on Android"."""
    browser, _slash, system = code.partition("/")
    names = {key: name for key, _mark, name in (*BROWSERS, *SYSTEMS)}
    if browser in names and system in names:
        return _("%(browser)s on %(system)s") % {"browser": names[browser], "system": names[system]}
    return names.get(browser) or names.get(system) or _("Unknown device")


def is_handheld(code: str) -> bool:
    """A phone or tablet."""
    return code.rpartition("/")[2] in {"android", "iphone", "ipad"}


def _first(known: tuple[tuple[str, str, str], ...], user_agent: str) -> str:
    return next((key for key, mark, _name in known if mark in user_agent), "")
