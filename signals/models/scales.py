"""Scales and subjects: data, not code."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class TensionLevel(models.Model):
    """One of the six steps of how tense it feels. The scale is data: other words need no code."""

    step = models.PositiveSmallIntegerField(_("step"), unique=True)
    label_nl = models.CharField(max_length=40)
    label_en = models.CharField(max_length=40)

    class Meta:
        ordering = ["step"]
        constraints = [
            models.CheckConstraint(condition=Q(step__gte=1, step__lte=6), name="signals_six_steps")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The word in the reader's language."""
        return self.label_en if get_language() == "en" else self.label_nl


class Theme(models.Model):
    """What a concern is about: national codes, so that networks can be counted together.

    No theme names a belief, an origin or a group of people.
    """

    code = models.SlugField(_("code"), max_length=30, unique=True)
    label_nl = models.CharField(max_length=40)
    label_en = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The words in the reader's language."""
        return self.label_en if get_language() == "en" else self.label_nl
