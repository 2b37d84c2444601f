"""Who did what, to what, when and with which result. Never with words of people in it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.constants import AuditChannel, AuditResult


class AuditEvent(models.Model):
    """One line. Things are named by their public id: the line outlives them and links no two people."""

    at = models.DateTimeField(_("moment"), default=timezone.now, editable=False)
    event = models.CharField(_("event"), max_length=60)  # such as "membership.removed"
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, blank=True)  # of the actor, then
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    network = models.CharField(max_length=20, blank=True)  # public id
    result = models.CharField(
        _("result"), max_length=8, choices=AuditResult.choices, default=AuditResult.DONE
    )
    channel = models.CharField(max_length=8, choices=AuditChannel.choices, default=AuditChannel.WEB)

    class Meta:
        verbose_name = _("audit line")
        verbose_name_plural = _("audit lines")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at"], name="audit_newest"),
            models.Index(fields=["network", "-at"], name="audit_of_network"),
            models.Index(fields=["object_type", "object_id"], name="audit_of_object"),
            models.Index(fields=["actor", "-at"], name="audit_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.object_id}"
