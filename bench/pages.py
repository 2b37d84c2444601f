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


# Pages of the organisation, by what stands in their URL.
ORGANISATION = {
    "": (
        *("index", "teams", "municipalities", "neighbourhoods", "offices", "import"),
        *("unit_add", "municipality_add", "office_give"),
    ),
    "units": ("unit", "unit_rename", "unit_remove", "district_add"),
    "districts": ("district", "district_rename", "district_remove", "team_add"),
    "teams": ("team", "team_rename", "team_remove", "chief_add", "team_municipality_add"),
    "chiefs": ("chief_end",),
    "work_areas": ("team_municipality_end",),
    "municipalities": ("municipality", "municipality_rename", "municipality_remove", "neighbourhood_add"),
    "neighbourhoods": ("neighbourhood_rename", "neighbourhood_remove"),
    "offices": ("office_end",),
    "previews": ("import_preview",),
}

PAGES = [
    *(
        Page("home", role, Kind.LARGE)
        for role in ("coordinator", "chief", "resident", "lead", "privacy", "administrator")
    ),
    Page("overview", "chief", Kind.LARGE, is_dashboard=True),
    Page("summary_list", "chief"),
    Page("summary", "chief", things="summaries"),
    Page("accounts:me", "resident"),
    Page("own_data:overview", "resident"),
    Page("own_data:overview", "coordinator"),
    Page("own_data:section", "resident", things="own_sections"),
    Page("own_data:correct", "resident"),
    Page("own_data:address", "resident"),
    Page("own_data:confirm_address", "resident", things="address_links"),
    Page("own_data:ask", "resident"),
    Page("own_data:erase", "resident"),
    Page("own_data:erased", NOBODY),
    *(
        Page(f"invitations:{name}", "coordinator", things="coordinated_networks")
        for name in ("invite", "upload", "paper")
    ),
    Page("invitations:welcome", "resident", Kind.LARGE, "networks"),
    Page("invitations:answer", NOBODY, things="invitation_links"),
    Page("mail_choices:page", "resident"),
    Page("mail_choices:page", "coordinator"),
    Page("mail_choices:link", NOBODY, things="mail_links"),
    Page("administration", "administrator"),
    Page("administered:list", "administrator"),
    Page("administered:list", "administrator", query="?zoek=netwerk 1"),
    Page("administered:create", "administrator"),
    *(
        Page(f"administered:{name}", "administrator", things="administered_networks")
        for name in ("detail", "edit", "close", "neighbourhoods", "appoint")
    ),
    Page("people:list", "administrator"),
    Page("people:list", "administrator", query="?zoek=jan"),
    *(
        Page(f"people:{name}", "administrator", things="people")
        for name in ("detail", "deactivate", "second_factor", "address")
    ),
    Page("nominations:page", "coordinator", things="coordinated_networks"),
    Page("members:list", "coordinator", Kind.OWN, "coordinated_networks"),
    Page("members:list", "coordinator", Kind.OWN, "coordinated_networks", query="?zoek=jan&partij=bewoner"),
    Page("members:list", "resident", Kind.OWN, "networks"),
    Page("members:call_list", "coordinator", things="coordinated_networks"),
    Page("members:officers", "administrator", things="network_slugs"),
    *(
        Page(f"members:{name}", "resident", things="own_seats")
        for name in ("detail", "change", "pause", "leave")
    ),
    *(Page(f"members:{name}", "coordinator", things="own_seats") for name in ("detail", "step_down")),
    *(
        Page(f"members:{name}", "coordinator", things="seats_of_residents")
        for name in ("detail", "change", "party", "remove")
    ),
    Page("members:acting", "coordinator", things="seats_to_act"),
    Page("networks:list", "coordinator", Kind.OWN),
    Page("networks:list", "chief", Kind.OWN),
    Page("networks:detail", "coordinator", Kind.LARGE, "networks"),
    Page("networks:detail", "chief", Kind.LARGE, "networks"),
    Page("networks:detail", "resident", Kind.LARGE, "networks"),
    Page("networks:detail", "privacy", Kind.LARGE, "networks"),
    Page("oversight:page", "privacy", Kind.OWN),
    Page("oversight:access", "privacy", things="networks"),
    Page("oversight:requests", "privacy", Kind.OWN),
    Page("oversight:lines", "privacy"),
    Page("oversight:review", "coordinator", things="coordinated_networks"),
    Page("oversight:organisation", "administrator"),
    *(
        Page(f"organisation:{name}", "administrator", things=things)
        for things, names in ORGANISATION.items()
        for name in names
    ),
    Page("organisation:teams", "administrator", query="?zoek=a&van=zonder-teamchef"),
    Page("first_login:page", NOBODY, things="first_logins"),
    Page("signals:list", "coordinator", Kind.OWN),
    Page("signals:list", "coordinator", Kind.OWN, query="?pagina=5"),
    Page("signals:list", "chief", Kind.OWN),
    Page("signals:list", "resident", Kind.OWN),
    Page("signals:list", "resident", Kind.OWN, query="?van=mij"),
    *(
        Page("signals:list", role, Kind.OWN, query=f"?zoek={words}")
        for role in ("coordinator", "chief", "resident")
        for words in ("knallen", "bakfietsen")  # one in ten says it, and one in two thousand
    ),
    Page("signals:list", "coordinator", Kind.OWN, query="?zoek=winkeliers+zomer&netwerk=netwerk-1"),
    Page("signals:board", "coordinator", Kind.OWN),
    *(
        Page("signals:board", "coordinator", Kind.OWN, query=f"?uitkomst={word}")
        for word in ("agenda", "doen", "volgen", "afgerond")
    ),
    Page("signals:decide", "coordinator", things="decisions"),
    Page("signals:create", "resident"),
    Page("signals:create", "coordinator"),
    Page("signals:detail", "coordinator", things="concerns"),
    Page("signals:alike", "coordinator", things="open_concerns"),
    Page("signals:alike", "coordinator", things="open_concerns", query="?zoek=geluid"),
    Page("signals:merge", "coordinator", things="pairs_of_concerns"),
    Page("signals:standard_answers", "coordinator", query="?zoek=dank&thema=online"),
    Page("signals:standard_answers", "coordinator"),
    Page("signals:standard_answer_add", "coordinator"),
    Page("signals:standard_answer", "coordinator", things="standard_answers"),
    Page("signals:detail", "chief", things="concerns"),
    Page("signals:detail", "resident", things="concerns"),
    *(
        Page(f"signals:{name}", "resident", things="own_concerns")
        for name in ("correct", "withdraw", "readers")
    ),
    *(
        Page(f"signals:{name}", "coordinator", things="concerns_of_others")
        for name in ("ask_readers", "ask_name", "redact")
    ),
    Page("signals:hand_over", "police", things="concerns_of_others"),
    Page("signals:redact_reply", "coordinator", things="answers"),
    Page("signals:before", "resident", things="redacted_concerns"),
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
    Page("signals:solved_by_link", NOBODY, things="solved_links"),
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
    Page("mfa_index", "resident"),
    Page("mfa_activate_totp", "resident"),
    Page("mfa_add_webauthn", "resident"),
    Page("mfa_generate_recovery_codes", "resident"),
    Page("mfa_reauthenticate", "coordinator", things="with_a_second_factor"),
    Page("usersessions_list", "resident"),
]

OURS = ("bench_empty", "bench_frame")
# URLs that show no page to GET, with what they are instead.
NO_PAGE = {
    "own_data:copy": "takes POST only",
    **dict.fromkeys(
        (
            *(
                "set_language",
                "signals:reply",
                "signals:solved",
                "signals:weigh",
                "signals:assign",
                "signals:join",
                "on_agenda:object",
                "meetings:answer",
            ),
            *("meetings:propose", "meetings:agree", "prepare:answer", "prepare:propose"),
            *("members:resume", "members:end_acting"),
            *("actions:finish", "actions:reopen", "meetings:answer_for"),
            *("administered:status", "administered:withdraw", "administered:revoke", "people:activate"),
            *("people:try_again", "nominations:confirm", "nominations:refuse", "nominations:withdraw"),
            *("oversight:answered", "signals:take_apart", "signals:note"),
            "signals:standard_answer_remove",
            *("signals:decide_consent", "signals:take_back_request"),
            *("invitations:resend", "invitations:revoke", "invitations:decline"),
        ),
        "takes POST only",
    ),
    **dict.fromkeys(("meetings:calendar", "prepare:calendar"), "a calendar file"),
    **dict.fromkeys(("invitations:letter", "meetings:letter"), "a letter to print"),
    "health": "one word",
    "security_txt": "plain text",
    **dict.fromkeys(OURS, "what the others are compared with"),
    **dict.fromkeys(
        ("account_confirm_login_code", "mfa_authenticate", "mfa_trust"), "only between two steps of a login"
    ),
    "mfa_login_webauthn": "options for a passkey",
    **dict.fromkeys(("openid_connect_login", "openid_connect_callback"), "on the way to and from a provider"),
    **dict.fromkeys(
        (
            *("mfa_deactivate_totp", "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes"),
            *("mfa_download_recovery_codes", "mfa_reauthenticate_webauthn"),
        ),
        "only with a second factor",
    ),
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
