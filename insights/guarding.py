"""What waits for a privacy officer: requests about own data, and reviews of rights that are too late."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import DataRequest, User
from bondgenoten.lib.promises import open_promise
from insights.waiting import Waiting
from networks.models import Network
from networks.permissions import is_privacy_officer
from networks.rights_review import overdue


def guarding_lines(user: User) -> list[Waiting]:
    """At most two lines, in two queries; nothing and no query for who watches over no network."""
    if not is_privacy_officer(user):
        return []
    guarded = Network.objects.guarded_by(user)
    return [*_requests(guarded), *_reviews(guarded)]


def _requests(guarded) -> list[Waiting]:
    waiting = DataRequest.objects.of_people_in(guarded).tally()
    if not waiting["open"]:
        return []
    title = ngettext(
        "Answer %(count)s request about own data", "Answer %(count)s requests about own data", waiting["open"]
    )
    first = _("The first: %(promise)s") % {"promise": open_promise(waiting["first"]).text}
    return [Waiting(reverse("oversight:requests"), "mail", title % {"count": waiting["open"]}, first)]


def _reviews(guarded) -> list[Waiting]:
    late = overdue(guarded).count()
    if not late:
        return []
    title = ngettext(
        "%(count)s network has not checked who may do what",
        "%(count)s networks have not checked who may do what",
        late,
    )
    return [Waiting(reverse("oversight:page"), "eye", title % {"count": late}, _("Ask the coordinators"))]
