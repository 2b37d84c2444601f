"""Whatever happens to a concern, a hidden name stands on no page, in no mail, line, log, key or copy."""

import logging

import pytest

from accounts.models import AuditEvent
from insights.models import Summary
from meetings.tests.factories import make_meeting
from networks.tests.factories import make_member, make_user
from signals.models import Reply, Signal, SignalEvent
from signals.tests.everything_that_happens import (
    all_that_happens,
    kept_about,
    leave,
    mail_to_others,
    names_of_rows,
    pages_of,
)
from signals.tests.factories import make_signal
from tests.whole_database import rows

NAME = "Wilhelmina"  # a name that is nobody else's and no word of a page
EVERYBODY = ("mark", "fatima", "ingrid", "youssef", "dewi", "samira")
NO_SEAT = ("rob", "priya", "beheer", "lotte", "zeist_coordinator")


@pytest.fixture
def meeting(cast, clock):
    return make_meeting(cast.overvecht, cast.fatima)


@pytest.fixture
def reporter(cast, meeting):
    user = make_user(NAME)
    make_member(cast.overvecht, user, "resident", active_in="Breiclub Wolwinkel")
    return user


def words_of(user) -> list[str]:
    return [NAME, user.email, user.public_id]


def leaking(texts, reporter) -> list[str]:
    """Those of the texts that hold anything that leads to the reporter."""
    return [text for text in texts if any(word.lower() in text.lower() for word in words_of(reporter))]


def led_to(concern, reporter, pages: dict[str, str]) -> list[str]:
    """The pages that hold anything of the reporter; among accounts, only with the concern."""
    accounts = {url for url in pages if url.startswith("/beheer/mensen/")}
    named = leaking((f"{url} {page}" for url, page in pages.items() if url not in accounts), reporter)
    return named + [url for url in accounts if concern.public_id in pages[url]]


@pytest.mark.parametrize("name", [*EVERYBODY, *NO_SEAT])
def test_no_page_that_anybody_finds(cast, reporter, meeting, login, name):
    concern = all_that_happens(cast, reporter, meeting, "readers")
    leave(cast.overvecht, reporter, meeting)

    pages = pages_of(login(cast.everybody[name]), concern.get_absolute_url(), meeting.get_absolute_url())

    assert len(pages) > 10
    assert (name in NO_SEAT) == ("Elke avond harde knallen" not in "".join(pages.values()))
    assert led_to(concern, reporter, pages) == []


@pytest.mark.parametrize("name", [*EVERYBODY[3:], *NO_SEAT])
def test_hidden_from_the_network_no_page_of_the_network(cast, reporter, meeting, login, name):
    concern = all_that_happens(cast, reporter, meeting, "network")
    leave(cast.overvecht, reporter, meeting)

    pages = pages_of(login(cast.everybody[name]), concern.get_absolute_url(), meeting.get_absolute_url())

    assert led_to(concern, reporter, pages) == []


@pytest.mark.parametrize("name", EVERYBODY[:3])
def test_hidden_from_the_network_who_answers_sees_it_on_the_concern_only(
    cast, reporter, meeting, login, name
):
    concern = all_that_happens(cast, reporter, meeting, "network")
    leave(cast.overvecht, reporter, meeting)

    pages = pages_of(login(cast.everybody[name]), concern.get_absolute_url())

    named = {url for url, page in pages.items() if NAME in page}
    assert concern.get_absolute_url() in named
    assert {url for url in named if not url.startswith(concern.get_absolute_url())} == set()


@pytest.mark.parametrize("hidden_from", ["readers", "network"])
def test_no_mail_to_anybody_else(cast, reporter, meeting, hidden_from):
    all_that_happens(cast, reporter, meeting, hidden_from)

    mails = list(mail_to_others(reporter))
    assert {mail.split()[0] for mail in mails} >= {
        "signals.concern_waits",
        "signals.reporter_wrote",
        "signals.consent_decided",
        "meetings.invitation",
    }
    assert leaking(mails, reporter) == []


@pytest.mark.parametrize("hidden_from", ["readers", "network"])
def test_no_audit_line_name_of_a_row_or_kept_figure(cast, reporter, meeting, hidden_from):
    all_that_happens(cast, reporter, meeting, hidden_from)
    leave(cast.overvecht, reporter, meeting)

    lines = AuditEvent.objects.filter(actor=reporter)
    assert (AuditEvent.objects.count() > 0) == (hidden_from == "readers")
    assert (list(lines), Summary.objects.exists()) == ([], True)
    assert leaking((repr(vars(line)) for line in AuditEvent.objects.all()), reporter) == []
    assert leaking(names_of_rows(), reporter) == []


@pytest.mark.parametrize("name", [*EVERYBODY, *NO_SEAT])
def test_no_copy_of_the_data_of_somebody_else(cast, reporter, meeting, name):
    all_that_happens(cast, reporter, meeting, "readers")
    own = kept_about(reporter)

    assert (NAME in own, leaking([kept_about(cast.everybody[name])], reporter)) == (True, [])


def test_no_line_in_the_logs(cast, reporter, meeting, login, caplog):
    with caplog.at_level(logging.DEBUG):
        concern = all_that_happens(cast, reporter, meeting, "readers")
        client = login(cast.mark)
        for url in (concern.get_absolute_url(), "/zorgen/", "/zorgen/wegen/"):
            assert client.get(url).status_code == 200

    lines = [str(vars(record)) for record in caplog.records]
    lines = [line for line in lines if "django.db.backends" not in line]  # SQL, which is never logged live
    assert leaking(lines, reporter) == []


def test_what_is_kept_of_it_holds_the_name_nowhere_but_with_the_person(cast, reporter, meeting):
    all_that_happens(cast, reporter, meeting, "readers")

    tables = rows()
    named = {table for table, kept in tables.items() if leaking([repr(list(kept.values()))], reporter)}
    assert named == {
        "accounts_user",  # the person
        "account_emailaddress",
        "notifications_outgoingmail",  # mail to the person
        # The key of a form holds who filled it in: it stands on no page and goes when that person is erased.
        "signals_reply",
    }
    keys = Reply.objects.filter(submission__contains=reporter.public_id)
    assert {reply.author for reply in keys} == {reporter}


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_name_that_is_not_hidden_would_be_found(cast, reporter, meeting, login, name):
    """The same search does find a name: else it would prove nothing."""
    concern = all_that_happens(cast, reporter, meeting, "nobody")
    leave(cast.overvecht, reporter, meeting)

    pages = pages_of(login(cast.everybody[name]), concern.get_absolute_url())

    assert NAME in pages[concern.get_absolute_url()]
    assert SignalEvent.objects.filter(actor=reporter).exists()
    assert Signal.objects.get(pk=concern.pk).reporter == reporter
    assert make_signal(cast.overvecht, reporter).reporter_membership is None
