"""A kept summary is one page of paper, with its charts and without buttons."""

import re
from datetime import timedelta

from django.utils import timezone

from insights.models import Summary
from insights.services import send_summaries
from meetings.tests.factories import make_meeting
from networks.constants import Party, Role
from networks.models import NetworkBaseTeam, TeamChief
from networks.tests.factories import LONG_AGO, make_cast, make_member, make_network
from signals.models import Theme
from signals.tests.factories import make_signal
from tests.browser.conftest import BROWSER, DESKTOP, new_page

pytestmark = BROWSER
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")


def test_a_summary_of_four_networks_is_one_page(open_context):
    cast = make_cast()
    team = TeamChief.objects.get(user=cast.ingrid).base_team
    for name in ("lombok", "ondiep", "zuilen"):
        network = make_network(name)
        NetworkBaseTeam.objects.create(network=network, base_team=team, from_date=LONG_AGO)
        make_member(network, cast.ingrid, Party.POLICE, Role.COORDINATOR)
        make_meeting(network, cast.ingrid, starts_at=timezone.now() + timedelta(days=9))
        for theme in Theme.objects.all():
            make_signal(network, cast.ingrid, theme=theme)
    send_summaries()
    page = new_page(open_context(cast.ingrid, viewport=DESKTOP))
    page.goto(Summary.objects.first().get_absolute_url())

    pdf = page.pdf(format="A4", margin=MARGIN)

    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 1
    page.emulate_media(media="print")
    assert page.locator(".plot--wide").first.is_visible()
    assert [button for button in page.locator(".btn").all() if button.is_visible()] == []
    assert page.problems == []
