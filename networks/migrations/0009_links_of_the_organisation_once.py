from django.db import migrations, models
from django.db.models import Q

import bondgenoten.lib.ids

MODELS = ("baseteam", "baseteammunicipality", "district", "officeholder", "teamchief", "unit")
ONCE = {
    "baseteammunicipality": ["base_team", "municipality"],
    "officeholder": ["user", "office"],
    "teamchief": ["base_team", "user"],
}


class Migration(migrations.Migration):
    dependencies = [("networks", "0008_ids_of_the_organisation")]

    operations = [
        *(
            migrations.AlterField(
                model_name=name,
                name="public_id",
                field=models.CharField(
                    default=bondgenoten.lib.ids.new_public_id, editable=False, max_length=20, unique=True
                ),
            )
            for name in MODELS
        ),
        *(
            migrations.AddConstraint(
                model_name=name,
                constraint=models.UniqueConstraint(
                    condition=Q(to_date__isnull=True),
                    fields=fields,
                    name=f"networks_{name}_once_without_end",
                ),
            )
            for name, fields in ONCE.items()
        ),
    ]
