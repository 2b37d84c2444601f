"""All URLs of the application, and the two empty pages that they are compared with."""

from django.urls import path

from bench.views import empty, frame
from bondgenoten.urls import urlpatterns as pages

urlpatterns = [
    *pages,
    path("bench/leeg/", empty, name="bench_empty"),
    path("bench/kader/", frame, name="bench_frame"),
]
