import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_mail_choice"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="outgoingmail",
            name="notifications_mail_status_known",
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="bundled_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="bundle",
                to="notifications.outgoingmail",
            ),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="path",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="scope",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="scope_name",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="topic",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name="outgoingmail",
            name="status",
            field=models.CharField(
                choices=[
                    ("held", "waits for the daily mail"),
                    ("queued", "waiting"),
                    ("sending", "being sent"),
                    ("sent", "sent"),
                    ("possibly_twice", "sent, possibly twice"),
                    ("failed", "not delivered"),
                    ("expired", "no longer of use"),
                    ("bundled", "went along in a daily mail"),
                ],
                default="queued",
                max_length=16,
                verbose_name="status",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoingmail",
            index=models.Index(
                condition=models.Q(("status", "held")), fields=["recipient", "created_at"], name="mail_held"
            ),
        ),
        migrations.AddConstraint(
            model_name="outgoingmail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "held",
                            "queued",
                            "sending",
                            "sent",
                            "possibly_twice",
                            "failed",
                            "expired",
                            "bundled",
                        ],
                    )
                ),
                name="notifications_mail_status_known",
            ),
        ),
    ]
