"""Codes of CBS. They are text, never numbers, and a neighbourhood's holds for one year of edition."""

import re

from django.utils import timezone

MUNICIPALITY_CODE = re.compile(r"GM\d{4}", re.ASCII)
NEIGHBOURHOOD_CODE = re.compile(r"BU\d{4}[0-9A-Z]{4}", re.ASCII)
FIRST_EDITION = 2000


def as_municipality_code(text: str) -> str:
    """``GM0344``, also from ``344``: spreadsheets make a number of a code."""
    text = text.upper()
    return f"GM{text:0>4}" if text.isdecimal() and len(text) <= len("0344") else text


def is_edition(year: int) -> bool:
    """A year of which there is an edition, or will be soon."""
    return FIRST_EDITION <= year <= timezone.localdate().year + 1
