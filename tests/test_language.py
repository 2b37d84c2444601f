"""The catalogue of the repository is compiled and used: an uncompiled one cannot pass."""

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext

from networks.constants import Party
from signals.constants import Readers


def test_a_text_is_dutch_unless_asked_otherwise(client, db):
    page = client.get("/account/login/").content.decode()

    assert ('<html lang="nl">' in page, "U krijgt een code per mail." in page, "You get a code" in page) == (
        True,
        True,
        False,
    )


def test_the_same_page_in_english(client, db):
    client.cookies["django_language"] = "en"

    page = client.get("/account/login/").content.decode()

    assert ('<html lang="en">' in page, "You get a code by mail." in page) == (True, True)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["Deel een zorg", "1 dag te laat", "2 dagen te laat", "politie", "Alleen de coördinatoren"]),
        ("en", ["Share a concern", "1 day late", "2 days late", "police", "The coordinators only"]),
    ],
)
def test_words_of_templates_code_and_terms(language, words):
    with translation.override(language):
        assert [
            gettext("Share a concern"),
            *(ngettext("%(days)s day late", "%(days)s days late", n) % {"days": n} for n in (1, 2)),
            str(Party.POLICE.label),
            str(Readers.COORDINATORS.label),
        ] == words


def test_a_refusal_of_django_itself_is_dutch_too():
    with translation.override("nl"):
        assert gettext("This field is required.") == "Dit veld is verplicht."
