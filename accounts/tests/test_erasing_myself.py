"""Erasing oneself: told what goes, sure by a word, refused to the last who holds a duty, done at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import erasures
from accounts.models import AuditEvent, DataRequest, Erasure, User
from accounts.services.erasure import HasDuties, erase
from networks.constants import Office, Party, Role
from networks.models import Membership, OfficeHolder
from networks.tests.factories import make_member
from notifications import delivery, erasure
from notifications.models import OutgoingMail
from notifications.tests.factories import make_mail
from signals.models import Signal
from signals.tests.factories import make_signal
from tests.at_once import at_once

URL = "/account/gegevens/wissen/"
SURE = {"word": "wissen", "concerns": "remove"}


@pytest.fixture(autouse=True)
def own_file(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures.log"


def test_the_page_says_what_goes_and_what_stays(cast, login):
    make_signal(cast.overvecht, cast.anneke)

    page = login(cast.anneke).get(URL)

    text = page.content.decode()
    assert all(words in text for words in ("Dit verdwijnt", "Dit blijft, zonder uw naam", "kopie mee"))
    assert "concerns" in page.context["form"].fields
    assert User.objects.get(pk=cast.anneke.pk).name == "Anneke"


def test_who_shared_no_concern_is_not_asked_about_them(cast, login):
    assert "concerns" not in login(cast.anneke).get(URL).context["form"].fields


@pytest.mark.parametrize("word", ["", "ja", "wis", "verwijder"])
def test_without_the_word_nothing_happens(cast, login, word):
    response = login(cast.anneke).post(URL, SURE | {"word": word})

    assert list(response.context["form"].errors) == ["word"]
    assert User.objects.get(pk=cast.anneke.pk).email == "anneke@example.org"


@pytest.mark.parametrize("word", ["wissen", "Wissen", " “wissen”. ", "ERASE"])
def test_with_the_word_it_is_done(cast, login, word):
    client = login(cast.anneke)

    response = client.post(URL, SURE | {"word": word})

    assert (response.status_code, response.url) == (302, "/account/gegevens/gewist/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/account/").status_code == 302
    assert client.get(response.url).status_code == 200
    empty = User.objects.get(pk=cast.anneke.pk)
    assert (empty.name, empty.email, empty.phone, empty.is_active) == ("", None, "", False)
    assert (str(empty), empty.is_erased, empty.is_on_paper) == ("iemand", True, False)
    assert not empty.has_usable_password()


def test_other_devices_are_logged_out(cast, login):
    elsewhere = Client()
    elsewhere.force_login(cast.anneke)

    login(cast.anneke).post(URL, SURE)

    assert elsewhere.get("/account/").status_code == 302


def test_it_is_recorded_without_who(cast, login):
    old = cast.anneke.public_id
    login(cast.anneke).post(URL, SURE)

    line = AuditEvent.objects.get(event="person.erased")
    assert (line.actor_id, line.object_type) == (cast.anneke.pk, "accounts.user")
    assert line.object_id not in ("", old)
    request = DataRequest.objects.get()
    assert (request.kind, request.by_itself) == ("erase", True)
    kept = Erasure.objects.get()
    assert kept.person == erasures.person_hash(old)
    assert kept.address == erasures.address_hash("Anneke@example.org")


@pytest.mark.parametrize(("choice", "left"), [("remove", 0), ("keep", 1)])
def test_the_choice_about_concerns(cast, login, choice, left):
    make_signal(cast.overvecht, cast.anneke)

    login(cast.anneke).post(URL, SURE | {"concerns": choice})

    assert Signal.objects.count() == left
    assert Erasure.objects.get().concerns_kept is bool(left)


def test_the_coordinators_still_read_a_concern_that_stays(cast, login):
    concern = make_signal(cast.overvecht, cast.anneke, observation="Elke nacht knallen.")
    login(cast.anneke).post(URL, SURE | {"concerns": "keep"})

    page = login(cast.mark).get(concern.get_absolute_url()).content.decode()

    assert "Elke nacht knallen." in page
    assert "iemand" in page


@pytest.mark.parametrize("name", ["mark", "fatima", "zeist_coordinator", "beheer"])
def test_the_last_one_hands_over_first(cast, login, name):
    user = cast.everybody[name]

    page = login(user).post(URL, SURE)

    assert page.status_code == 200
    words = "laatste beheerder" if name == "beheer" else "laatste coördinator"
    assert words in page.content.decode()
    assert User.objects.get(pk=user.pk).name
    with pytest.raises(HasDuties):
        erase(user, actor=user)


def test_who_has_a_successor_may_go(cast):
    make_member(cast.overvecht, cast.lotte, Party.POLICE, Role.COORDINATOR)
    OfficeHolder.objects.create(user=cast.rob, office=Office.ADMINISTRATOR)

    assert erase(cast.mark, actor=cast.mark)
    assert erase(cast.beheer, actor=cast.beheer)
    with pytest.raises(HasDuties):
        erase(cast.lotte, actor=cast.lotte)


def test_a_successor_who_cannot_log_in_is_none(cast):
    make_member(cast.overvecht, cast.lotte, Party.POLICE, Role.COORDINATOR)
    User.objects.filter(pk=cast.lotte.pk).update(is_active=False)

    with pytest.raises(HasDuties):
        erase(cast.mark, actor=cast.mark)


def test_seats_end_and_rights_with_them(cast):
    erase(cast.samira, actor=cast.samira)

    assert not Membership.objects.running().filter(user=cast.samira).exists()
    assert list(cast.overvecht.memberships.seated().filter(user=cast.samira)) == []


def test_who_joined_today_can_go_today(cast):
    make_member(cast.zeist, cast.youssef, Party.RESIDENT, from_date=timezone.localdate())

    assert erase(cast.youssef, actor=cast.youssef)


def test_somebody_on_paper_can_be_erased(cast):
    paper = User.objects.create_user(None, "Op Papier", phone="0301234567")
    make_member(cast.overvecht, paper, Party.RESIDENT)

    assert erase(paper, actor=cast.beheer)
    assert User.objects.get(pk=paper.pk).is_erased
    assert Erasure.objects.get().address == ""


def test_a_second_time_does_nothing(cast):
    again = User.objects.get(pk=cast.anneke.pk)
    erase(cast.anneke, actor=cast.anneke)

    assert erase(again, actor=again) is False  # as it was known before
    assert erase(User.objects.get(pk=again.pk), actor=again) is False
    assert AuditEvent.objects.filter(event="person.erased").count() == 1
    assert Erasure.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_four_clicks_at_once_erase_once(cast):
    pk = cast.anneke.pk
    people = [User.objects.get(pk=pk) for _ in range(4)]

    done = at_once(lambda: erase(people.pop(), actor=cast.beheer))

    assert sorted(done) == [False, False, False, True]
    assert len(erasures.Path(erasures.settings.ERASURES_FILE).read_text().splitlines()) == 1


@pytest.mark.django_db(transaction=True)
def test_coordinators_who_go_at_the_same_moment_leave_one(cast):
    others = [User.objects.create_user(f"c{number}@example.org", f"C{number}") for number in range(3)]
    for user in others:
        make_member(cast.overvecht, user, Party.POLICE, Role.COORDINATOR)
    going = [cast.mark, *others]

    def go() -> str:
        user = going.pop()
        try:
            return "gone" if erase(user, actor=user) else "again"
        except HasDuties:
            return "stays"

    assert sorted(at_once(go)) == ["gone", "gone", "gone", "stays"]
    assert cast.overvecht.memberships.coordinating().filter(party=Party.POLICE).count() == 1


def test_the_address_can_be_invited_again_and_is_a_new_person(cast, login):
    login(cast.anneke).post(URL, SURE)

    anew = User.objects.create_user("anneke@example.org", "Anneke")
    make_member(cast.overvecht, anew, Party.RESIDENT)

    assert anew.pk != cast.anneke.pk
    assert login(anew).get("/account/gegevens/").status_code == 200
    assert [
        member.user for member in cast.overvecht.memberships.seated() if member.user.name == "Anneke"
    ] == [anew]


def test_an_erasure_that_cannot_be_remembered_does_not_happen(cast, login, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.ERASURES_FILE = tmp_path / "file" / "erasures.log"

    page = login(cast.anneke).post(URL, SURE)

    assert "Er is niets gewist" in page.content.decode()
    assert User.objects.get(pk=cast.anneke.pk).name == "Anneke"
    assert Erasure.objects.count() == 0


class Server:
    """A mail server in the middle of whose work somebody is erased."""

    def __init__(self, happens) -> None:
        self.happens, self.taken = happens, []

    def open(self) -> None: ...

    def close(self) -> None: ...

    def send_messages(self, messages) -> int:
        self.happens()
        self.taken += messages
        return len(messages)


def test_a_mail_that_is_being_sent_harms_nobody(cast, monkeypatch):
    first, second = make_mail(cast.anneke, "first"), make_mail(cast.youssef, "second")
    server = Server(lambda: erase(User.objects.get(pk=cast.anneke.pk), actor=cast.anneke))
    monkeypatch.setattr(delivery, "get_connection", lambda: server)

    sent = delivery.send_due()

    assert (sent, len(server.taken)) == (2, 2)
    assert not OutgoingMail.objects.filter(pk=first.pk).exists()
    assert OutgoingMail.objects.get(pk=second.pk).status == "sent"


def test_a_mail_that_goes_between_two_steps_of_taking_it(cast, monkeypatch):
    first, second = make_mail(cast.anneke, "first"), make_mail(cast.youssef, "second")
    update = type(OutgoingMail.objects.all()).update

    def update_and_erase(self, **fields):
        changed = update(self, **fields)
        if fields.get("status") == "sending" and OutgoingMail.objects.filter(pk=first.pk).exists():
            erase(User.objects.get(pk=cast.anneke.pk), actor=cast.anneke)
        return changed

    monkeypatch.setattr(type(OutgoingMail.objects.all()), "update", update_and_erase)

    assert delivery.claim(timezone.now()) == second


def test_mail_queued_by_who_knew_nothing_of_it_is_dropped_within_a_minute(cast):
    stale = User.objects.get(pk=cast.anneke.pk)
    erase(cast.anneke, actor=cast.anneke)
    make_mail(stale, "too-late")
    make_mail(cast.youssef, "other")

    assert erasure.forget_left_over() == 1
    assert [mail.key for mail in OutgoingMail.objects.all()] == ["other"]


def test_a_name_within_another_word_is_no_name(cast):
    make_member(cast.overvecht, cast.lotte, Party.POLICE, Role.COORDINATOR)
    for key, text in (("word", "De Markt is open."), ("name", "Dag, Mark en Marktmeester.")):
        mail = make_mail(cast.youssef, key)
        OutgoingMail.objects.filter(pk=mail.pk).update(text=text)

    erase(cast.mark, actor=cast.mark)

    texts = dict(OutgoingMail.objects.filter(recipient=cast.youssef).values_list("key", "text"))
    assert texts == {"word": "De Markt is open.", "name": "Dag, iemand en Marktmeester."}


def test_a_namesake_keeps_their_mail(cast):
    namesake = User.objects.create_user("anneke2@example.org", "Anneke")
    mail = make_mail(namesake, "hers")
    OutgoingMail.objects.filter(pk=mail.pk).update(text="Dag Anneke,")

    erase(cast.anneke, actor=cast.anneke)

    assert OutgoingMail.objects.get(pk=mail.pk).text == "Dag Anneke,"


def test_who_has_a_password_says_again_who_they_are(cast, login):
    cast.anneke.set_password("een-lang-wachtwoord")
    cast.anneke.save()

    response = login(cast.anneke).post(URL, SURE)

    assert response.url.startswith("/account/reauthenticate/")
    assert User.objects.get(pk=cast.anneke.pk).name == "Anneke"


def test_a_link_of_a_mail_of_before_opens_nothing(cast, client):
    from meetings import links
    from meetings.tests.factories import attendance, make_meeting

    meeting = make_meeting(cast.overvecht, cast.fatima, starts_at=timezone.now() + timedelta(days=3))
    path = links.prepare_path(attendance(meeting, cast.anneke))
    assert client.get(path).status_code == 200

    erase(cast.anneke, actor=cast.anneke)

    assert client.get(path).status_code in (404, 410)
