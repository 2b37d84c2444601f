"""What stands behind the URLs, from the database of seed_national: for each role things that it may see."""

from datetime import timedelta

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import AddressChange, User
from accounts.services import second_factor
from bench.national.people import email_of
from bench.organisation_things import OrganisationThings
from bondgenoten.lib.tokens import hash_token, new_token
from insights.models import Summary
from insights.occasions import last_weekly
from insights.services import summarise
from meetings import links
from meetings.models import Attendance, Meeting
from networks.constants import INVITATION_LASTS, Party, Role
from networks.models import Invitation, Membership, Network
from notifications import choice_links
from signals import solved_links
from signals.constants import Readers
from signals.models import Redaction, Reply, Signal, StandardAnswer
from signals.services.standard_answers import AnswerFields, add_answer

EACH = 20
INVITED = "invited@bench.example"


class Things(OrganisationThings):
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

    def coordinated_networks(self) -> list[list[str]]:
        networks = Network.objects.coordinated_by(self.user).order_by("pk")[:EACH]
        return [[network.slug] for network in networks]

    def network_slugs(self) -> list[list[str]]:
        """Networks by the name in their address, for who administers them all."""
        return [[slug] for slug in Network.objects.order_by("pk").values_list("slug", flat=True)[:EACH]]

    def own_seats(self) -> list[list[str]]:
        return self._seats(Membership.objects.running().filter(user=self.user))

    def seats_of_residents(self) -> list[list[str]]:
        """Of residents in networks that this person coordinates."""
        coordinated = Network.objects.coordinated_by(self.user)
        residents = Membership.objects.seated().filter(party=Party.RESIDENT, role=Role.MEMBER)
        return self._seats(residents.filter(network__in=coordinated))

    def seats_to_act(self) -> list[list[str]]:
        """A member of the side of this coordinator, whom they can let stand in; made when there is none."""
        mine = Membership.objects.filter(user=self.user, role=Role.COORDINATOR).seated().earliest("pk")
        same = Membership.objects.seated().filter(network=mine.network_id, party=mine.party, role=Role.MEMBER)
        if not same.exists():
            colleague = User.objects.create_user(f"colleague{mine.pk}@example.org", "Collega")
            Membership.objects.create(network=mine.network, user=colleague, party=mine.party)
        return self._seats(same)

    @staticmethod
    def _seats(seats: QuerySet) -> list[list[str]]:
        found = seats.order_by("pk").values_list("network__slug", "public_id")[:EACH]
        return [list(pair) for pair in found]

    def administered_networks(self) -> list[list[str]]:
        """All there are, as the administrator has them."""
        return _ids(Network.objects.order_by("pk"))

    def people(self) -> list[list[str]]:
        return _ids(User.objects.exclude(pk=self.user.pk).order_by("pk"))

    def invitation_links(self) -> list[list[str]]:
        """A link to join the first live network, for an address that nobody logs in with."""
        token, network = new_token(), Network.objects.filter(status="live").earliest("pk")
        ends = timezone.now() + INVITATION_LASTS
        Invitation.objects.filter(network=network, email=INVITED).delete()
        fields = {"network": network, "email": INVITED, "party": "resident", "expires_at": ends}
        Invitation.objects.create(token_hash=hash_token(token), **fields)
        return [[token]]

    def concerns(self) -> list[list[str]]:
        """The newest this person may read."""
        return _ids(Signal.objects.visible_to(self.user).order_by("-created_at"))

    def own_concerns(self) -> list[list[str]]:
        """Shared by this person, and still theirs to change."""
        own = Signal.objects.filter(reporter=self.user)
        return _ids(own.exclude(outcome__in=("merged", "withdrawn")).order_by("-created_at"))

    def open_concerns(self) -> list[list[str]]:
        return _ids(Signal.objects.in_care_of(self.user).to_weigh().order_by("-created_at"))

    def concerns_of_others(self) -> list[list[str]]:
        """To be weighed, and shared by somebody else."""
        to_weigh = Signal.objects.in_care_of(self.user).to_weigh().exclude(reporter=self.user)
        return _ids(to_weigh.order_by("-created_at"))

    def decisions(self) -> list[list[str]]:
        """Each a concern to be weighed, and a step that it can take."""
        steps = ("doen", "volgen", "doorverwijzen", "niet-voor-ons", "afronden")
        return [[*concern, step] for concern, step in zip(self.open_concerns(), steps * EACH, strict=False)]

    def pairs_of_concerns(self) -> list[list[str]]:
        """Two of one network, for the coordinators together."""
        both = Signal.objects.in_care_of(self.user).to_weigh().exclude(readers=Readers.ONE)
        ids: dict[int, list[str]] = {}
        for network, public_id in both.exclude(reporter=self.user).values_list("network", "public_id")[:100]:
            ids.setdefault(network, []).append(public_id)
        return [pair[:2] for pair in ids.values() if len(pair) > 1]

    def answers(self) -> list[list[str]]:
        """Each a concern in care, and a message in its thread."""
        replies = Reply.objects.filter(signal__in=Signal.objects.in_care_of(self.user))
        pairs = replies.exclude(signal__reporter=self.user).order_by("-created_at")
        return [list(pair) for pair in pairs.values_list("signal__public_id", "public_id")[:EACH]]

    def redacted_concerns(self) -> list[list[str]]:
        """Own ones out of which words were taken, which are taken out here when there are none."""
        own = Signal.objects.filter(reporter=self.user)
        if not own.filter(redactions__isnull=False).exists():
            for signal in own.order_by("-created_at")[:3]:
                Redaction.objects.create(signal=signal, before=signal.observation, reason="Een naam.")
        return _ids(own.filter(redactions__isnull=False).order_by("-created_at"))

    def standard_answers(self) -> list[list[str]]:
        """One of a network of theirs, made when there is none."""
        seat = self.user.memberships.coordinating().order_by("pk").first()
        if seat is None:
            return []
        fields = AnswerFields(title="Dank u", text="Dank u voor uw zorg.")
        add_answer(seat.network, fields=fields, submission=f"bench-{seat.pk}")
        return _ids(StandardAnswer.objects.filter(network=seat.network))

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

    def solved_links(self) -> list[list[str]]:
        """Links of mails that ask whether it is solved."""
        ended = Signal.objects.filter(outcome="done", network__status="live", reporter__is_active=True)
        return [[solved_links.make_token(concern)] for concern in ended.order_by("pk")[:EACH]]

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

    def with_a_second_factor(self) -> list[list[str]]:
        """No arguments; the person has an app from now on."""
        if not second_factor.has_one(self.user):
            TOTP.activate(self.user, generate_totp_secret())
        return [[]]

    def own_sections(self) -> list[list[str]]:
        """Sorts of data on the pages about oneself."""
        return [["netwerken"], ["zorgen"], ["bijeenkomsten"], ["post"], ["logboek"]]

    def address_links(self) -> list[list[str]]:
        """A link to prove another address, as if it was mailed just now."""
        token = new_token()
        AddressChange.objects.create(
            user=self.user,
            address=f"{self.user.public_id}@example.org",
            token_hash=hash_token(token),
            expires_at=timezone.now() + timedelta(hours=1),
        )
        return [[token]]

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
        second_factor.mark_given(store, self.user)
        store.create()
        return store.session_key or ""


def _ids(rows) -> list[list[str]]:
    return [[public_id] for public_id in rows.values_list("public_id", flat=True)[:EACH]]
