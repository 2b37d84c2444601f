"""The Celery application. Beat only wakes sweeps; what is due is asked of the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bondgenoten.settings")

app = Celery("bondgenoten")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
