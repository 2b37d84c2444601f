"""Who wants which mail; and the outbox: a mail is a row first, written with what it tells about."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from notifications.constants import How, MailStatus
from notifications.querysets import OutgoingMailQuerySet
from notifications.troubles import in_words


class MailChoice(models.Model):
    """How somebody wants one sort of mail, in one network or, without scope, at all. No row: the default."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choices")
    topic = models.CharField(max_length=40)
    scope = models.CharField(max_length=20, blank=True)  # public id of a network, which this layer knows not
    how = models.CharField(max_length=8, choices=How.choices)
    day = models.PositiveSmallIntegerField(null=True, blank=True)  # 0 is Monday, 4 Friday
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("choice about mail")
        verbose_name_plural = _("choices about mail")
        constraints = [
            models.UniqueConstraint(fields=["user", "topic", "scope"], name="notifications_choice_once"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="notifications_choice_known"),
            models.CheckConstraint(
                condition=Q(day__isnull=True) | Q(day__lte=4),
                name="notifications_choice_on_a_workday",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.scope}: {self.how}"


class OutgoingMail(models.Model):
    """One mail to one person, once. ``key`` says what, to whom and on which occasion."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=60)
    reference = models.CharField(max_length=64, blank=True)  # public id of what the mail is about
    # Empty for who is invited: the address need not be that of a User, and nobody looks.
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="mails"
    )
    # Where it goes when that is not the recipient's own address, such as one that they want to change to.
    address = models.EmailField(max_length=254, blank=True)
    topic = models.CharField(max_length=40, blank=True)  # empty: cannot be turned off
    scope = models.CharField(max_length=20, blank=True)  # public id of the network, and what people call it
    scope_name = models.CharField(max_length=80, blank=True)
    path = models.CharField(max_length=500, blank=True)  # where the news is, for the daily mail
    bundled_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="bundle"
    )
    language = models.CharField(max_length=2)
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # [{"name": str, "type": str, "content": str}]
    attachments = models.JSONField(default=list, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    urgent = models.BooleanField(default=False)  # goes out in quiet hours too
    lets_in = models.BooleanField(default=False)  # holds a code or link that lets someone in
    wiped = models.BooleanField(default=False)
    not_before = models.DateTimeField(null=True, blank=True)
    not_after = models.DateTimeField(null=True, blank=True)

    status = models.CharField(
        _("status"),
        max_length=16,
        choices=MailStatus.choices,
        default=MailStatus.QUEUED,
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    possibly_twice = models.BooleanField(default=False)  # an earlier attempt ended without an answer
    claim = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    error = models.CharField(_("reason"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    again_at = models.DateTimeField(null=True, blank=True)  # when somebody said to try once more

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [
            models.Index(
                fields=["-urgent", "id"],
                name="mail_queued",
                condition=Q(status=MailStatus.QUEUED),
            ),
            models.Index(
                fields=["lease_until"],
                name="mail_sending",
                condition=Q(status=MailStatus.SENDING),
            ),
            models.Index(
                fields=["-updated_at"],
                name="mail_failed",
                condition=Q(status=MailStatus.FAILED),
            ),
            models.Index(
                fields=["recipient", "created_at"],
                name="mail_held",
                condition=Q(status=MailStatus.HELD),
            ),
            models.Index(fields=["created_at"], name="mail_with_body", condition=Q(wiped=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MailStatus.values),
                name="notifications_mail_status_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=MailStatus.SENDING) | Q(lease_until__isnull=False),
                name="notifications_mail_sending_has_lease",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def tried_since(self) -> datetime:
        """From when the days of trying are counted."""
        return self.again_at or self.created_at

    @property
    def can_go_again(self) -> bool:
        """Given up, its text and address are still there, and it is still of use."""
        is_late = self.not_after is not None and self.not_after <= timezone.now()
        return self.status == MailStatus.FAILED and not (self.wiped or is_late) and bool(self.goes_to)

    @property
    def why(self) -> str:
        """The reason why it did not arrive, in plain words; empty when none is known."""
        return in_words(self.error) if self.error else ""

    @property
    def person(self):
        """The recipient (a User) of a mail that only people with an account get; ValueError without."""
        if self.recipient is None:
            raise ValueError(f"{self.kind} goes to an address only")
        return self.recipient

    @property
    def is_for_nobody(self) -> bool:
        """Was written so that writing it takes as long as for somebody (outbox.Nobody); never sent."""
        return self.recipient_id is None and not self.address

    @property
    def goes_to(self) -> str:
        """The address it is sent to; empty when there is none any more."""
        own = self.recipient.email if self.recipient else ""
        return self.address or own or ""
