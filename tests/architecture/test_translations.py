"""Every text on screen and in mail has its Dutch, and compiled catalogues are what people see."""

import pytest
from django.utils import translation

from tools import messages


def test_every_text_has_its_dutch() -> None:
    assert messages.check() == []


def test_the_catalogue_is_compiled() -> None:
    with translation.override("nl"):
        assert translation.gettext("network") == "netwerk"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('msgid "A text nobody uses"\nmsgstr "Ongebruikt"\n', "no longer used"),
        ('#, fuzzy\nmsgid "Half"\nmsgstr "Helft"\n', "fuzzy"),
        ('msgid "Nothing yet"\nmsgstr ""\n', "empty"),
    ],
)
def test_what_is_wrong_is_named(monkeypatch, tmp_path, entry: str, says: str) -> None:
    catalogue = tmp_path / messages.CATALOGUE
    catalogue.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalogue.write_text(f"{head}{entry}")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    found = {"Half", "Nothing yet", "New"}
    monkeypatch.setattr(messages, "_collected", lambda: found)
    problems = messages.check()
    assert any(says in problem for problem in problems)
    assert "no Dutch yet (make messages): 'New'" in problems
