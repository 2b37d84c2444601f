import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MailChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(max_length=40)),
                ("scope", models.CharField(blank=True, max_length=20)),
                (
                    "how",
                    models.CharField(
                        choices=[("at_once", "at once"), ("digest", "once a day"), ("off", "not")],
                        max_length=8,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "choice about mail",
                "verbose_name_plural": "choices about mail",
            },
        ),
        migrations.AddField(
            model_name="mailchoice",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mail_choices",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="mailchoice",
            constraint=models.UniqueConstraint(
                fields=("user", "topic", "scope"), name="notifications_choice_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["at_once", "digest", "off"])),
                name="notifications_choice_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("day__isnull", True), ("day__lte", 4), _connector="OR"),
                name="notifications_choice_on_a_workday",
            ),
        ),
    ]
