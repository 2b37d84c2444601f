"""A list is read, its columns are chosen, every bad row is named; then all of it goes, or none."""

import io
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from networks.models import Invitation
from networks.tests.factories import make_invitation
from notifications.models import OutgoingMail

URL = "/netwerken/overvecht/uitnodigen/lijst/"
GOOD = "E-mailadres;Naam;Partij\nnoor@x.nl;Noor;bewoner\npiet@x.nl;Piet;politie\n"


def upload(client, content, name: str = "lijst.csv"):
    raw = content if isinstance(content, bytes) else content.encode()
    return client.post(URL, {"file": SimpleUploadedFile(name, raw)})


def go_on(page, **overrides) -> dict:
    """What the form on a page would post."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | overrides


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_file_is_looked_at_and_then_sent(cast, login):
    client = login(cast.fatima)
    page = upload(client, GOOD)
    text = text_of(page)
    assert "2 mensen krijgen een uitnodiging" in text
    assert Invitation.objects.count() == 0

    response = client.post(URL, go_on(page, do="send"))

    assert response.url == "/netwerken/overvecht/uitnodigen/"
    assert list(Invitation.objects.order_by("pk").values_list("email", "name", "party", "role")) == [
        ("noor@x.nl", "Noor", "resident", "member"),
        ("piet@x.nl", "Piet", "police", "member"),
    ]
    assert OutgoingMail.objects.count() == 2


def workbook(*rows) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def test_a_workbook_is_read_as_well(cast, login):
    client = login(cast.fatima)
    page = upload(client, workbook(["Naam", "Mail"], ["Noor", "noor@x.nl"]), "lijst.xlsx")
    client.post(URL, go_on(page, do="send"))
    assert Invitation.objects.values_list("email", "name", "party").get() == ("noor@x.nl", "Noor", "resident")


def test_a_formula_does_nothing(cast, login):
    client = login(cast.fatima)
    page = upload(client, workbook(["Naam", "Mail"], ["=1+1", "som@x.nl"]), "lijst.xlsx")
    assert page.context["form"].errors.keys() == {"file"}
    page = upload(client, 'naam,mail\n"=HYPERLINK(""http://x.nl"")",som@x.nl\n')
    assert "=HYPERLINK(&quot;http://x.nl&quot;) · bewoner" in text_of(page)
    client.post(URL, go_on(page, do="send"))
    assert 'Dag =HYPERLINK("http://x.nl"),' in OutgoingMail.objects.get().text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_names_arrive_as_they_were_written(cast, login, encoding):
    client = login(cast.fatima)
    page = upload(client, "email,naam\nzoe@x.nl,Zoë D’Arc\n".encode(encoding))
    client.post(URL, go_on(page, do="send"))
    assert Invitation.objects.get().name == "Zoë D’Arc"


def test_other_columns_can_be_chosen(cast, login):
    client = login(cast.fatima)
    page = upload(client, "x;y\nNoor;noor@x.nl\n")
    assert page.context["form"].errors.keys() == {"email"}
    page = client.post(URL, go_on(page, email="y", name="x", party="partner", do="look"))
    assert "Noor · partner" in text_of(page)
    assert Invitation.objects.count() == 0
    client.post(URL, go_on(page, do="send"))
    assert Invitation.objects.values_list("email", "name", "party").get() == ("noor@x.nl", "Noor", "partner")


BAD = GOOD + "geen adres;Een;bewoner\nnoor@x.nl;Weer;bewoner\n;Leeg;bewoner\nx@x.nl;X;voetbal\n"


def test_one_bad_row_stops_all_and_each_is_named(cast, login):
    client = login(cast.fatima)
    page = upload(client, BAD)
    text = text_of(page)
    wanted = (
        "rij 4: is geen e-mailadres",
        "rij 5: staat al eerder in de lijst",
        "rij 6: heeft geen e-mailadres",
        "rij 7: heeft geen partij die wij kennen",
        "Alle rijen gaan mee, of geen enkele.",
    )
    assert [words for words in wanted if words not in text] == []
    assert "Verstuur" not in text
    assert client.post(URL, go_on(page, do="send")).status_code == 200
    assert Invitation.objects.count() == 0


def test_who_is_invited_or_has_a_seat_is_left_out(cast, login):
    make_invitation(cast.overvecht, cast.fatima, "noor@x.nl")
    client = login(cast.fatima)
    page = upload(client, GOOD + "anneke@example.org;Anneke;bewoner\n")
    text = text_of(page)
    assert ("is al uitgenodigd" in text, "heeft al een plaats" in text) == (True, True)
    client.post(URL, go_on(page, do="send"))
    assert list(Invitation.objects.order_by("pk").values_list("email", flat=True)) == [
        "noor@x.nl",
        "piet@x.nl",
    ]


@pytest.mark.parametrize(
    "table", ["", "[]", "{}", '[["a"], [[1, ["x", "y"]]]]', "[1, 2]", '[["a"], [["x", 1]]]']
)
def test_a_list_that_was_altered_is_asked_for_again(cast, login, table):
    response = login(cast.fatima).post(URL, {"table": table, "do": "send"})
    assert (response.status_code, response.url) == (302, URL)


def test_too_many_rows_are_refused_at_once(cast, login):
    started = time.perf_counter()
    page = upload(login(cast.fatima), "email\n" + "".join(f"a{n}@x.nl\n" for n in range(50_000)))
    assert page.context["form"].errors.keys() == {"file"}
    assert "2000" in text_of(page)
    assert time.perf_counter() - started < 5


def test_a_list_with_too_much_text_is_refused(cast, login):
    page = upload(login(cast.fatima), "email;x\n" + ("a@x.nl;" + "x" * 30_000 + "\n") * 40)
    assert page.context["form"].errors.keys() == {"file"}


@pytest.mark.parametrize("content", ["", "\x00\x01", b"PK\x03\x04kapot"])
def test_what_is_no_table_is_refused_in_words(cast, login, content):
    page = upload(login(cast.fatima), content)
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["file"])


def test_a_thousand_rows_are_looked_at_with_few_queries(cast, login, django_assert_max_num_queries):
    client = login(cast.fatima)
    rows = "".join(f"lid{number}@x.nl;Lid\n" for number in range(1000))
    with django_assert_max_num_queries(12):
        page = upload(client, "email;naam\n" + rows)
    text = text_of(page)
    assert "Verstuur 1000 uitnodigingen" in text
    assert "Dit zijn de eerste 50 van 1000." in text
