"""Who gets what at every URL. What a row says stands in ``tests.access.rows``."""

from tests.access.areas import AREAS
from tests.access.rows import (
    EVERYBODY,
    NO_GET,
    PUBLIC_GET,
    TABLE,
    TEAM,
    ZEIST,
    Row,
    for_all,
    only,
)

READERS = TEAM | {"ingrid", "anneke"}  # of the concern in Things: its reporter, coordinators and chief
LINK = {200: EVERYBODY | {"anonymous"}}
NO_PASSWORD = {403: EVERYBODY - {"dewi"}, 302: {"anonymous", "dewi"}}  # Dewi is sent to her app
LOGIN_PAGE = {200: {"anonymous"}, 302: set(EVERYBODY)}

MATRIX = [
    Row("home", get=for_all(200)),
    Row("accounts:me", get=for_all(200)),
    Row(
        "set_language",
        get=NO_GET | {405: EVERYBODY | {"anonymous"}, 302: set()},
        post=for_all(302),
        public=True,
    ),
    Row("health", get=PUBLIC_GET, post={405: EVERYBODY | {"anonymous"}}, public=True),
    *(
        Row(name, get=PUBLIC_GET, post={405: EVERYBODY | {"anonymous"}}, public=True)
        for name in ("accessibility", "privacy", "security_txt")
    ),
    Row("administration", get=only({"beheer"})),
    # the overview of the team chief, and the summaries that were mailed
    Row("overview", get=only({"ingrid"})),
    Row("summary_list", get=only({"ingrid"})),
    Row("summary", get=only({"ingrid"}), thing="summary"),
    Row("summary", get=only(set()), thing="unknown"),
    # networks
    Row("networks:list", get=for_all(200)),
    Row("networks:detail", get=only(TABLE | {"priya"}), thing="overvecht"),
    Row("networks:detail", get=only(ZEIST), thing="zeist"),
    Row("networks:detail", get=only(set()), thing="unknown_slug"),
    # concerns
    Row("signals:list", get=only(TABLE | ZEIST)),
    Row("signals:create", get=only(TABLE | ZEIST), post=only(TABLE | ZEIST)),
    Row("signals:board", get=only(TEAM | {"zeist_coordinator"})),
    Row("signals:detail", get=only(READERS), thing="concern"),
    Row("signals:detail", get=only({"mark", "anneke"}), thing="concern_for_mark"),
    Row("signals:detail", get=only(TABLE), thing="concern_for_all"),
    Row("signals:detail", get=only(set()), thing="unknown"),
    Row("signals:reply", get=NO_GET, post=only(TEAM | {"anneke"}, seen=READERS), thing="concern"),
    Row("signals:reply", get=NO_GET, post=only(set()), thing="unknown"),
    Row("on_agenda:put", get=only(TEAM, seen=READERS), post=only(TEAM, seen=READERS), thing="concern"),
    Row("on_agenda:put", get=only(set()), post=only(set()), thing="unknown"),
    Row("on_agenda:object", get=NO_GET, post=only({"anneke"}, 302, seen=READERS), thing="concern"),
    Row("on_agenda:object", get=NO_GET, post=only(set()), thing="unknown"),
    # meetings
    Row("meetings:list", get=only(TABLE | ZEIST)),
    Row("meetings:create", get=only(TEAM | {"zeist_coordinator"}), post=only(TEAM | {"zeist_coordinator"})),
    Row("meetings:detail", get=only(TABLE), thing="meeting"),
    Row("meetings:detail", get=only(TEAM, 302), thing="draft"),
    Row("meetings:detail", get=only(set()), thing="unknown"),
    Row("meetings:edit", get=only(TEAM), post=only(TEAM), thing="draft"),
    Row("meetings:edit", get=only(set(), seen=TABLE), post=only(set(), seen=TABLE), thing="meeting"),
    Row("meetings:edit", get=only(set()), post=only(set()), thing="unknown"),
    Row("meetings:invite", get=only(TEAM), post=only(TEAM, 302), thing="draft"),
    Row(
        "meetings:invite", get=only(TEAM, 302, seen=TABLE), post=only(TEAM, 302, seen=TABLE), thing="meeting"
    ),
    Row("meetings:invite", get=only(set()), post=only(set()), thing="unknown"),
    Row("meetings:answer", get=NO_GET, post=only(TABLE, 302), thing="meeting", data={"rsvp": "yes"}),
    Row("meetings:answer", get=NO_GET, post=only(set(), seen=TABLE), thing="begun", data={"rsvp": "yes"}),
    Row("meetings:answer", get=NO_GET, post=only(set(), seen=TEAM), thing="draft", data={"rsvp": "yes"}),
    Row("meetings:answer", get=NO_GET, post=only(set()), thing="unknown"),
    Row("meetings:propose", get=NO_GET, post=only(TABLE), thing="meeting"),
    Row("meetings:propose", get=NO_GET, post=only(set(), seen=TABLE), thing="begun"),
    Row("meetings:propose", get=NO_GET, post=only(set(), seen=TEAM), thing="draft"),
    Row("meetings:propose", get=NO_GET, post=only(set()), thing="unknown"),
    Row("meetings:calendar", get=only(TABLE), thing="meeting"),
    Row("meetings:calendar", get=only(set(), seen=TEAM), thing="draft"),
    Row("meetings:calendar", get=only(set()), thing="unknown"),
    Row("meetings:agree", get=NO_GET, post=only(TEAM, seen=TABLE), thing="begun"),
    Row("meetings:agree", get=NO_GET, post=only(set(), seen=TABLE), thing="meeting"),
    Row("meetings:agree", get=NO_GET, post=only(set(), seen=TEAM), thing="draft"),
    Row("meetings:agree", get=NO_GET, post=only(set()), thing="unknown"),
    Row("meetings:detail", get=only(TABLE), thing="begun"),
    # actions
    Row("actions:list", get=only(TABLE | ZEIST)),
    Row("actions:finish", get=NO_GET, post=only(TEAM | {"youssef"}, 302, seen=TABLE), thing="action"),
    Row("actions:finish", get=NO_GET, post=only(TEAM | {"anneke"}, 302, seen=TABLE), thing="action_left"),
    Row("actions:finish", get=NO_GET, post=only(set()), thing="unknown"),
    Row("actions:reopen", get=NO_GET, post=only(TEAM | {"youssef"}, 302, seen=TABLE), thing="action"),
    Row("actions:reopen", get=NO_GET, post=only(set()), thing="unknown"),
    # the link in a mail: whoever holds it, logged in or not
    *(
        Row(name, get=get, post=post, thing=thing, public=True, data=data)
        for name, get, post, data in (
            ("prepare:page", 200, 405, {}),
            ("prepare:answer", 405, 302, {"rsvp": "yes"}),
            ("prepare:propose", 405, 200, {}),
            ("prepare:calendar", 200, 405, {}),
        )
        for thing, get, post in (
            ("token", {get: EVERYBODY | {"anonymous"}}, {post: EVERYBODY | {"anonymous"}}),
            (
                "altered_token",
                {get if get == 405 else 404: EVERYBODY | {"anonymous"}},
                {post if post == 405 else 404: EVERYBODY | {"anonymous"}},
            ),
            (
                "ended_token",
                {get if get == 405 else 410: EVERYBODY | {"anonymous"}},
                {post if post == 405 else 410: EVERYBODY | {"anonymous"}},
            ),
        )
    ),
    # which mail somebody gets
    Row("mail_choices:page", get=for_all(200), post=for_all(302)),
    *(
        Row("mail_choices:link", get=answer, post=answer, thing=thing, public=True)
        for thing, answer in (
            ("mail_token", LINK),
            ("altered_mail_token", {404: EVERYBODY | {"anonymous"}}),
            ("ended_mail_token", {410: EVERYBODY | {"anonymous"}}),
        )
    ),
    # login
    Row("account_login", get=LOGIN_PAGE, post=LOGIN_PAGE, public=True),
    Row("account_request_login_code", get=LOGIN_PAGE, post=LOGIN_PAGE, public=True),
    Row("account_confirm_login_code", get=for_all(302), post=for_all(302), public=True),
    Row("account_logout", get=for_all(200), post=for_all(302), public=True),
    Row("account_inactive", get=PUBLIC_GET, post={405: EVERYBODY | {"anonymous"}}, public=True),
    Row("account_signup", get=LOGIN_PAGE, post=LOGIN_PAGE, public=True),
    # nobody of the cast has a password to confirm
    Row("account_reauthenticate", get=NO_PASSWORD, post=NO_PASSWORD),
    Row("account_change_password", get=for_all(302), post=for_all(302)),
    Row("account_set_password", get=for_all(200), post=for_all(200)),
    Row("account_reset_password", get=PUBLIC_GET, post=PUBLIC_GET, public=True),
    Row("account_reset_password_done", get=PUBLIC_GET, post={405: EVERYBODY | {"anonymous"}}, public=True),
    Row("account_reset_password_from_key", get=PUBLIC_GET, post=PUBLIC_GET, thing="reset_key", public=True),
    Row(
        "account_reset_password_from_key_done",
        get=PUBLIC_GET,
        post={405: EVERYBODY | {"anonymous"}},
        public=True,
    ),
    *(row for area in AREAS for row in area.ROWS),
]
