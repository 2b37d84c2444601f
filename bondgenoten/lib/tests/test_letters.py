"""A letter is a PDF that can be read aloud; it fetches nothing, and says what is missing to print it."""

import sys

import pytest
from django.template import engines

from bondgenoten.lib import letters
from bondgenoten.lib.tests.pdf import inside, problems


@pytest.fixture
def printed(monkeypatch):
    """Print a template that is given as text."""

    def render(template: str, language: str = "nl") -> bytes:
        made = engines["django"].from_string(template)
        monkeypatch.setattr(letters, "render_to_string", lambda _name, context: made.render(context))
        return letters.render_letter("x", {"network": {"name": "Netwerk"}}, language)

    return render


SHEET = '{% extends "_letter.html" %}{% block content %}<h1>Dag</h1>{{ network.name }} żółć %s{% endblock %}'


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_letter_is_tagged_and_on_a4(printed, language):
    assert problems(printed(SHEET.replace("%s", ""), language), language) == []


def test_a_letter_fetches_nothing(printed, monkeypatch, tmp_path):
    (tmp_path / "geheim.txt").write_text("geheim")
    asks = f'<img alt="" src="file://{tmp_path}/geheim.txt"><img alt="" src="http://127.0.0.1:1/x">'
    monkeypatch.setattr("socket.socket.connect", lambda *args: pytest.fail("it asked the network"))
    content = printed(
        SHEET.replace("%s", asks + f'<a rel="attachment" href="file://{tmp_path}/geheim.txt">x</a>')
    )
    assert "/EmbeddedFile" not in inside(content)


def test_without_the_printer_it_says_what_to_install(printed, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(letters.CannotPrint, match="apt-get install"):
        printed(SHEET)
