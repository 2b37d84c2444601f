"""Who sits in a network, who is asked to, and who is named as coordinator."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib import dates
from bondgenoten.lib.models import DatedModel, PublicIdModel
from networks.constants import (
    COORDINATING_PARTIES,
    COORDINATING_ROLES,
    INVITATION_LASTS,
    SIDE_OF_PARTY,
    Ending,
    Party,
    Role,
    Side,
)
from networks.models.network import Network
from networks.querysets import InvitationQuerySet, MembershipQuerySet, NominationQuerySet


def _runs(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first <= timezone.localdate() <= last


def _both_or_neither(name: str) -> Q:
    """Both days are there, in order."""
    return Q(**{f"{name}_from__isnull": False, f"{name}_until__gte": F(f"{name}_from")})


class Membership(PublicIdModel, DatedModel):
    """A person takes part in a network for a party. What they are active in is in their own words."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    party = models.CharField(_("party"), max_length=12, choices=Party.choices)
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.MEMBER)
    active_in = models.CharField(_("active in"), max_length=80, blank=True)
    # Of who went on for another party: the day they first came to the table. Empty: from_date.
    joined_on = models.DateField(null=True, blank=True, editable=False)
    # Stands in for a coordinator of the own side, both days included.
    acting_from = models.DateField(null=True, blank=True)
    acting_until = models.DateField(null=True, blank=True)
    # A break: the seat stays, mail about meetings does not come.
    paused_from = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)
    # Why somebody was removed: for themselves and the coordinators, never for others.
    ending_note = models.CharField(_("reason"), max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        verbose_name = _("ally")
        verbose_name_plural = _("allies")
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["network", "user"],
                condition=Q(to_date__isnull=True),
                name="networks_membership_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=COORDINATING_ROLES) | Q(party__in=COORDINATING_PARTIES),
                name="networks_coordinator_is_police_or_municipality",
            ),
            models.CheckConstraint(
                condition=_both_or_neither("acting") | Q(acting_from__isnull=True, acting_until__isnull=True),
                name="networks_membership_acting_days",
            ),
            models.CheckConstraint(
                condition=Q(acting_from__isnull=True) | Q(party__in=COORDINATING_PARTIES),
                name="networks_acting_is_police_or_municipality",
            ),
            models.CheckConstraint(
                condition=_both_or_neither("paused") | Q(paused_from__isnull=True, paused_until__isnull=True),
                name="networks_membership_paused_days",
            ),
        ]
        indexes = [models.Index(fields=["user", "network"], name="membership_of_user")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def side(self) -> Side:
        return SIDE_OF_PARTY[Party(self.party)]

    @property
    def is_acting(self) -> bool:
        """Stands in for a coordinator today."""
        return _runs(self.acting_from, self.acting_until)

    @property
    def stands_in(self) -> bool:
        """Stands in for a coordinator today, or is to."""
        return self.acting_until is not None and self.acting_until >= timezone.localdate()

    @property
    def is_coordinator(self) -> bool:
        return self.role in COORDINATING_ROLES or self.is_acting

    @property
    def is_paused(self) -> bool:
        """Takes a break today."""
        return _runs(self.paused_from, self.paused_until)

    @property
    def break_to_come(self) -> bool:
        """Takes a break from a later day on."""
        return self.paused_from is not None and self.paused_from > timezone.localdate()

    @property
    def since(self) -> date:
        """The day they came to the table, also when that was for another party."""
        return self.joined_on or self.from_date

    @property
    def shown_role(self) -> str:
        """What they do today, in words; until when, for who stands in."""
        if not self.is_acting or self.acting_until is None:
            return str(Role(self.role).label)
        return _("acting coordinator until %(day)s") % {"day": dates.short_day(self.acting_until)}

    @property
    def on_a_break(self) -> str:
        """ "on a break until …" for who takes one today, else nothing."""
        if not self.is_paused or self.paused_until is None:
            return ""
        return _("on a break until %(day)s") % {"day": dates.short_day(self.paused_until)}

    @property
    def about(self) -> str:
        """The line under a name: the role, or what the person is active in, and whether they take a break."""
        role = Role.DEPUTY if self.is_acting else Role(self.role)
        line = str(role.label) if self.is_coordinator else self.active_in
        return ", ".join(filter(None, (line, self.on_a_break)))


class Invitation(PublicIdModel):
    """Somebody is asked to take a seat. The token is in the mail or letter only; here is its hash."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"), max_length=254)  # lower case
    name = models.CharField(_("name"), max_length=80, blank=True)
    party = models.CharField(_("party"), max_length=12, choices=Party.choices)
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.MEMBER)
    language = models.CharField(_("language"), max_length=2, default="nl")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    # A reminder has a link of its own, and the first one goes on working: people open either mail.
    reminder_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    sent = models.PositiveSmallIntegerField(default=1)  # how often a link was sent
    reminded_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a network")
        verbose_name_plural = _("invitations to a network")
        constraints = [
            models.UniqueConstraint(
                fields=["network", "email"],
                condition=Q(accepted_at__isnull=True, declined_at__isnull=True, revoked_at__isnull=True),
                name="networks_invitation_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=COORDINATING_ROLES) | Q(party__in=COORDINATING_PARTIES),
                name="networks_invited_coordinator_side",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                name="invitation_open",
                condition=Q(accepted_at__isnull=True, declined_at__isnull=True, revoked_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        """Waits for an answer and still lets somebody in."""
        return not (self.accepted_at or self.declined_at or self.revoked_at) and not self.is_expired

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def sent_at(self) -> datetime:
        """When the link that works was sent; the link of a reminder lasts no longer."""
        return self.expires_at - INVITATION_LASTS


class Nomination(PublicIdModel):
    """A member is named as coordinator; the other side's coordinator, or nominee, confirms."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="nominations")
    # Who named cannot confirm as well, whatever else they are.
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # The coordinator who steps back once this is confirmed; empty: they go on side by side.
    instead_of = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    named_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # or not agreed to

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(confirmed_at__isnull=True, withdrawn_at__isnull=True),
                name="networks_nomination_one_open",
            )
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        """Waits for the other side."""
        return self.confirmed_at is None and self.withdrawn_at is None


class RightsReview(models.Model):
    """Once a quarter somebody looks at who may do what: in a network, or, without one, everywhere."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="rights_reviews"
    )
    quarter = models.DateField(_("quarter"))  # its first day
    done_at = models.DateTimeField(default=timezone.now, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    counts = models.JSONField(default=dict)  # how many had each role, then

    class Meta:
        verbose_name = _("rights review")
        verbose_name_plural = _("rights reviews")
        constraints = [
            models.UniqueConstraint(fields=["network", "quarter"], name="networks_review_once"),
            models.UniqueConstraint(
                fields=["quarter"],
                condition=Q(network__isnull=True),
                name="networks_review_of_organisation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network_id} {self.quarter}"
