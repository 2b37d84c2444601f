#!/usr/bin/env python
"""Django's command-line utility for Bondgenoten."""

import os
import secrets
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bondgenoten.settings")
    if sys.argv[1:2] == ["guard_text"]:  # opens no database and signs nothing: no settings are needed
        os.environ["DEMO"] = "0"
        os.environ.setdefault("SECRET_KEY", secrets.token_hex(32))
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))  # a wrong setting is one clear line, not a traceback


if __name__ == "__main__":
    main()
