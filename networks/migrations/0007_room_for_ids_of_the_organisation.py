from django.db import migrations, models

MODELS = ("baseteam", "baseteammunicipality", "district", "officeholder", "teamchief", "unit")


class Migration(migrations.Migration):
    """Empty first: one default for all rows there are would not be unique."""

    dependencies = [("networks", "0006_joined_for_another_party")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="public_id",
            field=models.CharField(editable=False, max_length=20, null=True),
        )
        for name in MODELS
    ]
