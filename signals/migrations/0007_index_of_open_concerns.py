from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("signals", "0006_index_of_the_agenda"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(
                condition=models.Q(("outcome", "done"), _negated=True),
                fields=["network", "promised_on", "answered_at", "id"],
                name="signal_open",
            ),
        ),
    ]
