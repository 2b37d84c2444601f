"""What a privacy officer sees: a request that waits; reviews of rights, which one network still has to do."""

from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta

from accounts.constants import DataRequestKind
from accounts.models import DataRequest
from bondgenoten.demo.seed.people import Made
from bondgenoten.lib.dates import local_at
from networks.models import RightsReview
from networks.oversight import access_to
from networks.rights_review import quarter_of

ASKED = 9  # days ago


def make_oversight(overvecht: Made, zeist: Made, today: date) -> None:
    """Overvecht and Zeist were checked this quarter; a resident of Overvecht asks to have data corrected."""
    quarter = quarter_of(today)
    for made, by in ((overvecht, "fatima"), (zeist, "karin")):
        RightsReview.objects.create(
            network=made.network,
            quarter=quarter,
            done_by=made.members[by].user,
            done_at=local_at(quarter, time(10, 15)),
            counts=access_to(made.network).counts,
        )
    asked = today - timedelta(days=ASKED)
    DataRequest.objects.create(
        user=overvecht.members["dewi"].user,
        kind=DataRequestKind.CORRECT,
        made_at=local_at(asked, time(20, 5)),
        due_on=asked + relativedelta(months=1),
    )
