"""The demo's pages: be somebody by one post, read the mail; looking changes nothing."""

import pytest
from django.conf import settings as real
from django.contrib.sessions.models import Session
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from accounts.models import User
from bondgenoten.demo import mailbox
from bondgenoten.demo.mail_html import clean, language_of
from bondgenoten.demo.personas import GROUPS, KEYS
from bondgenoten.demo.seed.build import fill

pytestmark = pytest.mark.urls("bondgenoten.demo.tests.urls")
ANY_ID = "0" * 20 + "-" + "0" * 8
HTML = """<!doctype html><html lang="nl"><head><title>t</title><style>p{}</style></head>
<body class="mail-body"><table class="mail"><tr><td>BODY</td></tr></table></body></html>"""


@pytest.fixture
def filled(db):
    fill()


@pytest.fixture
def box(tmp_path, settings):
    """An empty post."""
    settings.VAR_DIR = tmp_path
    return tmp_path


def send(subject="Komt u?", html="<p>Dag</p>", text="Dag\n", attach=()):
    """One mail through the demo's own backend; its id."""
    message = EmailMultiAlternatives(
        subject, text, "Bondgenoten <noreply@demo.example>", ["anneke@demo.example"]
    )
    if html:
        message.attach_alternative(HTML.replace("BODY", html), "text/html")
    for name, content, kind in attach:
        message.attach(name, content, kind)
    mailbox.EmailBackend().send_messages([message])
    return max(path.stem for path in mailbox.folder().glob("*.eml"))


@pytest.mark.usefixtures("filled")
class TestPersonas:
    def test_everybody_is_offered_with_a_button(self, client):
        page = client.get("/demo/").content.decode()

        for key in KEYS:
            assert f'name="persona" value="{key}"' in page
        assert "no-such" not in page

    def test_one_post_logs_in_and_goes_home(self, client):
        for key in sorted(KEYS):
            response = client.post("/demo/", {"persona": key})
            assert (response.status_code, response["Location"]) == (302, "/")
            assert User.objects.get(pk=client.session["_auth_user_id"]).email == f"{key}@demo.example"
            assert client.get("/").status_code == 200

    def test_being_somebody_else_leaves_nothing_of_the_one_before(self, client):
        client.post("/demo/", {"persona": "fatima"})
        session = client.session
        session["left"] = "behind"
        session.save()
        client.post("/demo/", {"persona": "lotte"})

        assert "left" not in client.session

    @pytest.mark.parametrize("data", [{}, {"persona": ""}, {"persona": "karin"}, {"persona": "Fatima"}])
    def test_whoever_is_no_persona_is_not_found(self, client, data):
        assert client.post("/demo/", data).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_the_second_factor_counts_as_given(self, client):
        """Mark is a professional: by code he would have to set one up first."""
        User.objects.filter(email="mark@demo.example").update(needs_second_factor=True)

        client.post("/demo/", {"persona": "mark"})

        assert client.get("/").status_code == 200

    def test_looking_logs_nobody_in(self, client):
        client.get("/demo/?persona=fatima")

        assert Session.objects.count() == 0
        assert not User.objects.filter(last_login__isnull=False).exists()

    def test_a_post_without_the_token_is_refused(self):
        assert Client(enforce_csrf_checks=True).post("/demo/", {"persona": "fatima"}).status_code == 403


@pytest.mark.django_db
def test_an_empty_demo_says_how_to_fill_it(client):
    page = client.get("/demo/")

    assert page.status_code == 200
    assert b"seed_demo" in page.content
    assert client.post("/demo/", {"persona": "fatima"}).status_code == 404


def test_nobody_is_introduced_twice():
    assert sum(len(group.personas) for group in GROUPS) == len(KEYS) == 12


@pytest.mark.django_db
class TestPost:
    def test_an_empty_post_says_what_will_come(self, client, box):
        assert client.get("/demo/post/").status_code == 200

    def test_the_newest_stands_first_and_leads_to_the_mail(self, client, box):
        old, new = send("Eerste"), send("Tweede & <b>laatste</b>")
        page = client.get("/demo/post/").content.decode()

        assert page.index(f"/demo/post/{new}/") < page.index(f"/demo/post/{old}/")
        assert "Tweede &amp; &lt;b&gt;laatste&lt;/b&gt;" in page
        assert "anneke@demo.example" in page

    def test_a_long_post_comes_in_pages(self, client, box):
        first = send("Eerste")
        for number in range(20):
            send(f"Mail {number}")

        assert first not in client.get("/demo/post/").content.decode()
        assert first in client.get("/demo/post/?pagina=2").content.decode()

    def test_a_mail_is_shown_in_both_parts_without_inline_style(self, client, box):
        button = '<a class="mail-btn" style="color:red" href="http://127.0.0.1:8000/b/x/?antwoord=ja">Ja</a>'
        mail_id = send(html=button, text="Ja: http://127.0.0.1:8000/b/x/?antwoord=ja&a=1\n")
        page = client.get(f"/demo/post/{mail_id}/").content.decode()

        assert '<a class="mail-btn" href="http://127.0.0.1:8000/b/x/?antwoord=ja">Ja</a>' in page
        assert '<a href="http://127.0.0.1:8000/b/x/?antwoord=ja&amp;a=1" rel="nofollow">' in page
        assert "style=" not in page
        assert '<div class="mail-frame" lang="nl">' in page
        assert '<div class="card prose text-break" lang="nl">' in page

    def test_a_mail_of_text_only_has_one_part(self, client, box):
        page = client.get(f"/demo/post/{send(html='')}/").content.decode()

        assert "mail-frame" not in page
        assert 'id="as-text"' in page

    def test_what_came_with_it_is_a_download(self, client, box):
        mail_id = send(
            attach=[("afspraak.ics", "BEGIN:VCALENDAR", "text/calendar"), ("x.html", "<b>", "text/html")]
        )
        calendar = client.get(f"/demo/post/{mail_id}/1/")
        page = client.get(f"/demo/post/{mail_id}/2/")

        assert calendar.content == b"BEGIN:VCALENDAR"
        assert (calendar["Content-Type"], calendar["Content-Disposition"]) == (
            "text/calendar",
            'attachment; filename="afspraak.ics"',
        )
        assert page["Content-Type"] == "application/octet-stream"
        assert f"/demo/post/{mail_id}/1/" in client.get(f"/demo/post/{mail_id}/").content.decode()

    def test_what_is_not_there_is_not_found(self, client, box):
        mail_id = send()

        for path in (
            f"{ANY_ID}/",
            "x/",
            "..%2F..%2Fsecret/",
            f"{mail_id}/0/",
            f"{mail_id}/1/",
            f"{ANY_ID}/1/",
        ):
            assert client.get(f"/demo/post/{path}").status_code == 404

    @pytest.mark.parametrize("path", ["", "{}/", "{}/1/"])
    def test_the_post_is_for_reading_only(self, client, box, path):
        mail_id = send(attach=[("a.txt", "a", "text/plain")])

        assert client.post(f"/demo/post/{path.format(mail_id)}").status_code == 405


class TestCleanHtml:
    @pytest.mark.parametrize(
        ("html", "language"),
        [
            ('<!doctype html><html lang="en">', "en"),
            ("<html class=a lang=nl>", "nl"),
            ("<p>lang=nl", ""),
            ("", ""),
        ],
    )
    def test_the_language_is_what_the_mail_says(self, html, language):
        assert language_of(html) == language

    @pytest.mark.parametrize(
        ("html", "shown"),
        [
            ('<p style="color:red" onclick="x()" class="a">b</p>', '<p class="a">b</p>'),
            ("<script>alert(1)</script><style>p{}</style>a", "a"),
            ("<head><title>x</title></head><p>y", "<p>y</p>"),
            ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
            ('<a href="java\tscript:alert(1)">x</a>', "<a>x</a>"),
            ('<a href="/relative">x</a>', "<a>x</a>"),
            (
                '<a href="https://a.example/?a=1&amp;b=2">x</a>',
                '<a href="https://a.example/?a=1&amp;b=2">x</a>',
            ),
            ('<img src="http://a.example/pixel.png">a<br>b', "a<br>b"),
            ("<form action=/><input name=a></form>a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
            ("</div></p>a<b><i>c</b>d", "a<b><i>c</i></b>d"),
            ('<p class="&quot;&gt;<script>">a</p>', '<p class="&quot;&gt;&lt;script&gt;">a</p>'),
            ("<!doctype html><!-- c --><svg><circle/></svg>", ""),
            ("", ""),
        ],
    )
    def test_only_structure_links_and_class_names_stay(self, html, shown):
        assert clean(html) == shown


@pytest.mark.urls(real.ROOT_URLCONF)
@pytest.mark.django_db
def test_outside_the_demo_these_pages_do_not_exist(client):
    for path in ("/demo/", "/demo/post/", f"/demo/post/{ANY_ID}/", f"/demo/post/{ANY_ID}/1/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
