from django.db import migrations

LEVELS = [
    (1, "Rustig", "Calm"),
    (2, "Vrij rustig", "Fairly calm"),
    (3, "Onrustig", "Restless"),
    (4, "Gespannen", "Tense"),
    (5, "Erg gespannen", "Very tense"),
    (6, "Dreigend", "Threatening"),
]


def add_levels(apps, schema_editor):
    levels = apps.get_model("signals", "TensionLevel").objects
    for step, dutch, english in LEVELS:
        levels.get_or_create(step=step, defaults={"label_nl": dutch, "label_en": english})


class Migration(migrations.Migration):
    dependencies = [("signals", "0001_initial")]
    operations = [migrations.RunPython(add_levels, migrations.RunPython.noop)]
