from django.apps import AppConfig


class BenchConfig(AppConfig):
    """Gives ``manage.py seed_national``; no model, no page of production."""

    name = "bench"
