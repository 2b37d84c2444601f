"""What people ask about their own data, and who was erased."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.constants import DataRequestKind
from accounts.querysets import DataRequestQuerySet
from bondgenoten.lib.models import PublicIdModel


class DataRequest(PublicIdModel):
    """Somebody uses a right about their data; an answer is due within a month (AVG, article 12(3))."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="data_requests",
    )
    kind = models.CharField(_("request"), max_length=8, choices=DataRequestKind.choices)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    due_on = models.DateField(_("to be answered by"))
    done_at = models.DateTimeField(null=True, blank=True)
    by_itself = models.BooleanField(default=False)  # the application did it at once

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about own data")
        verbose_name_plural = _("requests about own data")
        constraints = [
            models.CheckConstraint(
                condition=Q(by_itself=False) | Q(done_at__isnull=False),
                name="accounts_request_done_by_itself",
            ),
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(done_at__isnull=True),
                name="accounts_request_one_open",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="data_request_open", condition=Q(done_at__isnull=True))
        ]

    def __str__(self) -> str:
        return self.public_id


class Erasure(models.Model):
    """Somebody was erased. Only a keyed hash is left, to erase them again after a backup was put back."""

    person = models.CharField(max_length=64, unique=True)  # HMAC of the public id
    address = models.CharField(max_length=64, blank=True, db_index=True)  # HMAC of the e-mail address
    concerns_kept = models.BooleanField(default=False)  # their concerns stayed, without a trace of who
    erased_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return self.person[:8]


class FirstLogin(models.Model):
    """A link, shown once on the command line, with which the first administrator gets in without mail."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="first_logins")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("first login")
        verbose_name_plural = _("first logins")

    def __str__(self) -> str:
        return f"{self.pk}"


class AddressChange(models.Model):
    """Somebody asked for another e-mail address; the link mailed there proves that it is theirs."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="address_changes"
    )
    address = models.EmailField(_("e-mail address"), max_length=254)  # lower case
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("change of e-mail address")
        verbose_name_plural = _("changes of e-mail address")
        indexes = [models.Index(fields=["user", "asked_at"], name="address_change_of_user")]

    def __str__(self) -> str:
        return f"{self.pk}"
