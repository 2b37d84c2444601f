"""WSGI entry point: gunicorn bondgenoten.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bondgenoten.settings")
application = get_wsgi_application()
