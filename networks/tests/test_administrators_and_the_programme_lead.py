"""Offices are given and ended on screen; somebody is always left who can."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, User
from networks.constants import Office
from networks.models import OfficeHolder
from networks.permissions import is_administrator, is_programme_lead
from networks.services import offices
from networks.services.organisation_links import LastAdministrator, end
from notifications import rights
from notifications.models import OutgoingMail
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
LIST = "/beheer/organisatie/beheerders/"


def give(actor: User, email: str = "dewi@example.org", office: Office = Office.ADMINISTRATOR, name: str = ""):
    return offices.give(office, email=email, name=name, actor=actor)


def holder_of(user: User) -> OfficeHolder:
    return OfficeHolder.objects.running().get(user=user)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind="networks.office_given"))


def test_an_office_is_given_audited_and_told(cast):
    holder, is_new = give(cast.beheer)
    cast.dewi.refresh_from_db()
    assert (is_new, is_administrator(cast.dewi), cast.dewi.needs_second_factor) == (True, True, True)
    assert list(AuditEvent.objects.values_list("event", "object_id")) == [("office.given", holder.public_id)]
    (mail,) = mails()
    assert (mail.recipient, mail.subject) == (cast.dewi, "Bondgenoten: u bent beheerder")
    for part in (mail.text, mail.html):
        assert "Vanaf vandaag bent u beheerder van Bondgenoten." in part


def test_giving_it_twice_changes_nothing(cast):
    give(cast.beheer)
    assert give(cast.beheer)[1] is False
    assert (OfficeHolder.objects.filter(user=cast.dewi).count(), len(mails())) == (1, 1)


def test_a_programme_lead_who_is_new(cast):
    give(cast.beheer, "noor@example.org", Office.PROGRAMME_LEAD, "Noor")
    assert is_programme_lead(User.objects.get(name="Noor"))


def test_an_end_is_at_once_and_the_mail_comes_no_more(cast):
    holder, _new = give(cast.beheer)
    assert end(holder, actor=cast.beheer)
    assert not is_administrator(cast.dewi)
    assert not rights.may_receive(mails()[0])


def test_the_last_administrator_stays(cast):
    with pytest.raises(LastAdministrator):
        end(holder_of(cast.beheer), actor=cast.beheer)
    assert is_administrator(cast.beheer)


def test_somebody_who_cannot_log_in_is_no_other_administrator(cast):
    give(cast.beheer)
    User.objects.filter(pk=cast.dewi.pk).update(is_active=False)
    with pytest.raises(LastAdministrator):
        end(holder_of(cast.beheer), actor=cast.beheer)


def test_the_last_programme_lead_may_go(cast):
    assert end(holder_of(cast.rob), actor=cast.beheer)


@pytest.mark.django_db(transaction=True)
def test_of_four_who_end_themselves_at_once_one_stays(cast):
    people = [cast.dewi, cast.anneke, cast.youssef, cast.beheer]
    for person in people[:3]:
        give(cast.beheer, person.email)
    holders = [holder_of(person) for person in people]

    def work() -> bool:
        holder = holders.pop()
        try:
            return end(holder, actor=holder.user)
        except LastAdministrator:
            return False

    assert sorted(at_once(work)) == [False, True, True, True]
    assert OfficeHolder.objects.running().filter(office=Office.ADMINISTRATOR).count() == 1


def test_on_screen(cast, login):
    client = login(cast.beheer)
    data = {"office": "administrator", "email": "dewi@example.org", "name": "", "language": "nl"}
    answer = client.post(reverse("organisation:office_give"), data, follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "Dewi krijgt er een mail over." in answer.content.decode()
    assert (
        "Dewi heeft deze taak al."
        in client.post(reverse("organisation:office_give"), data, follow=True).content.decode()
    )
    own = reverse("organisation:office_end", args=[holder_of(cast.beheer).public_id])
    assert client.post(own, {"do": "now"}).url == "/"  # the list is not theirs any more
    assert client.get(LIST).status_code == 404


def test_the_last_one_hears_why_not(cast, login):
    own = reverse("organisation:office_end", args=[holder_of(cast.beheer).public_id])
    page = login(cast.beheer).post(own, {"do": "now"}, follow=True).content.decode()
    assert "Dit is de laatste beheerder." in page
    assert is_administrator(cast.beheer)
