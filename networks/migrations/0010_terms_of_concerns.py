from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0009_links_of_the_organisation_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="network",
            name="complaints_to",
            field=models.CharField(blank=True, max_length=200, verbose_name="complaints to"),
        ),
        migrations.AddField(
            model_name="network",
            name="end_term_weeks",
            field=models.PositiveSmallIntegerField(default=6, verbose_name="weeks until the outcome"),
        ),
        migrations.AddConstraint(
            model_name="network",
            constraint=models.CheckConstraint(
                condition=models.Q(("end_term_weeks__gte", 1), ("end_term_weeks__lte", 52)),
                name="networks_network_ends_within_a_year",
            ),
        ),
    ]
