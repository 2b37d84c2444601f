#!/bin/sh
# Prints a Python of at least 3.11 that can make a virtual environment. Shell, because there may be no Python.
lacks_venv=
for name in python3.11 python3.12 python3.13 python3.14 python3 python; do
    command -v "$name" >/dev/null 2>&1 || continue
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo "$name"
        exit 0
    fi
    lacks_venv=$name
done
if [ -n "$lacks_venv" ]; then
    echo "$lacks_venv cannot make a virtual environment: install python3-venv (Debian: apt install python3-venv)." >&2
else
    echo "Bondgenoten needs Python 3.11 or newer on the PATH (Debian 12 and later: apt install python3 python3-venv)." >&2
fi
exit 1
