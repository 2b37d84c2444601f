"""What the outbox keeps about somebody: how they want their mail, and which mail they got."""

from collections.abc import Callable
from functools import cache

from django.utils.translation import gettext as _

from bondgenoten.lib.own_data import Fact, Section
from notifications.models import MailChoice, OutgoingMail
from notifications.topics import label_of, offers_of


def sections(user) -> list[Section]:
    """Choices about mail, and mails by subject and day: their text is kept for a short time only."""
    return [
        Section(
            name="mail_choices",
            slug="post-keuzes",
            title=_("How you want your mail"),
            about=_("What you chose about the mail that you get."),
            position=70,
            rows=MailChoice.objects.filter(user=user).order_by("topic", "scope", "pk"),
            describe=_choice_of(user),
        ),
        Section(
            name="mail",
            slug="post",
            title=_("Mail that we sent you"),
            about=_("The subject of each mail and when it was sent. The text is kept for a short time only."),
            position=80,
            rows=OutgoingMail.objects.filter(recipient=user)
            .only("subject", "created_at", "sent_at", "status", "address")
            .order_by("-created_at", "-pk"),
            describe=_mail,
        ),
    ]


def _choice_of(user) -> Callable[[MailChoice], list[Fact]]:
    """How a choice is described; the names of networks are looked up once, and only if there is a choice."""
    names = cache(lambda: {offer.scope: offer.scope_name for offer in offers_of(user)})

    def describe(choice: MailChoice) -> list[Fact]:
        return [
            Fact("topic", _("About"), label_of(choice.topic), choice.topic),
            Fact("network", _("Network"), names().get(choice.scope, ""), choice.scope),
            Fact("how", _("How"), str(choice.get_how_display()), choice.how),
            Fact("changed_at", _("Chosen on"), choice.changed_at),
        ]

    return describe


def _mail(mail: OutgoingMail) -> list[Fact]:
    return [
        Fact("subject", _("Subject"), mail.subject),
        Fact("made_at", _("Made on"), mail.created_at),
        Fact("sent_at", _("Sent on"), mail.sent_at),
        Fact("status", _("Status"), str(mail.get_status_display()), mail.status),
        Fact("address", _("Sent to"), mail.address),
    ]
