"""Rate limits count in the cache: each test has one of its own, whatever else runs beside it."""

import pytest


@pytest.fixture(autouse=True)
def no_attempts_yet(settings, request):
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": request.node.nodeid}}
