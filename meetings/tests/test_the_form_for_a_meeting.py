"""Dates that cannot be, ends before starts, texts too long: said in plain Dutch, nothing typed is lost."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from meetings.forms import MeetingForm
from meetings.models import Meeting

pytestmark = pytest.mark.usefixtures("clock")


def form_with(agenda: list[str] | None = None, **overrides) -> MeetingForm:
    data = QueryDict(mutable=True)
    fields = {"day": "2026-12-15", "start": "19:30", "end": "21:00", "place": "De Stoep", "note": ""}
    data.update(fields | overrides)
    data.setlist("agenda", agenda or [])
    return MeetingForm(data, owner="fatima")


def test_a_filled_form_is_fine():
    assert form_with().errors == {}


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"day": ""}, {"day": ["Kies een dag."]}),
        ({"day": "2027-02-30"}, {"day": ["Kies een dag die bestaat."]}),
        ({"day": "morgen"}, {"day": ["Kies een dag die bestaat."]}),
        ({"day": "2026-12-07"}, {"day": ["Dit moment is al geweest. Kies een later moment."]}),
        (
            {"day": "2026-12-08", "start": "13:00", "end": "14:00"},
            {"day": ["Dit moment is al geweest. Kies een later moment."]},
        ),
        ({"day": "0001-01-01"}, {"day": ["Dit moment is al geweest. Kies een later moment."]}),
        ({"day": "2028-12-08"}, {"day": ["Dat duurt meer dan twee jaar. Kies een eerdere dag."]}),
        ({"day": "9999-12-31"}, {"day": ["Dat duurt meer dan twee jaar. Kies een eerdere dag."]}),
        ({"start": ""}, {"start": ["Kies hoe laat het begint."]}),
        ({"end": ""}, {"end": ["Kies hoe laat het eindigt."]}),
        ({"end": "19:29"}, {"end": ["Het einde is vóór het begin. Kies een latere tijd."]}),
        ({"end": "19:30"}, {"end": ["Het einde is vóór het begin. Kies een latere tijd."]}),
        (
            {"start": "08:00", "end": "20:01"},
            {"end": ["Dat is meer dan twaalf uur. Kies een eerdere tijd."]},
        ),
        ({"place": "  "}, {"place": ["Schrijf waar het is."]}),
        ({"place": "🏠"}, {"place": ["Schrijf het in woorden op."]}),
        ({"note": "🍲"}, {"note": ["Schrijf het in woorden op."]}),
    ],
)
def test_what_cannot_be_is_said(fields, errors):
    assert dict(form_with(**fields).errors) == errors


@pytest.mark.parametrize("field", ["place", "note"])
def test_ten_thousand_characters_is_too_much_and_stays_in_the_form(field):
    form = form_with(**{field: "x" * 10_000})

    assert list(form.errors) == [field]
    assert form[field].value() == "x" * 10_000


@pytest.mark.parametrize(
    "fields",
    [
        {"day": "2026-12-08", "start": "13:01", "end": "14:00"},
        {"day": "2028-12-06"},  # two years of 365 days
        {"start": "08:00", "end": "20:00"},
        {"place": "Café ’t Hoogt, één trap op"},
    ],
)
def test_what_can_just_be(fields):
    assert form_with(**fields).errors == {}


@pytest.mark.parametrize(
    ("day", "starts_at"),
    [
        ("2027-03-27", datetime(2027, 3, 27, 18, 30, tzinfo=UTC)),
        ("2027-03-28", datetime(2027, 3, 28, 17, 30, tzinfo=UTC)),
        ("2027-10-31", datetime(2027, 10, 31, 18, 30, tzinfo=UTC)),
    ],
)
def test_half_past_seven_is_half_past_seven_after_a_clock_change(day, starts_at):
    form = form_with(day=day)

    assert form.is_valid()
    assert form.cleaned_data["starts_at"] == starts_at


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ([], []),
        (["", "  "], []),
        (["Een", "", "Twee"], ["Een", "Twee"]),
        (["Een", "Een ", "Twee"], ["Een", "Twee"]),
        (["\u202eEen"], ["Een"]),
        ([str(number) for number in range(60)], [str(number) for number in range(60)]),
    ],
)
def test_the_points_of_the_agenda(typed, points):
    form = form_with(typed)

    assert form.is_valid()
    assert form.cleaned_data["agenda"] == points


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ([str(number) for number in range(61)], "Zet hooguit 60 punten op de agenda."),
        (["x" * 121], "Maak elk punt korter dan 120 tekens."),
        (["Een", "x" * 10_000], "Maak elk punt korter dan 120 tekens."),
    ],
)
def test_an_agenda_that_is_too_much(typed, error):
    assert form_with(typed).errors == {"agenda": [error]}


def test_a_wrong_form_shows_what_was_typed_and_stores_nothing(cast, login):
    response = login(cast.fatima).post(
        "/bijeenkomsten/nieuw/",
        {
            "day": "2026-12-01",
            "start": "19:30",
            "end": "18:00",
            "place": "Bij Ans",
            "agenda": ["Punt A", "Punt B"],
        },
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert [
        text in page
        for text in (
            'value="2026-12-01"',
            'value="18:00"',
            'value="Bij Ans"',
            'value="Punt A"',
            'value="Punt B"',
            "Het einde is vóór het begin. Kies een latere tijd.",
            "Dit moment is al geweest. Kies een later moment.",
        )
    ] == [True] * 7
    assert Meeting.objects.count() == 0
