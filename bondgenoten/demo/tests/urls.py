"""The site as the demo has it: tests run without DEMO, where its pages do not exist."""

from django.urls import include, path

from bondgenoten.urls import urlpatterns as site

urlpatterns = [*site, path("demo/", include("bondgenoten.demo.urls"))]
