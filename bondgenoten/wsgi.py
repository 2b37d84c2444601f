"""WSGI entry point: gunicorn bondgenoten.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

from bondgenoten.lib.stack import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bondgenoten.settings")
application = with_room(get_wsgi_application())
