"""Every page that is measured, as whom and against which bar. A URL that is new must get a row here."""

from dataclasses import dataclass
from enum import Enum

from django.urls import get_resolver

NOBODY = ""  # who is not logged in


class Kind(Enum):
    """A page with its bars: queries, and milliseconds for 95 of 100 requests with 16 clients."""

    OWN = (12, 150)  # triage and own lists
    PLAIN = (12, 250)  # other lists, forms and details
    LARGE = (25, 250)  # home, a network's page, dashboard


@dataclass(frozen=True)
class Page:
    """A URL by its name, who asks (a name of bench.things, or nobody) and which things stand in it."""

    name: str
    role: str
    kind: Kind = Kind.PLAIN
    things: str = ""  # a method of bench.things.Things; several are asked for in turn
    query: str = ""
    is_dashboard: bool = False  # must not grow with the number of concerns


PAGES = [
    *(
        Page("home", role, Kind.LARGE)
        for role in ("coordinator", "chief", "resident", "lead", "privacy", "administrator")
    ),
    Page("overview", "chief", Kind.LARGE, is_dashboard=True),
    Page("summary_list", "chief"),
    Page("summary", "chief", things="summaries"),
    Page("accounts:me", "resident"),
    Page("mail_choices:page", "resident"),
    Page("mail_choices:page", "coordinator"),
    Page("mail_choices:link", NOBODY, things="mail_links"),
    Page("administration", "administrator"),
    Page("networks:list", "coordinator", Kind.OWN),
    Page("networks:list", "chief", Kind.OWN),
    Page("networks:detail", "coordinator", Kind.LARGE, "networks"),
    Page("networks:detail", "chief", Kind.LARGE, "networks"),
    Page("networks:detail", "resident", Kind.LARGE, "networks"),
    Page("networks:detail", "privacy", Kind.LARGE, "networks"),
    Page("signals:list", "coordinator", Kind.OWN),
    Page("signals:list", "coordinator", Kind.OWN, query="?pagina=5"),
    Page("signals:list", "chief", Kind.OWN),
    Page("signals:list", "resident", Kind.OWN),
    Page("signals:list", "resident", Kind.OWN, query="?van=mij"),
    Page("signals:board", "coordinator", Kind.OWN),
    Page("signals:create", "resident"),
    Page("signals:create", "coordinator"),
    Page("signals:detail", "coordinator", things="concerns"),
    Page("signals:detail", "chief", things="concerns"),
    Page("signals:detail", "resident", things="concerns"),
    Page("on_agenda:put", "coordinator", things="open_concerns"),
    Page("meetings:list", "coordinator", Kind.OWN),
    Page("meetings:list", "chief", Kind.OWN),
    Page("meetings:list", "resident", Kind.OWN),
    Page("meetings:create", "coordinator"),
    Page("meetings:create", "coordinator", query="?netwerk=netwerk-1"),
    Page("meetings:detail", "coordinator", things="coming_meetings"),
    Page("meetings:detail", "chief", things="coming_meetings"),
    Page("meetings:detail", "resident", things="past_meetings"),
    Page("meetings:detail", "coordinator", things="past_meetings"),
    Page("actions:list", "resident", Kind.OWN),
    Page("actions:list", "coordinator", Kind.OWN, query="?van=allen"),
    Page("meetings:edit", "coordinator", things="drafts"),
    Page("meetings:invite", "coordinator", things="drafts"),
    Page("prepare:page", NOBODY, things="links"),
    Page("accessibility", NOBODY),
    Page("privacy", NOBODY),
    Page("account_login", NOBODY),
    Page("account_request_login_code", NOBODY),
    Page("account_logout", "resident"),
    Page("account_inactive", NOBODY),
    Page("account_signup", NOBODY),
    Page("account_set_password", "resident"),
    Page("account_reset_password", NOBODY),
    Page("account_reset_password_done", NOBODY),
    Page("account_reset_password_from_key", NOBODY, things="reset_keys"),
    Page("account_reset_password_from_key_done", NOBODY),
]

OURS = ("bench_empty", "bench_frame")
# URLs that show no page to GET, with what they are instead.
NO_PAGE = {
    **dict.fromkeys(
        (
            *("set_language", "signals:reply", "signals:round_off", "on_agenda:object", "meetings:answer"),
            *("meetings:propose", "meetings:agree", "prepare:answer", "prepare:propose"),
            *("actions:finish", "actions:reopen"),
        ),
        "takes POST only",
    ),
    **dict.fromkeys(("meetings:calendar", "prepare:calendar"), "a calendar file"),
    "health": "one word",
    "security_txt": "plain text",
    **dict.fromkeys(OURS, "what the others are compared with"),
    "account_confirm_login_code": "only between two steps of a login",
    **dict.fromkeys(("account_reauthenticate", "account_change_password"), "only with a password"),
}


def names_in(resolver, namespace: str = "") -> list[str]:
    """The names of all URLs below a resolver, with their namespaces."""
    names = []
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            own = getattr(pattern, "namespace", None)
            names += names_in(pattern, ":".join(filter(None, (namespace, own))))
        else:
            names.append(":".join(filter(None, (namespace, str(pattern.name)))))
    return names


def forgotten() -> list[str]:
    """URLs without a row, which nobody would measure; and rows without a URL."""
    known = {page.name for page in PAGES} | set(NO_PAGE)
    found = set(names_in(get_resolver()))
    return sorted(found - known) + sorted(known - found - set(OURS))
