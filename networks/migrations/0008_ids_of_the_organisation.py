from django.db import migrations

from bondgenoten.lib.ids import new_public_id

MODELS = ("BaseTeam", "BaseTeamMunicipality", "District", "OfficeHolder", "TeamChief", "Unit")


def give_ids(apps, schema_editor):
    """A random id for each row there is."""
    for name in MODELS:
        rows = apps.get_model("networks", name).objects.filter(public_id=None)
        for key in list(rows.values_list("pk", flat=True)):
            rows.filter(pk=key).update(public_id=new_public_id())


class Migration(migrations.Migration):
    dependencies = [("networks", "0007_room_for_ids_of_the_organisation")]

    operations = [migrations.RunPython(give_ids, migrations.RunPython.noop)]
