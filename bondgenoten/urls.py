"""All URLs. Dutch and stable; every one of them stands in the access matrix (tests/access)."""

from django.conf import settings
from django.urls import include, path, register_converter

from accounts.views.pages import set_language
from bondgenoten import statements
from bondgenoten.health import health
from bondgenoten.lib.ids import PublicIdConverter

register_converter(PublicIdConverter, "pid")

urlpatterns = [
    path("account/gegevens/", include("accounts.urls.own_data")),
    path("account/eerste-keer/", include("accounts.urls.first_login")),
    path("account/", include("accounts.urls.login")),
    path("netwerken/", include("networks.urls.networks")),
    path("netwerken/", include("networks.urls.members")),
    path("netwerken/", include("networks.urls.nominations")),
    path("", include("networks.urls.invitations")),
    path("beheer/organisatie/", include("networks.urls.organisation")),
    path("beheer/netwerken/", include("networks.urls.administered")),
    path("beheer/mensen/", include("networks.urls.people")),
    path("toezicht/", include("networks.urls.oversight")),
    path("", include("insights.urls")),
    path("zorgen/", include("signals.urls")),
    path("zorgen/", include("meetings.urls.concerns")),
    path("bijeenkomsten/", include("meetings.urls.meetings")),
    path("afspraken/", include("meetings.urls.actions")),
    path("b/", include("meetings.urls.prepare")),
    path("", include("notifications.urls")),
    path("taal/", set_language, name="set_language"),
    path("gezondheid/", health, name="health"),
    path("toegankelijkheid/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    path(".well-known/security.txt", statements.security_txt, name="security_txt"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("bondgenoten.demo.urls")))
