"""What templates may ask for: the pieces, the radio widgets, the sprite and the static error pages."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from bondgenoten.lib.widgets import ChoicesRadio, FaceScaleRadio, PicksRadio

SPRITE = settings.BASE_DIR / "static/img/icons.svg"
TOKENS = settings.BASE_DIR / "static/css/tokens.css"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def render(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


def plain(html):
    """Without the drawings, which other tests look at."""
    return re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL).strip()


def symbols():
    return re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text())


def test_icon_points_into_the_sprite_and_is_hidden_from_screen_readers():
    html = render('{% icon "check" "i--s" %}')

    assert re.sub(r"/[^\"]*icons[^#]*#", "SPRITE#", html) == (
        '<svg class="i i--s" aria-hidden="true" width="24" height="24"><use href="SPRITE#i-check"/></svg>'
    )


def test_every_icon_that_a_template_names_is_in_the_sprite():
    names = set()
    for template in (settings.BASE_DIR / "templates").rglob("*.html"):
        names |= set(re.findall(r'{% icon "([\w-]+)"', template.read_text()))

    assert sorted(name for name in names if f"i-{name}" not in symbols()) == []


def test_party_has_a_shape_a_word_and_a_colour():
    assert plain(render('{% party_marker "police" %}')) == '<span class="party party--police">Police</span>'
    assert plain(render('{% party_marker "resident" name %}', name="<Anneke>")) == (
        '<span class="party party--resident">&lt;Anneke&gt;</span>'
    )
    with pytest.raises(ValueError, match="unknown party"):
        render('{% party_marker "army" %}')


@pytest.mark.parametrize(
    ("state", "css", "drawing"),
    [
        ("open", "promise", "i-clock"),
        ("soon", "promise promise--soon", "i-clock"),
        ("late", "promise promise--late", "i-warn"),
        ("kept", "promise promise--kept", "i-check"),
        ("plain", "promise promise--plain", "i-clock"),
    ],
)
def test_promise_says_its_state_with_icon_and_words(state, css, drawing):
    html = render("{% promise_chip promise %}", promise=SimpleNamespace(state=state, text="1 December"))

    assert plain(html) == f'<span class="{css}">1 December</span>'
    assert re.findall(r"#([\w-]+)", html) == [drawing]


def test_no_level_is_no_picture_and_not_the_calmest_face():
    assert re.findall(r"#([\w-]+)", render('{% level_face 4 "Tense" %}')) == ["f-4"]
    assert re.findall(r"#([\w-]+)", render("{% level_face None %}")) == ["i-none"]
    assert plain(render("{% level_face None %}")) == '<span class="level">No picture</span>'


def test_seats_say_the_numbers_in_words_and_keep_points_in_every_language():
    with translation.override("nl"):
        html = render('{% seats coming=6 maybe=1 silent=2 no=1 tone="hero" %}')
    assert 'cx="88.2"' in html

    html = render('{% seats coming=6 maybe=1 silent=2 no=1 tone="hero" %}')
    assert re.findall(r'aria-label="(.*?)"', html) == [
        "6 of the 10 people are coming, 1 maybe, 2 have not answered yet, 1 is not coming"
    ]
    assert re.findall(r'class="(seats .*?)"', html) == ["seats seats--hero"]
    assert html.count('class="seat-silent"') == 2


def test_cadence_is_drawn_for_wide_pages_and_for_phones():
    meetings = [(date(2026, 2, 3), True), (date(2026, 4, 14), True), (date(2026, 12, 8), False)]

    html = render("{% cadence_strip 2026 meetings today 5 %}", meetings=meetings, today=date(2026, 11, 23))

    assert re.findall(r'viewBox="(.*?)"', html) == ["0 0 1000 78", "0 0 350 78"]
    assert set(re.findall(r'aria-label="(.*?)"', html)) == {
        "2 of 5 meetings in 2026 have been held: 3 February and 14 April. Planned: 8 December."
    }


def test_steps_and_beat_are_dots_up_to_where_it_stands():
    assert re.findall(r"<i(.*?)>", plain(render("{% steps 2 4 %}"))) == [
        ' class="on"',
        ' class="now"',
        "",
        "",
    ]
    assert re.findall(r"<i(.*?)>", render("{% beat 2 3 %}")) == [' class="on"', ' class="on"', ""]


def test_what_is_the_same_for_everybody_is_made_once_a_language():
    page = Template(
        "{% load ui i18n %}{% fixed %}{% translate 'Today' %} {{ name }}{% endfixed %} {{ name }}"
    )

    pages = []
    for name, language in [("Mark", "nl"), ("Anneke", "nl"), ("Mark", "en"), ("Anneke", "nl")]:
        with translation.override(language):
            pages.append(page.render(Context({"name": name})))

    assert pages == ["Vandaag  Mark", "Vandaag  Anneke", "Today  Mark", "Vandaag  Anneke"]


class TileForm(forms.Form):
    when = forms.ChoiceField(choices=[("a", "Today"), ("b", "Earlier")], widget=PicksRadio)
    who = forms.ChoiceField(
        choices=[("a", "Two"), ("b", "All")], widget=ChoicesRadio(explain={"a": "F. and M."})
    )
    level = forms.ChoiceField(
        choices=[("", "---------"), ("7", "Calm"), ("9", "Tense")], widget=FaceScaleRadio
    )


def test_radio_widgets_are_real_radios_in_our_shapes():
    form = TileForm({"when": "b", "level": "9"})

    assert re.findall(r"<label class=\"(\w+)\">", str(form["when"])) == ["pick", "pick"]
    assert re.findall(r'<input type="radio" name="when" value="b"[^>]* checked', str(form["when"]))
    assert re.findall(r'<span class="small">(.*?)</span>', str(form["who"])) == ["F. and M."]
    assert re.findall(r"#(f-\d)", str(form["level"])) == ["f-1", "f-2"]
    assert re.findall(r'value="(\w*)"', str(form["level"])) == ["7", "9"]


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_no_context(page):
    source = (settings.BASE_DIR / f"templates/{page}.html").read_text()

    html = Template(source).render(Context())

    assert re.findall(r'<html lang="(\w+)">', html) == ["nl"]
    assert "csrf" not in html


def test_both_dark_blocks_of_the_tokens_agree():
    blocks = re.findall(r"color-scheme: dark;(.*?)}", TOKENS.read_text(), flags=re.DOTALL)

    first, second = (re.findall(r"(--[\w-]+): (.*?);\s", block) for block in blocks)
    assert first == second
    assert len(first) > 30
