"""What stands on an agenda, in a note or in an action is read by the whole table: it is asked about."""

import re

import pytest
from django.http import QueryDict

from bondgenoten.lib.guard import Kind
from bondgenoten.lib.guarded import instead_of, key_of
from bondgenoten.lib.submission import new_key
from meetings import links
from meetings.forms import MeetingForm
from meetings.models import ActionItem, AgendaItem
from meetings.tests.agreeing import agree
from meetings.tests.factories import attendance, make_meeting
from meetings.tests.putting import put

PHONE, A_PHONE = "0612345678", instead_of(Kind.PHONE)
TEXT = f"Overlast: bel {PHONE}"
BSN = "111222333"


def decided(field: str, choice: str = "out") -> dict[str, str]:
    return {f"{field}-guard-{key_of(Kind.PHONE, PHONE)}": choice}


def marked(page: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", page)


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}], ids=["page", "fragment"])
def test_a_point_by_the_link(cast, meeting, client, htmx):
    own = attendance(meeting, cast.youssef)
    url, fields = f"{links.prepare_path(own)}punt/", {"title": TEXT, "submission": new_key(own.public_id)}

    asked = client.post(url, fields, headers=htmx).content.decode()
    before = meeting.agenda.count()
    client.post(url, fields | decided("title"), headers=htmx)

    assert (marked(asked), before) == ([PHONE], 1)
    assert meeting.agenda.get(position=2).title == f"Overlast: bel {A_PHONE}"


def test_an_action_with_a_name_in_it_that_stays(cast, meeting, client, clock):
    clock.shift(8 * 24 * 3600 * 2)
    client.force_login(cast.fatima)
    member = cast.overvecht.memberships.get(user=cast.youssef)

    asked = agree(client, meeting, cast.fatima, member, title=TEXT).content.decode()
    before = ActionItem.objects.count()
    agree(client, meeting, cast.fatima, member, title=TEXT, **decided("title", "keep"))

    assert (marked(asked), before) == ([PHONE], 0)
    assert ActionItem.objects.get().title == TEXT


def test_the_title_of_a_concern_never_holds_a_bsn(cast, meeting, concern, client):
    client.force_login(cast.mark)
    forged = {f"agenda_title-guard-{key_of(kind, BSN)}": "keep" for kind in Kind}

    asked = put(client, concern, meeting, cast.mark, agenda_title=f"Over {BSN} praten").content.decode()
    put(client, concern, meeting, cast.mark, agenda_title=f"Over {BSN} praten", **forged)

    assert marked(asked) == [BSN]
    assert AgendaItem.objects.get(signal=concern).title == f"Over {instead_of(Kind.BSN)} praten"


def form_with(agenda: list[str], initial: dict | None = None, **overrides) -> MeetingForm:
    data = QueryDict(mutable=True)
    fields = {"day": "2026-12-15", "start": "19:30", "end": "21:00", "place": "De Stoep", "note": ""}
    data.update(fields | overrides)
    data.setlist("agenda", agenda)
    return MeetingForm(data, owner="fatima", initial=initial or {})


@pytest.mark.usefixtures("clock")
class TestAPlan:
    def test_each_line_is_looked_at_and_asked_about_once(self):
        form = form_with(["Licht", f"Bel {PHONE}", f"Nog eens {PHONE}"])
        assert form.errors.keys() == {"agenda"}
        assert marked(str(form["agenda"])) == [PHONE]
        assert str(form["agenda"]).count(f'value="Bel {PHONE}"') == 1

    def test_what_is_left_out_goes_from_every_line(self):
        form = form_with(["Licht", f"Bel {PHONE}", f"Nog eens {PHONE}"], **decided("agenda"))
        assert form.is_valid()
        assert form.cleaned_data["agenda"] == ["Licht", f"Bel {A_PHONE}", f"Nog eens {A_PHONE}"]

    def test_lines_that_become_the_same_are_one_point(self):
        other = {f"agenda-guard-{key_of(Kind.PHONE, '0687654321')}": "out"}
        form = form_with([f"Bel {PHONE}", "Bel 0687654321"], **decided("agenda"), **other)
        assert form.is_valid()
        assert form.cleaned_data["agenda"] == [f"Bel {A_PHONE}"]

    def test_no_line_may_be_empty_by_it(self):
        form = form_with(["Licht", PHONE], **decided("agenda"))
        assert [error.code for error in form.errors.as_data()["agenda"]] == ["nothing_left"]

    def test_a_place_has_an_address_on_purpose(self):
        place = "Buurthuis De Stoep, Tigrisdreef 12, 3564 AA Utrecht"
        assert form_with([], place=place).errors == {}
        assert form_with([], place=f"{place}, {PHONE}").errors.keys() == {"place"}
        assert form_with([], note="Verzamelen bij Tigrisdreef 12").errors.keys() == {"note"}

    def test_a_draft_that_holds_it_already_is_not_asked_about_again(self):
        initial = {"note": f"Vragen? {PHONE}", "agenda": [f"Bel {PHONE}"], "place": "De Stoep"}
        assert form_with([f"Bel {PHONE} terug"], initial, note=f"Vragen? Bel {PHONE}").errors == {}
        assert form_with([f"Bel {PHONE} terug"], note="").errors.keys() == {"agenda"}


def test_who_is_second_is_asked_about_new_words_only(cast, client, clock):
    meeting = make_meeting(cast.overvecht, cast.fatima)
    meeting.status, meeting.note = "draft", f"Vragen? {PHONE}"
    meeting.save(update_fields=["status", "note"])
    client.force_login(cast.mark)
    fields = {"day": "2026-12-15", "start": "19:30", "end": "21:00", "place": "De Stoep", "version": "7"}

    page = client.post(f"/bijeenkomsten/{meeting.public_id}/wijzigen/", fields | {"note": meeting.note})

    assert "Iemand anders heeft deze bijeenkomst intussen gewijzigd." in page.content.decode()
    assert page.context["form"].errors.keys() == {"__all__"}
