"""Indexes of the lists that hold all they are read for, and the words of concerns for PostgreSQL's search."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# A column that the database itself keeps equal to the observation: a correction, a redaction and an erasure
# change it in the same statement. The model does not have it, as SQLite cannot make it.
WORDS = """
ALTER TABLE signals_signal
ADD COLUMN searched tsvector GENERATED ALWAYS AS (to_tsvector('dutch', observation)) STORED
"""
INDEX = "CREATE INDEX signal_searched ON signals_signal USING gin (searched)"
NO_WORDS = "ALTER TABLE signals_signal DROP COLUMN searched"  # its index goes with it


def add_words(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(WORDS)
        schema_editor.execute(INDEX)


def remove_words(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NO_WORDS)


class Migration(migrations.Migration):
    dependencies = [
        ("signals", "0012_national_answers"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="signal", name="signal_of_reporter"),
        migrations.RemoveIndex(model_name="signal", name="signal_of_network"),
        migrations.RemoveIndex(model_name="signal", name="signal_to_weigh"),
        migrations.RemoveIndex(model_name="signal", name="signal_on_agenda"),
        migrations.RemoveIndex(model_name="signal", name="signal_open"),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(fields=["reporter", "-created_at", "-id"], name="signal_of_reporter"),
        ),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(fields=["network", "-created_at", "-id"], name="signal_of_network"),
        ),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(
                fields=["network", "outcome", "-created_at", "-id"],
                include=("readers", "reader"),
                name="signal_lane",
            ),
        ),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(
                condition=models.Q(("outcome__in", ["", "act", "agenda", "watch"])),
                fields=["network", "promised_on", "answered_at", "id"],
                include=("readers", "reader", "outcome", "look_again_on"),
                name="signal_open",
            ),
        ),
        migrations.RunPython(add_words, remove_words),
    ]
