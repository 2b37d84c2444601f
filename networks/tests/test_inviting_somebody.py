"""Asking somebody to take a seat: one open invitation an address, by a link whose hash only is kept."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from bondgenoten.lib.tokens import hash_token
from networks.constants import NetworkStatus, Party, Role
from networks.models import Invitation
from networks.services import invitations
from notifications import delivery
from notifications.models import OutgoingMail
from tests.at_once import at_once

LINK = re.compile(r"http://testserver/uitnodiging/([\w-]{32})/")


@pytest.fixture(autouse=True)
def by_day(settings):
    settings.MAIL_QUIET_HOURS = None


def ask(cast, email="Nieuw@Example.org ", **overrides) -> Invitation:
    fields = {"party": Party.RESIDENT, "actor": cast.fatima, "name": "Noor", **overrides}
    return invitations.invite(cast.overvecht, email=email, **fields)


def token_in(mail: OutgoingMail) -> str:
    return LINK.search(mail.text)[1]


def test_an_invitation_is_for_one_address_for_fourteen_days(cast):
    invitation = ask(cast)

    kept = Invitation.objects.get()
    assert (kept.email, kept.name, kept.party, kept.role) == (
        "nieuw@example.org",
        "Noor",
        "resident",
        "member",
    )
    assert kept.expires_at - kept.created_at == timedelta(days=14)
    assert (kept.invited_by, kept.sent, kept.is_open) == (cast.fatima, 1, True)
    assert kept.sent_at == kept.created_at
    assert list(AuditEvent.objects.values_list("event", "actor", "object_id", "network", "channel")) == [
        ("invitation.sent", cast.fatima.pk, invitation.public_id, cast.overvecht.public_id, "web")
    ]


def test_the_token_is_in_the_mail_and_only_its_hash_is_kept(cast, mailoutbox):
    ask(cast)
    mail = OutgoingMail.objects.get()
    token = token_in(mail)
    assert Invitation.objects.get().token_hash == hash_token(token)
    assert (mail.recipient, mail.address, mail.lets_in) == (None, "nieuw@example.org", True)

    delivery.send_due()

    assert [(sent.to, token in sent.body) for sent in mailoutbox] == [(["nieuw@example.org"], True)]
    mail.refresh_from_db()
    assert (mail.status, mail.text, mail.html, mail.address) == ("sent", "", "", "")


def test_a_known_address_gets_the_very_same_mail(cast):
    """Nobody can tell from an invitation whether somebody logs in with an address."""
    ask(cast, "onbekend@example.org")
    ask(cast, cast.lotte.email)

    unknown, known = OutgoingMail.objects.order_by("pk")
    assert (unknown.subject, LINK.sub("", unknown.text)) == (known.subject, LINK.sub("", known.text))
    assert unknown.recipient is known.recipient is None


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"email": "anneke@example.org"}, invitations.AlreadyMember),
        ({"email": "FATIMA@example.org"}, invitations.InvitingOneself),
        ({"email": "geen adres"}, invitations.NoAddress),
        ({"email": "wel@example.org", "role": Role.COORDINATOR}, invitations.WrongSide),
        ({"email": f"{'a' * 60}@{'b.' * 100}nl"}, invitations.NoAddress),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast, fields, refusal):
    with pytest.raises(refusal) as caught:
        ask(cast, **fields)
    assert len(str(caught.value)) > 20
    assert (Invitation.objects.count(), OutgoingMail.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)


def test_a_closed_network_invites_nobody(cast):
    cast.overvecht.status = NetworkStatus.CLOSED
    with pytest.raises(invitations.NetworkClosed):
        ask(cast)


def test_inviting_again_says_that_it_was_done(cast):
    first = ask(cast)
    with pytest.raises(invitations.AlreadyInvited):
        ask(cast, "NIEUW@example.org")
    assert list(Invitation.objects.all()) == [first]
    assert OutgoingMail.objects.count() == 1


def test_an_invitation_that_ended_makes_room(cast):
    late = ask(cast)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    again = ask(cast)

    late.refresh_from_db()
    assert late.revoked_at is not None
    assert list(Invitation.objects.unanswered()) == [again]


def test_somebody_who_left_can_be_invited(cast):
    today = timezone.localdate()
    cast.overvecht.memberships.filter(user=cast.anneke).update(to_date=today)
    assert ask(cast, "anneke@example.org").is_open


def test_all_are_invited_or_nobody(cast):
    people = [
        invitations.Invitee("een@example.org", "", Party.RESIDENT),
        invitations.Invitee("anneke@example.org", "", Party.RESIDENT),
    ]
    with pytest.raises(invitations.AlreadyMember):
        invitations.invite_many(cast.overvecht, people, actor=cast.fatima)
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (0, 0)


def test_sending_again_makes_a_new_link_and_ends_the_old_one(cast):
    invitation = ask(cast)
    old = token_in(OutgoingMail.objects.get())
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1), reminder_hash="a" * 64)

    assert invitations.resend(invitation, actor=cast.mark, sent=1)

    kept = Invitation.objects.get()
    new = token_in(OutgoingMail.objects.latest("pk"))
    assert (kept.token_hash, kept.reminder_hash, kept.sent) == (hash_token(new), None, 2)
    assert new != old
    assert kept.expires_at > timezone.now() + timedelta(days=13)
    assert AuditEvent.objects.filter(event="invitation.resent", actor=cast.mark).count() == 1


def test_sending_again_twice_sends_once(cast):
    invitation = ask(cast)
    assert [invitations.resend(invitation, actor=cast.mark, sent=1) for _ in range(3)] == [True, False, False]
    assert OutgoingMail.objects.count() == 2


def test_a_mail_that_waits_does_not_go_once_a_newer_one_was_made(cast, mailoutbox):
    invitation = ask(cast)
    invitations.resend(invitation, actor=cast.mark, sent=1)
    newest = token_in(OutgoingMail.objects.latest("pk"))
    delivery.send_due()
    assert [newest in mail.body for mail in mailoutbox] == [True]
    assert list(OutgoingMail.objects.order_by("pk").values_list("status", "address")) == [
        ("expired", ""),
        ("sent", ""),
    ]


def test_taking_it_back_stops_the_mail_that_waits(cast, mailoutbox):
    invitation = ask(cast)
    assert [invitations.revoke(invitation, actor=cast.mark) for _ in range(2)] == [True, False]
    delivery.send_due()
    assert mailoutbox == []
    assert AuditEvent.objects.filter(event="invitation.revoked").count() == 1


@pytest.mark.parametrize("ended", ["accepted_at", "declined_at", "revoked_at"])
def test_what_was_answered_is_not_sent_or_taken_back(cast, ended):
    invitation = ask(cast)
    Invitation.objects.update(**{ended: timezone.now()})
    assert not invitations.resend(invitation, actor=cast.mark, sent=1)
    assert not invitations.revoke(invitation, actor=cast.mark)


@pytest.mark.django_db(transaction=True)
def test_inviting_at_once_invites_once(cast):
    def work() -> bool:
        try:
            return bool(ask(cast))
        except invitations.AlreadyInvited:
            return False

    assert sorted(at_once(work)) == [False, False, False, True]
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (1, 1)
