"""Every page opens for whom it is meant."""

from meetings import links
from meetings.tests.factories import attendance, make_draft, make_meeting
from signals.tests.factories import make_signal


def test_pages_open(cast, client):
    meeting = make_meeting(cast.overvecht, cast.fatima, ("Een", "Twee"))
    draft = make_draft(cast.overvecht, cast.fatima, ("Een",))
    concern = make_signal(cast.overvecht, cast.anneke)
    m = cast.overvecht.memberships.get(user=cast.mark)
    pages = [
        "/",
        "/account/",
        "/netwerken/",
        "/netwerken/overvecht/",
        "/bijeenkomsten/",
        f"/bijeenkomsten/{meeting.public_id}/",
        f"/bijeenkomsten/{meeting.public_id}/bijeenkomst.ics",
        "/zorgen/",
        "/zorgen/nieuw/",
        f"/zorgen/{concern.public_id}/",
    ]
    coord = [
        f"/bijeenkomsten/{draft.public_id}/uitnodigen/",
        f"/bijeenkomsten/{draft.public_id}/wijzigen/",
        "/bijeenkomsten/nieuw/",
        "/zorgen/wegen/",
        f"/zorgen/{concern.public_id}/agenda/",
    ]
    for user, urls in (
        (cast.anneke, pages),
        (cast.mark, pages + coord),
        (cast.rob, ["/"]),
        (cast.beheer, ["/", "/beheer/"]),
        (cast.priya, ["/"]),
    ):
        client.force_login(user)
        for url in urls:
            r = client.get(url)
            assert r.status_code == 200, (user, url, r.status_code)
    client.logout()
    r = client.get(links.prepare_path(attendance(meeting, cast.youssef)))
    assert r.status_code == 200
    for url in [
        "/account/login/",
        "/account/login/code/",
        "/account/password/reset/",
        "/account/signup/",
        "/account/inactive/",
        "/gezondheid/",
    ]:
        assert client.get(url).status_code == 200, url
