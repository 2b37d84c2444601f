"""A name that was hidden was hidden from all readers; the outcome of what is open is promised from today's term."""

from datetime import timedelta

from django.db import migrations
from django.db.models import F

TERM = timedelta(weeks=6)


def fill(apps, schema_editor):
    signals = apps.get_model("signals", "Signal").objects.using(schema_editor.connection.alias)
    signals.filter(name_hidden=True).update(hidden_from="readers")
    signals.filter(ends_on=None).update(ends_on=F("shared_on") + TERM)


def empty(apps, schema_editor):
    signals = apps.get_model("signals", "Signal").objects.using(schema_editor.connection.alias)
    signals.filter(hidden_from="readers").update(name_hidden=True)


class Migration(migrations.Migration):
    dependencies = [("signals", "0008_care_of_concerns")]

    operations = [migrations.RunPython(fill, empty)]
