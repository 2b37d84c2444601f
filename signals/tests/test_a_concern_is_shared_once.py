"""Sharing a concern: one record a form, a promise that counts working days, and the membership of then."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from notifications.models import OutgoingMail
from signals.constants import EventKind, Readers
from signals.models import Signal
from signals.services import promised_day
from signals.tests.factories import make_signal

URL = reverse("signals:create")

pytestmark = pytest.mark.usefixtures("clock")


def filled(client, cast, **overrides) -> dict:
    """The form as anneke opened it, filled in."""
    form = client.get(URL).context["form"]
    fields = {
        "submission": form["submission"].value(),
        "observation": "Elke avond harde knallen bij de speeltuin.",
        "where": cast.tigrisdreef.pk,
        "when": "today",
        "learnt": "own",
        "felt": "4",
        "readers": Readers.COORDINATORS_AND_CHIEF,
    }
    return fields | overrides


def test_a_concern_as_it_was_filled_in(cast, login):
    client = login(cast.anneke)

    response = client.post(URL, filled(client, cast, source="phone", may_be_discussed="on"))

    concern = Signal.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/zorgen/{concern.public_id}/")
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Uw zorg is gedeeld. Dank u wel. "
        "U krijgt antwoord van Fatima of Mark, uiterlijk donderdag 10 december."
    ]
    assert {
        "network": concern.network,
        "reporter": concern.reporter,
        "membership": concern.reporter_membership,
        "observation": concern.observation,
        "neighbourhood": concern.neighbourhood,
        "noticed_on": concern.noticed_on,
        "learnt": concern.learnt,
        "felt": concern.felt.step,
        "readers": concern.readers,
        "reader": concern.reader,
        "hidden_from": concern.hidden_from,
        "source": concern.source,
        "about": concern.about,
        "may_be_discussed": concern.may_be_discussed,
        "outcome": concern.outcome,
        "promised_on": concern.promised_on,
        "shared_on": concern.shared_on,
    } == {
        "network": cast.overvecht,
        "reporter": cast.anneke,
        "membership": cast.overvecht.memberships.get(user=cast.anneke),
        "observation": "Elke avond harde knallen bij de speeltuin.",
        "neighbourhood": cast.tigrisdreef,
        "noticed_on": date(2026, 12, 8),
        "learnt": "own",
        "felt": 4,
        "readers": Readers.COORDINATORS_AND_CHIEF,
        "reader": None,
        "hidden_from": "network",
        "source": "phone",
        "about": "",
        "may_be_discussed": True,
        "outcome": "",
        "promised_on": date(2026, 12, 10),
        "shared_on": date(2026, 12, 8),
    }
    assert list(concern.events.values_list("kind", "actor")) == [(EventKind.RECEIVED, cast.anneke.pk)]


def test_only_the_three_questions(cast, login):
    client = login(cast.anneke)

    client.post(URL, filled(client, cast, learnt="", felt=""))

    kept = Signal.objects.values_list("learnt", "felt", "source", "about", "may_be_discussed", "hidden_from")
    assert kept.get() == ("", None, "own", "", False, "network")


def test_who_answers_is_said_as_it_was_chosen(cast, login):
    client = login(cast.anneke)

    response = client.post(URL, filled(client, cast, readers=f"one:{cast.mark.public_id}"))

    (message,) = get_messages(response.wsgi_request)
    assert "U krijgt antwoord van Mark, uiterlijk donderdag 10 december." in str(message)


def test_nobody_is_promised_where_nobody_coordinates(cast, login):
    cast.overvecht.memberships.filter(role="coordinator").update(role="member")
    client = login(cast.anneke)

    response = client.post(URL, filled(client, cast))

    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Uw zorg is gedeeld. Dank u wel."
    ]


def test_the_page_of_a_concern_says_for_whom_it_was_shared(cast, login):
    own, told = (
        make_signal(cast.overvecht, cast.anneke),
        make_signal(cast.overvecht, cast.anneke, source="phone"),
    )

    pages = [login(cast.mark).get(concern.get_absolute_url()).content.decode() for concern in (own, told)]

    assert ["Voor mijzelf" in page for page in pages] == [False, False]
    assert ["Voor iemand die belde" in page for page in pages] == [False, True]


def test_two_clicks_are_one_concern_and_one_mail_each(cast, login):
    client = login(cast.anneke)
    fields = filled(client, cast)

    places = [client.post(URL, fields)["Location"] for _ in range(2)]

    assert Signal.objects.count() == 1
    assert places == [f"/zorgen/{Signal.objects.get().public_id}/"] * 2
    assert OutgoingMail.objects.count() == 3  # the reporter, two coordinators


def test_going_back_and_changing_the_words_does_not_make_a_second_one(cast, login):
    client = login(cast.anneke)
    fields = filled(client, cast)
    client.post(URL, fields)

    client.post(URL, fields | {"observation": "Andere woorden."})

    assert list(Signal.objects.values_list("observation", flat=True)) == [
        "Elke avond harde knallen bij de speeltuin."
    ]


def test_the_form_opened_again_is_a_second_concern(cast, login):
    client = login(cast.anneke)

    for _ in range(2):
        client.post(URL, filled(client, cast, not_the_same="1"))

    assert Signal.objects.count() == 2


def test_the_form_of_another_cannot_be_used_up(cast, login):
    """Somebody who posts with anneke's key makes a concern of their own; hers still works."""
    fields = filled(login(cast.anneke), cast)
    client = login(cast.youssef)
    client.post(URL, fields)
    client = login(cast.anneke)
    client.post(URL, fields)

    assert [signal.reporter for signal in Signal.objects.order_by("pk")] == [cast.youssef, cast.anneke]


@pytest.mark.parametrize(
    ("moment", "promised"),
    [
        ("2026-12-08T12:00:00+01:00", "2026-12-10"),
        ("2026-12-10T12:00:00+01:00", "2026-12-14"),  # over a weekend
        ("2026-12-12T12:00:00+01:00", "2026-12-15"),  # shared in the weekend
        ("2026-12-24T12:00:00+01:00", "2026-12-29"),  # Christmas
        ("2027-03-25T12:00:00+01:00", "2027-03-31"),  # Good Friday and Easter Monday
        ("2027-04-26T12:00:00+02:00", "2027-04-29"),  # King's Day
        ("2027-05-04T12:00:00+02:00", "2027-05-10"),  # Liberation Day, Ascension Day, a weekend
        ("2026-12-08T23:30:00+00:00", "2026-12-11"),  # after midnight in Amsterdam: the 9th
    ],
)
def test_the_answer_is_promised_within_two_working_days(cast, clock, moment, promised):
    clock.move_to(moment)

    assert make_signal(cast.overvecht, cast.anneke).promised_on == date.fromisoformat(promised)
    assert promised_day() == date.fromisoformat(promised)


def test_the_page_says_the_promise_before_sharing(cast, login):
    page = login(cast.anneke).get(URL).content.decode()

    assert "U krijgt antwoord, uiterlijk <b>donderdag 10 december</b>." in page


def test_a_team_chief_without_a_seat_shares_without_a_membership(cast):
    cast.overvecht.memberships.filter(user=cast.ingrid).delete()

    assert make_signal(cast.overvecht, cast.ingrid).reporter_membership is None


def test_hidden_or_for_one_is_kept_as_chosen(cast, login):
    client = login(cast.anneke)

    client.post(URL, filled(client, cast, readers=f"one:{cast.mark.public_id}", hidden_from="readers"))

    assert Signal.objects.values_list("readers", "reader", "hidden_from").get() == (
        Readers.ONE,
        cast.mark.pk,
        "readers",
    )


def test_the_service_gives_back_the_first_for_the_same_submission(cast):
    first = make_signal(cast.overvecht, cast.anneke, submission="same")

    again = make_signal(cast.overvecht, cast.anneke, submission="same", observation="Anders")

    assert again == first
    assert first.events.count() == 1
