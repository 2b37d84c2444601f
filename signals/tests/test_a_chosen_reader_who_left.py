"""A concern for one coordinator who stepped down goes to nobody else by itself; its reporter is told so."""

from networks.constants import Role
from signals.constants import Readers
from signals.tests.factories import make_signal


def test_the_reporter_is_told_and_the_other_coordinator_sees_nothing(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke, readers=Readers.ONE, reader=cast.mark)
    cast.overvecht.memberships.filter(user=cast.mark).update(role=Role.MEMBER)

    page = login(cast.anneke).get(concern.get_absolute_url()).content.decode()
    assert "Niemand leest deze zorg nu" in page
    for user in (cast.mark, cast.fatima):
        assert login(user).get(concern.get_absolute_url()).status_code == 404
