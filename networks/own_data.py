"""What networks keep about somebody: their seats, the teams they lead, their offices and invitations."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from bondgenoten.lib.own_data import Fact, Section
from networks.constants import Role
from networks.models import Invitation, Membership, OfficeHolder, TeamChief


def sections(user: User) -> list[Section]:
    """Seats with their breaks and endings, teams, offices, and invitations to this person's address."""
    return [_seats(user), _teams(user), _offices(user), _invitations(user)]


def _seats(user: User) -> Section:
    return Section(
        name="seats",
        slug="netwerken",
        title=_("Networks you take part in"),
        about=_("Your party, your role, what you are active in, and from when until when."),
        position=20,
        rows=Membership.objects.filter(user=user).select_related("network").order_by("-from_date", "-pk"),
        describe=_seat,
    )


def _teams(user: User) -> Section:
    return Section(
        name="teams",
        slug="teams",
        title=_("Teams you lead"),
        about=_("The base teams of which you are chief or deputy, and from when until when."),
        position=21,
        rows=TeamChief.objects.filter(user=user).select_related("base_team").order_by("-from_date", "-pk"),
        describe=_team,
    )


def _offices(user: User) -> Section:
    return Section(
        name="offices",
        slug="taken",
        title=_("Your work for the whole organisation"),
        about=_("Administrator or programme lead, and from when until when."),
        position=22,
        rows=OfficeHolder.objects.filter(user=user).order_by("-from_date", "-pk"),
        describe=_office,
    )


def _invitations(user: User) -> Section:
    return Section(
        name="invitations",
        slug="uitnodigingen-netwerk",
        title=_("Invitations to a network"),
        about=_("When you were invited, and what you answered."),
        position=23,
        rows=_invited(user).select_related("network").order_by("-created_at", "-pk"),
        describe=_invitation,
    )


def _invited(user: User) -> QuerySet[Invitation]:
    return Invitation.objects.filter(email=user.email) if user.email else Invitation.objects.none()


def _seat(seat: Membership) -> list[Fact]:
    return [
        Fact("network", _("Network"), seat.network.name),
        Fact("party", _("Party"), str(seat.get_party_display()), seat.party),
        Fact("role", _("Role"), str(seat.get_role_display()), seat.role),
        Fact("active_in", _("Active in"), seat.active_in),
        Fact("from", _("From"), seat.from_date),
        Fact("until", _("Until"), seat.to_date),
        Fact("joined_on", _("At the table for another party since"), seat.joined_on),
        Fact("acting_from", _("Stands in for a coordinator from"), seat.acting_from),
        Fact("acting_until", _("Stands in for a coordinator until"), seat.acting_until),
        Fact("paused_from", _("A break from"), seat.paused_from),
        Fact("paused_until", _("A break until"), seat.paused_until),
        Fact("ending", _("How it ended"), str(seat.get_ending_display()) if seat.ending else "", seat.ending),
        Fact("ending_note", _("The reason that was given"), seat.ending_note),
    ]


def _team(link: TeamChief) -> list[Fact]:
    role = _("deputy") if link.is_deputy else _("team chief")
    return [
        Fact("team", _("Base team"), link.base_team.name),
        Fact("role", _("Role"), role, "deputy" if link.is_deputy else "chief"),
        Fact("from", _("From"), link.from_date),
        Fact("until", _("Until"), link.to_date),
    ]


def _office(link: OfficeHolder) -> list[Fact]:
    return [
        Fact("office", _("Work"), str(link.get_office_display()), link.office),
        Fact("from", _("From"), link.from_date),
        Fact("until", _("Until"), link.to_date),
    ]


def _invitation(invitation: Invitation) -> list[Fact]:
    return [
        Fact("network", _("Network"), invitation.network.name),
        Fact("name", _("Name"), invitation.name),
        Fact("party", _("Party"), str(invitation.get_party_display()), invitation.party),
        Fact("role", _("Role"), str(invitation.get_role_display()), invitation.role),
        Fact("made_at", _("Invited on"), invitation.created_at),
        Fact("accepted_at", _("Accepted on"), invitation.accepted_at),
        Fact("declined_at", _("Declined on"), invitation.declined_at),
        Fact("revoked_at", _("Withdrawn on"), invitation.revoked_at),
    ]


def privacy_officers_of(user: User) -> list[User]:
    """The privacy officers of all networks this person takes part in, or ever did; not they themselves."""
    seats = Membership.objects.filter(user=user)
    officers = Membership.objects.running().filter(
        role=Role.PRIVACY_OFFICER, network__in=seats.values("network"), user__is_active=True
    )
    return list(User.objects.filter(pk__in=officers.values("user")).exclude(pk=user.pk).order_by("pk"))
