"""What is kept about a person: the sections of accounts, and those of all apps together."""

from typing import Any

from django.db.models import IntegerField, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.audit_words import words_of
from accounts.models import AddressChange, AuditEvent, DataRequest, User
from accounts.own_logins import login_sections
from bondgenoten.lib import registry
from bondgenoten.lib.own_data import Fact, Section


class CountOf(Subquery):
    """How many rows a query has, inside another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) _counted)"
    output_field = IntegerField()


def sections_of(user: User) -> list[Section]:
    """Everything that is kept about this person, by subject."""
    found = [section for sections in registry.own_data for section in sections(user)]
    return sorted(found, key=lambda section: section.position)


def counts_of(user: User, sections: list[Section]) -> dict[str, int]:
    """How many rows each section has, by its name, in one query."""
    counts, asked = {}, {}
    for section in sections:
        if isinstance(section.rows, QuerySet):  # under a name that no field of a user has
            asked[f"rows_of_{section.name}"] = CountOf(section.rows.order_by().values("pk"))
        else:
            counts[section.name] = len(section.rows)
    counted: dict[str, Any] = dict(User.objects.filter(pk=user.pk).values(**asked).get())
    return counts | {name.removeprefix("rows_of_"): count for name, count in counted.items()}


def sections(user: User) -> list[Section]:
    """The account itself, what was asked about it, how this person logs in, and the audit lines."""
    return [_who(user), *login_sections(user), _requests(user), _address_changes(user), _audit(user)]


def _who(user: User) -> Section:
    return Section(
        name="account",
        slug="account",
        title=_("Who you are here"),
        about=_("Your name, your address and what goes with them."),
        position=10,
        rows=[user],
        describe=_account,
    )


def _requests(user: User) -> Section:
    return Section(
        name="requests",
        slug="verzoeken",
        title=_("What you asked about your data"),
        about=_("Requests about your own data, and when each was answered."),
        position=90,
        rows=DataRequest.objects.filter(user=user).order_by("-made_at", "-pk"),
        describe=_request,
    )


def _address_changes(user: User) -> Section:
    return Section(
        name="address_changes",
        slug="adreswijzigingen",
        title=_("Changes of your e-mail address"),
        about=_("Addresses that you wanted to change to, kept for one day."),
        position=91,
        rows=AddressChange.objects.filter(user=user).order_by("-asked_at", "-pk"),
        describe=_address_change,
    )


def _audit(user: User) -> Section:
    return Section(
        name="audit",
        slug="logboek",
        title=_("What was recorded about you"),
        about=_("Changes in who may do what, by you or about you. Without texts."),
        position=95,
        rows=_lines_about(user),
        describe=lambda line: _line(line, user),
    )


def _account(user: User) -> list[Fact]:
    return [
        Fact("name", _("Name"), user.name),
        Fact("address", _("E-mail address"), user.email or ""),
        Fact("phone", _("Phone"), user.phone),
        Fact("language", _("Language"), str(user.get_language_display()), user.language),
        Fact("joined_at", _("Here since"), user.joined_at),
        Fact("last_login", _("Last login"), user.last_login),
        Fact("has_password", _("You have a password"), user.has_usable_password()),
        Fact("needs_second_factor", _("You must log in in two steps"), user.needs_second_factor),
        Fact("id", _("Your number here"), user.public_id),
    ]


def _request(request: DataRequest) -> list[Fact]:
    return [
        Fact("kind", _("You asked"), str(request.get_kind_display()), request.kind),
        Fact("made_at", _("Asked on"), request.made_at),
        Fact("due_on", _("Answer at the latest on"), request.due_on),
        Fact("done_at", _("Answered on"), request.done_at),
        Fact("by_itself", _("Done at once by the application"), request.by_itself),
    ]


def _address_change(change: AddressChange) -> list[Fact]:
    return [
        Fact("address", _("E-mail address"), change.address),
        Fact("asked_at", _("Asked on"), change.asked_at),
        Fact("used_at", _("Changed on"), change.used_at),
    ]


def _lines_about(user: User) -> QuerySet[AuditEvent]:
    """Lines by this person, about them, and about a seat of theirs."""
    seats = user.memberships.values("public_id")
    return AuditEvent.objects.filter(
        Q(actor=user) | Q(object_id=user.public_id) | Q(object_id__in=seats)
    ).order_by("-at", "-pk")


def _line(line: AuditEvent, user: User) -> list[Fact]:
    """Who else did it is not said: that is about them."""
    by_you = line.actor_id == user.pk
    return [
        Fact("event", _("What"), words_of(line.event), line.event),
        Fact("at", _("When"), line.at),
        Fact("by", _("By"), _("you") if by_you else _("somebody else"), "you" if by_you else "other"),
        Fact("result", _("Result"), str(line.get_result_display()), line.result),
    ]
