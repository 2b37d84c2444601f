"""A copy of what is kept about somebody, to take along: a page to read and a file for machines."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from accounts.own_data import sections_of
from bondgenoten.lib.own_data import Fact, Section

FORMAT, VERSION = "bondgenoten/own-data", 1  # a new version when a key goes or changes its meaning


def as_json(user: User) -> str:
    """All sections with all rows; keys are in English and never translated, moments in ISO 8601 (UTC)."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": timezone.now(),
        "language": user.language,
        "sections": [_machine(section) for section in sections_of(user)],
    }
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def as_html(user: User) -> str:
    """The same as a page of its own, in the language of the moment; opens anywhere, fetches nothing."""
    sections = [
        {"title": section.title, "about": section.about, "rows": section.facts_of(section.rows)}
        for section in sections_of(user)
    ]
    context = {
        "person": user,
        "made_at": timezone.now(),
        "kept": [section for section in sections if section["rows"]],
        "nothing": [section["title"] for section in sections if not section["rows"]],
    }
    return render_to_string("accounts/data/copy.html", context)


def _machine(section: Section) -> dict[str, Any]:
    rows = [{fact.key: _plain(fact) for fact in section.describe(row)} for row in section.rows]
    return {"name": section.name, "title": section.title, "rows": rows}


def _plain(fact: Fact) -> Any:
    return fact.code or fact.value
