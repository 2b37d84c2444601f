"""All URLs. Dutch and stable; every one of them stands in the access matrix (tests/access)."""

from django.conf import settings
from django.urls import include, path, register_converter

from accounts.views import set_language
from bondgenoten.health import health
from bondgenoten.lib.ids import PublicIdConverter
from insights.views import home

register_converter(PublicIdConverter, "pid")

urlpatterns = [
    path("", home, name="home"),
    path("account/", include("accounts.urls")),
    path("netwerken/", include("networks.urls")),
    path("beheer/", include("insights.urls")),
    path("zorgen/", include("signals.urls")),
    path("zorgen/", include("meetings.urls.concerns")),
    path("bijeenkomsten/", include("meetings.urls.meetings")),
    path("b/", include("meetings.urls.prepare")),
    path("taal/", set_language, name="set_language"),
    path("gezondheid/", health, name="health"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("bondgenoten.demo.urls")))
