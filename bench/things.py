"""What stands behind the URLs, from the database of seed_national: for each role things that it may see."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from accounts.models import User
from bench.national.people import email_of
from insights.models import Summary
from insights.occasions import last_weekly
from insights.services import summarise
from meetings import links
from meetings.models import Attendance, Meeting
from networks.models import Network
from notifications import choice_links
from signals.models import Signal

EACH = 20


class Things:
    """URL arguments for one person or nobody, at most twenty of a sort; each method gives a list of them."""

    def __init__(self, role: str) -> None:
        self.found = User.objects.get(email=email_of(role)) if role else None

    @property
    def user(self) -> User:
        """The person. Raises ValueError for nobody, who has no things of their own."""
        if self.found is None:
            raise ValueError("Nobody has no such things.")
        return self.found

    def networks(self) -> list[list[str]]:
        networks = Network.objects.visible_to(self.user).order_by("pk")[:EACH]
        return [[network.slug] for network in networks]

    def concerns(self) -> list[list[str]]:
        """The newest this person may read."""
        return _ids(Signal.objects.visible_to(self.user).order_by("-created_at"))

    def open_concerns(self) -> list[list[str]]:
        return _ids(Signal.objects.in_care_of(self.user).to_weigh().order_by("-created_at"))

    def coming_meetings(self) -> list[list[str]]:
        return _ids(Meeting.objects.visible_to(self.user).upcoming())

    def past_meetings(self) -> list[list[str]]:
        return _ids(Meeting.objects.visible_to(self.user).past())

    def drafts(self) -> list[list[str]]:
        return _ids(Meeting.objects.visible_to(self.user).filter(status="draft").order_by("pk"))

    def links(self) -> list[list[str]]:
        """Links of mails about meetings to come."""
        coming = Meeting.objects.upcoming().filter(network__status="live")[:EACH]
        firsts = (Attendance.objects.of_members().filter(meeting=meeting).first() for meeting in coming)
        return [[links.make_token(attendance)] for attendance in firsts if attendance]

    def mail_links(self) -> list[list[str]]:
        """The link at the foot of a mail, to choose about that mail."""
        resident = User.objects.get(email=email_of("resident"))
        network = Network.objects.seated_with(resident).earliest("pk")
        url = choice_links.url_for(resident, [("my_concerns", network.public_id)])
        return [[url.rstrip("/").rpartition("/")[2]]]

    def summaries(self) -> list[list[str]]:
        """Those of this person; the weekly one is made when there are none yet."""
        mine = Summary.objects.visible_to(self.user).newest_first()
        if not mine.exists():
            now = timezone.now()
            summarise(self.user, occasion=last_weekly(now, None), now=now)
        return _ids(mine)

    def reset_keys(self) -> list[list[str]]:
        return [["1", "abc-def"]]

    def session(self) -> str:
        """The key of a new session of this person, as after a login."""
        if self.found is None:
            return ""
        store = SessionStore()
        store[SESSION_KEY] = str(self.user.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = self.user.get_session_auth_hash()
        store.create()
        return store.session_key or ""


def _ids(rows) -> list[list[str]]:
    return [[public_id] for public_id in rows.values_list("public_id", flat=True)[:EACH]]
