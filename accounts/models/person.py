"""People: who they are to the application. Nothing about belief, origin, background or age, ever."""

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bondgenoten.lib.models import PublicIdModel


class Language(models.TextChoices):
    """The languages a person can choose; the names are in their own language."""

    DUTCH = "nl", "Nederlands"
    ENGLISH = "en", "English"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None, name: str, password: str | None = None, **fields) -> "User":
        """A person who logs in with ``email`` (stored in lower case); without a password, by mailed code.

        Without an address nobody can log in as them: they take part on paper.
        """
        user = self.model(email=(email or "").strip().lower() or None, name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        if user.email:
            # allauth keeps a row per address; made here, so that no page has to make it on the fly.
            addresses = apps.get_model("account", "EmailAddress").objects
            addresses.create(user=user, email=user.email, primary=True, verified=True)
        return user


class User(PublicIdModel, AbstractBaseUser, PermissionsMixin):
    """A person with a login. The name is what they want to be called."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=80)
    phone = models.CharField(_("phone"), max_length=20, blank=True)  # for the call list of their networks
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.DUTCH)
    is_active = models.BooleanField(_("active"), default=True)
    needs_second_factor = models.BooleanField(default=False)  # set by the services of networks
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_once")]
        indexes = [models.Index(fields=["name", "id"], name="user_by_name")]  # as the lists have them

    def __str__(self) -> str:
        return self.called

    @property
    def is_on_paper(self) -> bool:
        """Takes part without e-mail: gets letters, cannot log in, and a coordinator answers for them."""
        return not self.email and not self.is_erased

    @property
    def is_erased(self) -> bool:
        """Was somebody: an empty row on which others' meetings and answers hang, and nothing else."""
        return not (self.is_active or self.email or self.name)

    @property
    def called(self) -> str:
        """The name to show; somebody who was erased is "someone"."""
        return gettext("someone") if self.is_erased else self.name

    @property
    def short_name(self) -> str:
        """What we call someone on a small screen: the first word of the name."""
        return self.name.split()[0] if self.name else ""
