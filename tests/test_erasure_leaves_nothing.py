"""Whoever is erased is nowhere any more: unmistakable words are planted all over, and all is searched."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts import audit
from accounts.models import AuditEvent, DataRequest, FirstLogin, User
from accounts.services import address as addresses
from accounts.services import own_data
from accounts.services.erasure import erase
from bondgenoten.lib.registry import erasers
from insights.constants import SummaryKind
from insights.occasions import Occasion
from insights.services import summarise
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.tests.factories import attendance, make_action, make_meeting
from networks.constants import Party, Role
from networks.models import Invitation, Membership
from networks.tests.factories import make_chief, make_member
from notifications.constants import How
from notifications.models import MailChoice, OutgoingMail
from notifications.tests.factories import make_mail
from signals.constants import ConsentKind, Readers
from signals.models import (
    ConsentRequest,
    CoReporter,
    InternalNote,
    Redaction,
    Reply,
    Signal,
    SignalEvent,
    StandardAnswer,
    Weighing,
)
from signals.services import join_concern, mark_read, write_reply
from signals.tests.factories import make_signal
from tests.whole_database import places_of, rows

NAME, ADDRESS, PHONE = "Zwaantje d'Kanarië", "zwaan.kanarie@example.org", "06 87654321"
ACTIVE_IN, NEW_ADDRESS, NOTE = (
    "kanarievereniging Gele Veer",
    "nieuw.kanarie@example.org",
    "wegens kanariepiet",
)
CONCERN, HIDDEN, REPLY = (
    "Elke kanarienacht lawaai.",
    "Een verborgen kanariezorg.",
    "Ja, kanarieklokslag tien.",
)
BEFORE, BEFORE_REPLY = "Bij kanariestraat 12.", "Bel kanariehuis 13."  # words of hers that were taken out
WORDS = (NAME, ADDRESS, PHONE, ACTIVE_IN, NEW_ADDRESS, NOTE, BEFORE, BEFORE_REPLY)
COUNTED = salted_hmac("accounts.ratelimit", ADDRESS, algorithm="sha256").hexdigest()  # tries to log in
OF_CONCERNS = (CONCERN, HIDDEN, REPLY)


@pytest.fixture(autouse=True)
def own_cache_and_file(settings, request, tmp_path):
    backend = "django.core.cache.backends.locmem.LocMemCache"
    if "Redis" not in settings.CACHES["default"]["BACKEND"]:
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": request.node.nodeid}}
    cache.clear()
    settings.ERASURES_FILE = tmp_path / "erasures.log"


class Planted:
    """Zwaantje, coordinator in one network and member of another, in every table that knows people."""

    def __init__(self, cast) -> None:
        self.cast = cast
        self.user = User.objects.create_user(ADDRESS, NAME, password="kanarie-is-geel", phone=PHONE)
        self.public_id = self.user.public_id
        self.seat = make_member(
            cast.overvecht, self.user, Party.POLICE, Role.COORDINATOR, active_in=ACTIVE_IN
        )
        make_member(cast.zeist, self.user, Party.RESIDENT, active_in=ACTIVE_IN, ending_note=NOTE)
        make_chief(cast.zeist, self.user)
        self.old_ids = [self.public_id, *self.user.memberships.values_list("public_id", flat=True)]
        self.by_browser()
        self.in_concerns()
        self.in_meetings()
        self.in_accounts()
        self.in_mail()

    def by_browser(self) -> None:
        """Forms keep who sent them, sessions who is or wants to be logged in, the cache who tried."""
        client = Client()
        client.force_login(self.user)
        page = client.get("/zorgen/nieuw/?netwerk=overvecht")
        key = page.context["form"]["submission"].value()
        where = self.cast.tigrisdreef.pk
        concern = {"observation": CONCERN, "when": "today", "readers": "network", "where": where}
        posted = client.post("/zorgen/nieuw/", concern | {"submission": key, "netwerk": "overvecht"})
        assert posted.status_code == 302
        self.concern = Signal.objects.get(observation=CONCERN)
        assert self.concern.submission.startswith(self.public_id)
        lost = Client()
        lost.force_login(self.user)
        key = lost.get("/zorgen/nieuw/?netwerk=overvecht").context["form"]["submission"].value()
        lost.logout()
        lost.post("/zorgen/nieuw/", {"observation": f"Getypt door {NAME}", "submission": key})
        Client().post("/account/login/code/", {"email": ADDRESS})
        Client().post("/account/login/", {"login": ADDRESS, "password": "mis"})
        assert client.get("/account/").status_code == 200

    def in_concerns(self) -> None:
        cast = self.cast
        self.hidden = make_signal(cast.zeist, self.user, observation=HIDDEN, hidden_from="readers")
        write_reply(self.concern, actor=cast.mark, text="Om tien uur?", submission="r1")
        write_reply(self.concern, actor=self.user, text=REPLY, submission=f"{self.public_id}.r2")
        self.of_anneke = make_signal(cast.overvecht, cast.anneke, readers=Readers.NETWORK)
        mark_read(self.of_anneke, reader=self.user)
        write_reply(self.of_anneke, actor=self.user, text="Dank u.", submission=f"{self.public_id}.r3")
        self.for_her = make_signal(cast.overvecht, cast.dewi, readers=Readers.ONE, reader=self.user)
        self.around_concerns()

    def around_concerns(self) -> None:
        """Asked, weighed, noted, taken out, joined: by her, and by others about hers."""
        cast, theirs = self.cast, self.of_anneke
        for signal, by in ((theirs, self.user), (self.concern, cast.mark)):
            reasons = {"reason": "Wij willen bellen.", "title": "Avonden"}
            ConsentRequest.objects.create(signal=signal, kind=ConsentKind.AGENDA, asked_by=by, **reasons)
            Weighing.objects.create(signal=signal, by=by, is_concrete=True)
            key = f"{by.public_id}.n{signal.pk}"
            InternalNote.objects.create(
                signal=signal, author=by, party="police", text="Let op.", submission=key
            )
        Signal.objects.filter(pk=theirs.pk).update(answerer=self.user)
        answer = theirs.replies.get()
        taken_out = {"reason": "adres", "by": cast.fatima}
        Redaction.objects.create(signal=self.concern, before=BEFORE, **taken_out)
        Redaction.objects.create(signal=theirs, reply=answer, before=BEFORE_REPLY, **taken_out)
        Redaction.objects.create(signal=theirs, before="Van Anneke.", reason="adres", by=self.user)
        StandardAnswer.objects.create(
            network=cast.overvecht, title="Dank", text="Dank u.", submission=f"{self.public_id}.s1"
        )
        self.in_zeist = make_signal(cast.zeist, cast.lotte, readers=Readers.NETWORK)
        join_concern(self.in_zeist, actor=self.user)

    def in_meetings(self) -> None:
        cast, past = self.cast, timezone.now() - timedelta(days=9)
        self.past = make_meeting(cast.overvecht, self.user, ("Licht",), starts_at=past)
        self.coming = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=9))
        Meeting.objects.filter(pk=self.past.pk).update(submission=f"{self.public_id}.m1")
        make_action(self.past, self.user, submission=f"{self.public_id}.a1")
        AgendaItem.objects.create(
            meeting=self.past,
            title="Punt",
            position=9,
            proposer=self.seat,
            party="police",
            submission=f"{self.public_id}.i1",
        )
        link = attendance(self.past, self.user).public_id
        AgendaItem.objects.create(
            meeting=self.past,
            title="Per link",
            position=10,
            proposer=self.seat,
            party="police",
            submission=f"{link}.i2",
        )
        self.old_ids.append(link)

    def in_accounts(self) -> None:
        user, cast = self.user, self.cast
        addresses.ask_for_change(user, actor=user, address=NEW_ADDRESS)
        own_data.ask(user, actor=user, kind="object")
        own_data.note_copy(user, actor=user)
        FirstLogin.objects.create(user=user, token_hash="x", expires_at=timezone.now())
        audit.record("membership.removed", actor=cast.mark, thing=self.seat)
        audit.record("person.seen", actor=cast.beheer, thing=user)
        for network, email in ((cast.zeist, ADDRESS), (cast.overvecht, ADDRESS.upper())):
            Invitation.objects.create(
                network=network,
                email=email,
                name=NAME,
                party=Party.RESIDENT,
                invited_by=cast.mark,
                token_hash=network.slug,
                expires_at=timezone.now(),
                accepted_at=timezone.now() if network == cast.zeist else None,
            )

    def in_mail(self) -> None:
        user, cast, now = self.user, self.cast, timezone.now()
        MailChoice.objects.create(user=user, topic="reminders", scope="", how=How.DIGEST)
        summarise(user, occasion=Occasion(SummaryKind.WEEKLY, "2026-W48", now), now=now)
        mail = make_mail(cast.youssef, "about-her")
        words = f"Van {NAME}, {ADDRESS}, {PHONE}, {self.public_id}."
        escaped = words.replace("'", "&#x27;")
        attachment = {"name": "x.txt", "type": "text/plain", "content": words}
        OutgoingMail.objects.filter(pk=mail.pk).update(
            subject=f"{NAME} nodigt u uit", text=words, html=f"<p>{escaped}</p>", attachments=[attachment]
        )
        make_mail(cast.fatima, f"about:{self.public_id}", reference=self.public_id)
        make_mail(user, "sending")
        OutgoingMail.objects.filter(key="sending").update(
            status="sending", lease_until=now + timedelta(minutes=1), claim="x"
        )


@pytest.fixture
def planted(cast) -> Planted:
    return Planted(cast)


def erased(planted: Planted, callbacks, **options) -> None:
    with callbacks(execute=True):
        assert erase(planted.user, actor=planted.user, **options)


def test_the_words_were_there(planted):
    """Else not finding them would say nothing."""
    found = {word: len(places_of(word)) for word in (*WORDS, *OF_CONCERNS, *planted.old_ids)}

    assert {word for word, places in found.items() if not places} == set()
    assert found[NAME] >= 4
    assert places_of(COUNTED) == ["cache"]


def test_no_word_and_no_id_is_left_anywhere(planted, django_capture_on_commit_callbacks):
    erased(planted, django_capture_on_commit_callbacks)

    left = {word: places_of(word) for word in (*WORDS, *OF_CONCERNS, *planted.old_ids)}
    assert {word: places for word, places in left.items() if places} == {}
    assert places_of(COUNTED) == []


def test_concerns_that_stay_lead_to_nobody(planted, django_capture_on_commit_callbacks):
    erased(planted, django_capture_on_commit_callbacks, concerns_too=False)

    left = {word: places_of(word) for word in (*WORDS, *planted.old_ids)}
    assert {word: places for word, places in left.items() if places} == {}
    concerns = list(Signal.objects.filter(pk__in=[planted.concern.pk, planted.hidden.pk]))
    reporters = {concern.reporter_id for concern in concerns}
    assert len(reporters) == 2
    assert planted.user.pk not in reporters
    assert {str(concern.reporter) for concern in concerns} == {"iemand"}
    assert [concern.reporter_membership for concern in concerns] == [None, None]
    linked = {
        f"{relation.related_model.__name__}.{relation.field.name}"
        for relation in User._meta.get_fields(include_hidden=True)
        for pk in reporters
        if relation.one_to_many
        and relation.related_model._base_manager.filter(**{relation.field.name: pk}).exists()
    }
    assert linked == {"Signal.reporter", "Reply.author"}


def test_what_is_of_others_stays_as_it_was(planted, django_capture_on_commit_callbacks):
    before = rows()

    erased(planted, django_capture_on_commit_callbacks)

    after = rows()
    theirs = {
        "accounts_user": {str(planted.user.pk)},
        "networks_membership": pks(Membership.objects.filter(user=planted.user)),
        "networks_teamchief": pks(planted.user.chief_of.all()),
        "signals_reply": pks(Reply.objects.filter(author=planted.user)),
        "signals_internalnote": pks(InternalNote.objects.filter(author=planted.user)),
        "signals_redaction": pks(Redaction.objects.filter(reply__author=planted.user)),
        "signals_signal": {str(planted.of_anneke.pk)},  # who answers it is open again
        "signals_standardanswer": pks(planted.cast.overvecht.standard_answers.all()),
        "meetings_attendance": pks(Attendance.objects.filter(membership__user=planted.user)),
        "meetings_meeting": {str(planted.past.pk)},
        "meetings_actionitem": pks(planted.past.actions.all()),
        "meetings_agendaitem": pks(AgendaItem.objects.filter(proposer=planted.seat)),
        "accounts_datarequest": pks(DataRequest.objects.filter(user=planted.user)),
        "accounts_auditevent": pks(AuditEvent.objects.filter(object_id=planted.user.public_id))
        | pks(AuditEvent.objects.filter(object_type="networks.membership")),
        "notifications_outgoingmail": pks(mail_about_her()),
    }
    changed = {
        table: {pk for pk, row in kept.items() if pk in after[table] and after[table][pk] != row}
        for table, kept in before.items()
    }
    assert {
        table: pks - theirs.get(table, set())
        for table, pks in changed.items()
        if pks - theirs.get(table, set())
    } == {}
    gone = {table for table, kept in before.items() if set(kept) - set(after[table])}
    assert gone == {
        "account_emailaddress",
        "accounts_addresschange",
        "accounts_firstlogin",
        "django_session",
        "insights_summary",
        "insights_summary_networks",
        "meetings_attendance",
        "networks_invitation",
        "notifications_mailchoice",
        "notifications_outgoingmail",
        "signals_consentrequest",
        "signals_coreporter",
        "signals_internalnote",
        "signals_redaction",
        "signals_reply",
        "signals_signal",
        "signals_signalevent",
        "signals_weighing",
        "usersessions_usersession",
    }
    lost = {pk for pk in before["signals_signal"] if pk not in after["signals_signal"]}
    assert lost == {str(planted.concern.pk), str(planted.hidden.pk)}


def pks(queryset) -> set[str]:
    return {str(pk) for pk in queryset.values_list("pk", flat=True)}


def mail_about_her():
    """The invitations name her as coordinator; two mails were made to be about her."""
    return OutgoingMail.objects.filter(kind__in=["meetings.invitation", "test.plain"])


def test_mail_to_others_goes_on_without_her(planted, django_capture_on_commit_callbacks):
    erased(planted, django_capture_on_commit_callbacks)

    mail = OutgoingMail.objects.get(key="about-her")
    assert (mail.subject, mail.text) == ("iemand nodigt u uit", "Van iemand, –, –, –.")
    assert mail.html == "<p>Van iemand, –, –, –.</p>"
    assert mail.attachments[0]["content"] == mail.text
    assert mail.status == "queued"
    assert OutgoingMail.objects.filter(recipient=planted.user).count() == 0


def test_the_meeting_keeps_that_somebody_came(planted, django_capture_on_commit_callbacks, client):
    erased(planted, django_capture_on_commit_callbacks)

    client.force_login(planted.cast.youssef)
    page = client.get(planted.past.get_absolute_url()).content.decode()
    assert planted.past.attendances.filter(membership=planted.seat).count() == 1
    assert planted.coming.attendances.filter(membership=planted.seat).count() == 0
    assert "iemand" in page
    answers = planted.of_anneke.replies.get()
    client.force_login(planted.cast.anneke)
    thread = client.get(planted.of_anneke.get_absolute_url()).content.decode()
    assert answers.text in thread
    assert "<b>iemand</b>" in thread


@pytest.mark.parametrize("concerns_too", [True, False])
def test_what_she_wrote_about_concerns_of_others_hangs_on_an_empty_person(
    planted, django_capture_on_commit_callbacks, concerns_too
):
    erased(planted, django_capture_on_commit_callbacks, concerns_too=concerns_too)

    planted.of_anneke.refresh_from_db()
    note, asked = planted.of_anneke.notes.get(), planted.of_anneke.consents.get()
    assert (note.text, note.author.called) == ("Let op.", "iemand")
    assert (asked.reason, asked.asked_by.called, asked.state) == ("Wij willen bellen.", "iemand", "open")
    assert planted.of_anneke.weighing.by.called == "iemand"
    assert planted.of_anneke.answerer is None
    befores = planted.of_anneke.redactions.order_by("pk").values_list("before", "reason", "by__name")
    assert list(befores) == [("", "adres", "Fatima"), ("Van Anneke.", "adres", "")]
    assert planted.cast.overvecht.standard_answers.get().text == "Dank u."
    assert CoReporter.objects.count() == 0
    assert SignalEvent.objects.get(signal=planted.in_zeist, kind="joined").actor.called == "iemand"


def test_of_a_concern_that_stays_nobody_is_asked_anything_any_more(
    planted, django_capture_on_commit_callbacks
):
    erased(planted, django_capture_on_commit_callbacks, concerns_too=False)

    asked = planted.concern.consents.get()
    assert (asked.state, asked.decided_at is None) == ("lapsed", False)
    assert planted.concern.redactions.get().before == ""
    assert planted.concern.notes.get().author == planted.cast.mark


def test_every_app_that_knows_people_forgets_them():
    names = {function.__module__.partition(".")[0] for function in erasers}

    assert names == {"accounts", "insights", "meetings", "networks", "notifications", "signals"}


# What becomes of each row that points at a person or a seat; a new link is decided here and in an eraser.
GOES, EMPTIED, CUT, STAYS = "goes", "is emptied", "is cut loose or goes", "stays with an empty person"
LINKS = {
    "account.EmailAddress.user": GOES,
    "accounts.AddressChange.user": GOES,
    "accounts.AuditEvent.actor": STAYS,
    "accounts.DataRequest.user": STAYS,
    "accounts.FirstLogin.user": GOES,
    "insights.Summary.recipient": GOES,
    "meetings.ActionItem.owner": STAYS,
    "meetings.AgendaItem.proposer": STAYS,
    "meetings.Attendance.membership": STAYS,
    "meetings.Meeting.planner": STAYS,
    "mfa.Authenticator.user": GOES,
    "networks.Invitation.invited_by": STAYS,
    "networks.Membership.user": EMPTIED,
    "networks.Nomination.instead_of": STAYS,
    "networks.Nomination.membership": STAYS,
    "networks.Nomination.named_by": STAYS,
    "networks.OfficeHolder.user": STAYS,
    "networks.RightsReview.done_by": STAYS,
    "networks.TeamChief.user": STAYS,
    "notifications.MailChoice.user": GOES,
    "notifications.OutgoingMail.recipient": GOES,
    "signals.CoReporter.user": GOES,
    "signals.ConsentRequest.asked_by": STAYS,
    "signals.InternalNote.author": STAYS,
    "signals.Redaction.by": STAYS,
    "signals.Reply.author": CUT,
    "signals.Signal.answerer": GOES,
    "signals.Signal.reader": STAYS,
    "signals.Signal.reporter": CUT,
    "signals.Signal.reporter_membership": CUT,
    "signals.SignalEvent.actor": STAYS,
    "signals.SignalRead.reader": STAYS,
    "signals.Weighing.by": STAYS,
    "socialaccount.SocialAccount.user": GOES,
    "usersessions.UserSession.user": GOES,
}


def test_every_link_to_a_person_was_thought_of():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.related_model in (User, Membership) and not field.many_to_many
    }

    assert found == set(LINKS)
    assert EmailAddress._meta.label == "account.EmailAddress"
