"""Name, phone and language: as the person wants them, recorded without what they were."""

import pytest

from accounts.models import AuditEvent
from accounts.services.own_data import correct

URL = "/account/gegevens/wijzigen/"
FILLED = {"name": "Anneke de Wit", "phone": "06 1234 5678", "language": "en"}


def test_what_is_filled_in_is_kept(cast, login):
    response = login(cast.anneke).post(URL, FILLED)

    cast.anneke.refresh_from_db()
    assert response.url == "/account/gegevens/"
    assert (cast.anneke.name, cast.anneke.phone, cast.anneke.language) == tuple(FILLED.values())
    line = AuditEvent.objects.get()
    assert (line.event, line.actor, line.object_id) == (
        "profile.changed",
        cast.anneke,
        cast.anneke.public_id,
    )


def test_the_same_again_records_nothing(cast):
    assert correct(cast.anneke, actor=cast.anneke, name="Anneke", phone="", language="nl") is False
    assert AuditEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "..."), ("name", "x" * 81), ("phone", "bel mij"), ("language", "xx")],
)
def test_what_cannot_be_comes_back_with_its_reason(cast, login, field, value):
    response = login(cast.anneke).post(URL, FILLED | {field: value})

    form = response.context["form"]
    assert list(form.errors) == [field]
    assert (
        form["phone" if field == "name" else "name"].value() == FILLED["phone" if field == "name" else "name"]
    )
    cast.anneke.refresh_from_db()
    assert cast.anneke.name == "Anneke"


@pytest.mark.parametrize("phone", ["", "0612345678", "+31 6 12345678", "(030) 123 45 67"])
def test_a_phone_number_as_people_write_it(cast, login, phone):
    login(cast.anneke).post(URL, FILLED | {"phone": phone})

    cast.anneke.refresh_from_db()
    assert cast.anneke.phone == phone


def test_marks_that_hide_text_are_left_out_of_a_name(cast, login):
    login(cast.anneke).post(URL, FILLED | {"name": "Anne\u202eke  de\tWit"})

    cast.anneke.refresh_from_db()
    assert cast.anneke.name == "Anneke de Wit"
