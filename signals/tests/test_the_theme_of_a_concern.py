"""What a concern is about: the reporter may say it, from a list; its readers see it in their language."""

import pytest

from bondgenoten.lib.submission import new_key
from signals.constants import Readers
from signals.models import Signal, Theme
from signals.tests.factories import make_signal

pytestmark = pytest.mark.usefixtures("clock")

SHARE = "/zorgen/nieuw/"
PAGES = [
    ("anneke", "/zorgen/{id}/"),
    ("anneke", "/zorgen/"),
    ("mark", "/zorgen/{id}/"),
    ("mark", "/zorgen/"),
    ("mark", "/zorgen/wegen/"),
]


def typed(cast, **overrides) -> dict:
    return {
        "submission": new_key(cast.anneke.public_id),
        "observation": "Elke avond harde knallen.",
        "where": cast.tigrisdreef.pk,
        "when": "today",
        "readers": Readers.COORDINATORS,
        **overrides,
    }


@pytest.fixture
def online() -> Theme:
    return Theme.objects.get(code="online")


def shown(login, user, url, language="nl") -> str:
    type(user).objects.filter(pk=user.pk).update(language=language)
    return login(user).get(url).content.decode()


def test_the_form_offers_every_theme_and_not_knowing_first(cast, login):
    field = login(cast.anneke).get(SHARE).context["form"]["theme"]

    assert field.label == "Waar gaat het over?"
    assert [str(label) for _, label in field.field.choices] == [
        "Weet ik niet",
        *Theme.objects.values_list("label_nl", flat=True),
    ]
    assert field.field.required is False


def test_what_is_chosen_is_stored(cast, login, online):
    login(cast.anneke).post(SHARE, typed(cast, theme="online"))

    assert Signal.objects.get().theme == online


@pytest.mark.parametrize("theme", [{}, {"theme": ""}])
def test_it_may_be_skipped(cast, login, theme):
    login(cast.anneke).post(SHARE, typed(cast, **theme))

    assert Signal.objects.get().theme is None


@pytest.mark.parametrize("theme", ["weather", "1", "Onrust online", "<b>"])
def test_what_is_not_on_the_list_is_refused(cast, login, theme):
    response = login(cast.anneke).post(SHARE, typed(cast, theme=theme))

    assert response.context["form"].errors == {"theme": ["Kies een onderwerp uit de lijst."]}
    assert "Kies een onderwerp uit de lijst." in response.content.decode()
    assert Signal.objects.count() == 0


def test_the_choice_stays_when_something_else_is_wrong(cast, login):
    page = login(cast.anneke).post(SHARE, typed(cast, theme="online", observation="")).content.decode()

    assert '<option value="online" selected>Onrust online</option>' in page


def test_the_choice_stays_when_the_session_is_lost(cast, client, login):
    client.post(SHARE, typed(cast, theme="online"))  # nobody is logged in: what was typed is kept
    client.force_login(cast.anneke)

    page = client.get(SHARE).content.decode()

    assert "Elke avond harde knallen." in page
    assert '<option value="online" selected>Onrust online</option>' in page


@pytest.mark.parametrize(("name", "url"), PAGES)
@pytest.mark.parametrize(("language", "words"), [("nl", "Onrust online"), ("en", "Unrest online")])
def test_readers_see_it_in_their_language(cast, login, online, name, url, language, words):
    concern = make_signal(cast.overvecht, cast.anneke, theme=online)

    assert words in shown(login, cast.everybody[name], url.format(id=concern.public_id), language)


@pytest.mark.parametrize(("name", "url"), PAGES)
def test_a_concern_without_one_says_nothing_of_it(cast, login, name, url):
    concern = make_signal(cast.overvecht, cast.anneke)
    page = shown(login, cast.everybody[name], url.format(id=concern.public_id))

    assert concern.title in page
    assert "Onderwerp" not in page
    assert "None" not in page


@pytest.mark.parametrize(("name", "url"), PAGES)
def test_its_words_are_text_and_never_html(cast, login, online, name, url):
    Theme.objects.filter(pk=online.pk).update(label_nl="<b>Brand</b> & {{ 7 }}")
    online.refresh_from_db()
    concern = make_signal(cast.overvecht, cast.anneke, theme=online)

    page = shown(login, cast.everybody[name], url.format(id=concern.public_id))

    assert "&lt;b&gt;Brand&lt;/b&gt; &amp; {{ 7 }}" in page
    assert "<b>Brand" not in page


def test_who_may_not_read_the_concern_does_not_hear_its_theme(cast, login, online):
    concern = make_signal(cast.overvecht, cast.anneke, theme=online, readers=Readers.COORDINATORS)

    assert login(cast.youssef).get(concern.get_absolute_url()).status_code == 404
    assert "Onrust online" in shown(login, cast.mark, "/zorgen/")
    assert "Onrust online" not in shown(login, cast.youssef, "/zorgen/")
