"""Audit lines in words, for the person they are about. The code of an event says which sort it is."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS = {
    "person.joined": gettext_lazy("joined Bondgenoten"),
    "person.deactivated": gettext_lazy("the account was closed"),
    "person.activated": gettext_lazy("the account was opened again"),
    "person.erased": gettext_lazy("erased"),
    "person.erased_again": gettext_lazy("erased again, after a backup was put back"),
    "person.added": gettext_lazy("an account was made"),
    "first_login.made": gettext_lazy("a link to log in the first time was made"),
    "first_login.used": gettext_lazy("logged in the first time, with a link"),
    "office.given": gettext_lazy("an office was given"),
    "office.ended": gettext_lazy("an office ended"),
    "team.chief_added": gettext_lazy("somebody became team chief or deputy"),
    "team.chief_ended": gettext_lazy("a team chief or deputy stopped"),
    "organisation.imported": gettext_lazy("a list of the organisation was read in"),
    "neighbourhoods.imported": gettext_lazy("a map of neighbourhoods was read in"),
    "profile.changed": gettext_lazy("name, phone or language changed"),
    "address.change_asked": gettext_lazy("another e-mail address was asked for"),
    "address.changed": gettext_lazy("the e-mail address changed"),
    "data.exported": gettext_lazy("a copy of the data was made"),
    "data.requested": gettext_lazy("a request to the privacy officer"),
    "data.request_answered": gettext_lazy("a request about the data was answered"),
    "password.changed": gettext_lazy("the password changed"),
    "session.ended": gettext_lazy("a device was logged out"),
    "sessions.ended": gettext_lazy("all devices were logged out"),
    "second_factor.added": gettext_lazy("a second step was added"),
    "second_factor.removed": gettext_lazy("a second step was removed"),
    "second_factor.reset": gettext_lazy("the second step was reset"),
    "membership.joined": gettext_lazy("a seat in a network was taken"),
    "membership.added_on_paper": gettext_lazy("a seat in a network was taken, on paper"),
    "membership.left": gettext_lazy("a network was left"),
    "membership.removed": gettext_lazy("a seat in a network was ended by a coordinator"),
    "membership.paused": gettext_lazy("a break was noted"),
    "membership.resumed": gettext_lazy("a break ended"),
    "membership.changed": gettext_lazy("what somebody is active in changed"),
    "membership.role_changed": gettext_lazy("a role in a network changed"),
    "membership.party_changed": gettext_lazy("a seat began for another party"),
    "membership.acting_named": gettext_lazy("somebody stands in for a coordinator"),
    "membership.acting_ended": gettext_lazy("standing in for a coordinator ended"),
    "invitation.sent": gettext_lazy("an invitation to a network was sent"),
    "invitation.resent": gettext_lazy("an invitation to a network was sent again"),
    "invitation.reminded": gettext_lazy("a reminder of an invitation was sent"),
    "invitation.revoked": gettext_lazy("an invitation to a network was withdrawn"),
    "invitation.declined": gettext_lazy("an invitation to a network was declined"),
    "nomination.made": gettext_lazy("somebody was named as coordinator"),
    "nomination.confirmed": gettext_lazy("a coordinator was confirmed"),
    "nomination.refused": gettext_lazy("a coordinator was not agreed to"),
    "nomination.withdrawn": gettext_lazy("a nomination was withdrawn"),
    "rights.reviewed": gettext_lazy("who may do what was checked"),
    "network.created": gettext_lazy("a network was set up"),
    "network.changed": gettext_lazy("a network was changed"),
    "concern.name_asked": gettext_lazy("a coordinator asked to see who shared a concern"),
    "concern.name_agreed": gettext_lazy("who shared a concern agreed to show their name"),
    "concern.name_refused": gettext_lazy("who shared a concern did not agree to show their name"),
}
SUBJECTS = {
    "address": gettext_lazy("the e-mail address"),
    "data": gettext_lazy("own data"),
    "invitation": gettext_lazy("an invitation to a network"),
    "membership": gettext_lazy("a seat in a network"),
    "network": gettext_lazy("a network"),
    "office": gettext_lazy("an office"),
    "person": gettext_lazy("the account"),
    "rights": gettext_lazy("who may do what"),
    "team": gettext_lazy("a base team"),
    **dict.fromkeys(("unit", "district", "municipality", "neighbourhood"), gettext_lazy("the organisation")),
}


def words_of(event: str) -> str:
    """An event in plain words; one that is not known here by its subject, else by its code."""
    known = WORDS.get(event) or WORDS.get(".".join(event.split(".")[:2]))
    if known:
        return str(known)
    subject = SUBJECTS.get(event.partition(".")[0])
    return _("something about %(subject)s") % {"subject": subject} if subject else event
