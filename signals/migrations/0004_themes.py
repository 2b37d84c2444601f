from django.db import migrations

THEMES = [
    ("street_nuisance", "Overlast op straat", "Nuisance in the street"),
    ("daily_annoyances", "Dagelijkse ergernissen", "Daily annoyances"),
    ("living_together", "Samenleven in de buurt", "Living together"),
    ("discrimination", "Discriminatie", "Discrimination"),
    ("polarisation", "Mensen tegenover elkaar", "People set against each other"),
    ("radicalisation", "Radicalisering", "Radicalisation"),
    ("world_events", "Wereldnieuws", "World events"),
    ("online", "Onrust online", "Unrest online"),
    ("asylum_shelter", "Opvang van vluchtelingen", "Shelter for refugees"),
    ("poverty", "Armoede", "Poverty"),
    ("trust", "Vertrouwen in de overheid", "Trust in government"),
    ("other", "Iets anders", "Something else"),
]


def add_themes(apps, schema_editor):
    themes = apps.get_model("signals", "Theme").objects
    for position, (code, dutch, english) in enumerate(THEMES, start=1):
        themes.get_or_create(
            code=code, defaults={"label_nl": dutch, "label_en": english, "position": position}
        )


class Migration(migrations.Migration):
    dependencies = [("signals", "0003_theme")]
    operations = [migrations.RunPython(add_themes, migrations.RunPython.noop)]
