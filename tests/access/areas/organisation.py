"""Units, teams, municipalities and who leads them; and the link of the first administrator."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import FirstLogin
from accounts.services import first_login
from networks.importing import kept
from networks.models import BaseTeam, BaseTeamMunicipality, Municipality, OfficeHolder, TeamChief
from networks.tests.factories import LONG_AGO, Cast
from tests.access.rows import EVERYBODY, NO_POST, Row, only

BEHEER = only({"beheer"})
DONE = only({"beheer"}, 302)
NOBODY = only(set())
ALL = EVERYBODY | {"anonymous"}


def known_and_unknown(name: str, thing: str, unknown: str, post: dict) -> list[Row]:
    """Nobody but the administrator gets to it, and nobody at all to one that is not there."""
    nothing = NO_POST if post is NO_POST else NOBODY
    return [
        Row(f"organisation:{name}", get=BEHEER, post=post, thing=thing),
        Row(f"organisation:{name}", get=NOBODY, post=nothing, thing=unknown),
    ]


ROWS: list[Row] = [
    *(
        Row(f"organisation:{name}", get=BEHEER)
        for name in ("index", "teams", "municipalities", "neighbourhoods", "offices")
    ),
    *(
        Row(f"organisation:{name}", get=BEHEER, post=BEHEER)
        for name in ("unit_add", "municipality_add", "office_give", "import")
    ),
    *(
        row
        for name, thing, unknown, post in (
            ("unit", "org_unit", "unknown", NO_POST),
            ("unit_rename", "org_unit", "unknown", BEHEER),
            ("unit_remove", "org_unit", "unknown", DONE),
            ("district_add", "org_unit", "unknown", BEHEER),
            ("district", "org_district", "unknown", NO_POST),
            ("district_rename", "org_district", "unknown", BEHEER),
            ("district_remove", "org_district", "unknown", DONE),
            ("team_add", "org_district", "unknown", BEHEER),
            ("team", "org_team", "unknown", NO_POST),
            ("team_rename", "org_team", "unknown", BEHEER),
            ("team_remove", "org_team", "unknown", DONE),
            ("chief_add", "org_team", "unknown", BEHEER),
            ("team_municipality_add", "org_team", "unknown", BEHEER),
            ("chief_end", "org_chief", "unknown", BEHEER),
            ("team_municipality_end", "org_link", "unknown", BEHEER),
            ("municipality", "org_municipality", "unknown", NO_POST),
            ("municipality_rename", "org_municipality", "unknown", BEHEER),
            ("municipality_remove", "org_municipality", "unknown", DONE),
            ("neighbourhood_add", "org_municipality", "unknown", BEHEER),
            ("neighbourhood_rename", "org_neighbourhood", "org_no_neighbourhood", BEHEER),
            ("neighbourhood_remove", "org_neighbourhood", "org_no_neighbourhood", DONE),
            ("office_end", "org_office", "unknown", BEHEER),
            ("import_preview", "org_import", "unknown", DONE),
        )
        for row in known_and_unknown(name, thing, unknown, post)
    ),
    *(
        Row("first_login:page", get={get: ALL}, post={post: ALL}, thing=thing, public=True)
        for thing, get, post in (
            ("first_token", 200, 302),
            ("used_first_token", 410, 410),
            ("old_first_token", 410, 410),
            ("unknown", 404, 404),
        )
    ),
]


def make_things(cast: Cast) -> dict[str, list]:
    """What stands in the URLs of these rows: arguments by the name of the thing."""
    team = BaseTeam.objects.select_related("district__unit").get(name="Team Overvecht")
    utrecht = Municipality.objects.get(code="GM0344")
    link = BaseTeamMunicipality.objects.create(base_team=team, municipality=utrecht, from_date=LONG_AGO)
    file = kept.Kept("organisation", "lijst.csv", None, kept.pack(b"eenheid\nNoord"), {}, [], 0)
    ids = {
        "org_unit": team.district.unit,
        "org_district": team.district,
        "org_team": team,
        "org_chief": TeamChief.objects.get(user=cast.ingrid),
        "org_link": link,
        "org_office": OfficeHolder.objects.get(user=cast.rob),
    }
    return {name: [thing.public_id] for name, thing in ids.items()} | {
        "org_municipality": ["GM0344"],
        "org_neighbourhood": ["BU03440311", 2026],
        "org_no_neighbourhood": ["BU03440311", 2025],
        "org_import": [kept.keep(file, cast.beheer)],
        **_first_logins(cast),
    }


def _first_logins(cast: Cast) -> dict[str, list[str]]:
    """Links for the administrator: one that was used, one that is too old, one that works."""
    used, old = first_login.make(cast.beheer), first_login.make(cast.beheer)
    token = first_login.make(cast.beheer)
    links = FirstLogin.objects.order_by("pk")
    links.filter(pk=links[0].pk).update(used_at=timezone.now())
    links.filter(pk=links[1].pk).update(expires_at=timezone.now() - timedelta(days=1))
    return {"first_token": [token], "used_first_token": [used], "old_first_token": [old]}
