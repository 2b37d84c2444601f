import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import bondgenoten.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0010_terms_of_concerns"),
        ("signals", "0007_index_of_open_concerns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=bondgenoten.lib.ids.new_public_id, editable=False, max_length=20, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agenda", "Discuss it at a meeting"),
                            ("readers", "Let more people read it"),
                            ("identity", "Show your name to the coordinators"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "asked"),
                            ("given", "agreed"),
                            ("refused", "not agreed"),
                            ("lapsed", "no longer asked"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                (
                    "readers",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("coordinators_and_chief", "The coordinators and the team chief"),
                            ("coordinators", "The coordinators only"),
                            ("network", "All allies of the network"),
                            ("one", "One coordinator of your choice"),
                        ],
                        max_length=24,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=120)),
                ("meeting", models.CharField(blank=True, max_length=32)),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CoReporter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="InternalNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=bondgenoten.lib.ids.new_public_id, editable=False, max_length=20, unique=True
                    ),
                ),
                ("party", models.CharField(max_length=12)),
                ("text", models.TextField(max_length=4000)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("submission", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("before", models.TextField()),
                ("reason", models.CharField(max_length=400, verbose_name="reason")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StandardAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=bondgenoten.lib.ids.new_public_id, editable=False, max_length=20, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("text", models.TextField(max_length=4000, verbose_name="text")),
                ("submission", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_concrete", models.BooleanField(null=True, verbose_name="concrete")),
                ("is_recent", models.BooleanField(null=True, verbose_name="recent")),
                ("is_pattern", models.BooleanField(null=True, verbose_name="part of a pattern")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("experienced", "Felt: people experience it"),
                            ("evidenced", "Seen: it happened and can be shown"),
                            ("potential", "Expected: it may come"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="signal",
            name="signals_signal_outcome_known",
        ),
        migrations.RemoveIndex(
            model_name="signal",
            name="signal_open",
        ),
        migrations.AddField(
            model_name="signal",
            name="about",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "None of these"),
                    ("police", "The police"),
                    ("municipality", "The municipality"),
                    ("coordinator", "A coordinator"),
                ],
                default="",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="signal",
            name="answerer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signal",
            name="asked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="asked something"),
        ),
        migrations.AddField(
            model_name="signal",
            name="corrected_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="signal",
            name="ends_on",
            field=models.DateField(blank=True, null=True, verbose_name="outcome promised by"),
        ),
        migrations.AddField(
            model_name="signal",
            name="hidden_from",
            field=models.CharField(
                choices=[
                    ("nobody", "My name is with it, for everybody who reads it"),
                    ("network", "Hide my name from the network; the coordinators and the team chief see it"),
                    ("readers", "Hide my name from everybody who reads it"),
                ],
                default="nobody",
                max_length=8,
                verbose_name="name hidden from",
            ),
        ),
        migrations.AddField(
            model_name="signal",
            name="look_again_on",
            field=models.DateField(blank=True, null=True, verbose_name="look again on"),
        ),
        migrations.AddField(
            model_name="signal",
            name="may_be_discussed",
            field=models.BooleanField(default=False, verbose_name="may be discussed"),
        ),
        migrations.AddField(
            model_name="signal",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="merged",
                to="signals.signal",
            ),
        ),
        migrations.AddField(
            model_name="signal",
            name="referred_to",
            field=models.CharField(
                blank=True,
                choices=[
                    ("112", "112, in danger"),
                    ("police", "The police, 0900-8844"),
                    ("anonymous", "M., 0800-7000, anonymous"),
                    ("municipality", "The municipality, 14 and its area code"),
                    ("other", "Somebody else, named in the answer"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="signal",
            name="reopened_by_no",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="signal",
            name="solved",
            field=models.CharField(
                blank=True,
                choices=[("", "not said yet"), ("yes", "Yes"), ("partly", "Partly"), ("no", "No")],
                default="",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="signal",
            name="solved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="signal",
            name="source",
            field=models.CharField(
                choices=[
                    ("own", "For myself"),
                    ("phone", "For somebody who phoned"),
                    ("door", "For somebody I met, at the door or in the street"),
                    ("meeting", "For somebody who said it at a gathering"),
                ],
                default="own",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="signalevent",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("coordinator_police", "the coordinator of the police"),
                    ("coordinator_municipality", "the coordinator of the municipality"),
                    ("chief", "the team chief"),
                    ("member", "an ally"),
                ],
                max_length=24,
            ),
        ),
        migrations.AlterField(
            model_name="signal",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="answered"),
        ),
        migrations.AlterField(
            model_name="signal",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "to be weighed"),
                    ("act", "act"),
                    ("agenda", "on the agenda"),
                    ("watch", "watch"),
                    ("refer", "referred"),
                    ("not_ours", "not for us"),
                    ("done", "rounded off"),
                    ("merged", "taken together with another one"),
                    ("withdrawn", "withdrawn"),
                ],
                default="",
                max_length=12,
                verbose_name="outcome",
            ),
        ),
        migrations.AlterField(
            model_name="signalevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("answered", "answered"),
                    ("asked", "the reporter was asked something"),
                    ("wrote_back", "the reporter wrote back"),
                    ("weighed", "weighed"),
                    ("taken_up", "somebody will act"),
                    ("watched", "watched"),
                    ("referred", "referred"),
                    ("refused", "not for this network"),
                    ("assigned", "who answers was named"),
                    ("merged", "taken together with another one"),
                    ("joined", "somebody noticed the same"),
                    ("put_on_agenda", "put on the agenda"),
                    ("objected", "taken off the agenda at the reporter's wish"),
                    ("consent_asked", "the reporter was asked to agree"),
                    ("consent_given", "the reporter agreed"),
                    ("consent_refused", "the reporter did not agree"),
                    ("narrowed", "fewer people may read it"),
                    ("widened", "more people may read it"),
                    ("corrected", "corrected by the reporter"),
                    ("redacted", "words were taken out"),
                    ("handed_over", "handed over to the police"),
                    ("rounded_off", "rounded off"),
                    ("solved", "the reporter said how it ended"),
                    ("reopened", "open again"),
                    ("withdrawn", "withdrawn by the reporter"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(
                condition=models.Q(("outcome__in", ("", "act", "agenda", "watch"))),
                fields=["network", "promised_on", "answered_at", "id"],
                name="signal_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="signal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        ["", "act", "agenda", "watch", "refer", "not_ours", "done", "merged", "withdrawn"],
                    )
                ),
                name="signals_signal_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="signal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "watch"), _negated=True),
                    ("look_again_on__isnull", False),
                    _connector="OR",
                ),
                name="signals_watched_until_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="signal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "refer"), _negated=True),
                    models.Q(("referred_to", ""), _negated=True),
                    _connector="OR",
                ),
                name="signals_referred_to_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="signal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True), ("outcome__in", ["merged", "withdrawn"]), _connector="OR"
                ),
                name="signals_taken_together_once",
            ),
        ),
        migrations.AddField(
            model_name="consentrequest",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="consentrequest",
            name="signal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="signals.signal"
            ),
        ),
        migrations.AddField(
            model_name="coreporter",
            name="signal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="co_reporters", to="signals.signal"
            ),
        ),
        migrations.AddField(
            model_name="coreporter",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="internalnote",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="internalnote",
            name="signal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="signals.signal"
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="reply",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="redactions",
                to="signals.reply",
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="signal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="redactions", to="signals.signal"
            ),
        ),
        migrations.AddField(
            model_name="standardanswer",
            name="network",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="standard_answers",
                to="networks.network",
            ),
        ),
        migrations.AddField(
            model_name="standardanswer",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="signals.theme",
            ),
        ),
        migrations.AddField(
            model_name="weighing",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="weighing",
            name="signal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="weighing", to="signals.signal"
            ),
        ),
        migrations.AddConstraint(
            model_name="consentrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("signal", "kind"),
                name="signals_one_open_request_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "given", "refused", "lapsed"])),
                name="signals_consent_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "identity"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="signals_a_name_is_asked_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="coreporter",
            constraint=models.UniqueConstraint(fields=("signal", "user"), name="signals_joined_once_each"),
        ),
        migrations.AddIndex(
            model_name="internalnote",
            index=models.Index(fields=["signal", "created_at"], name="note_of_signal"),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="signals_redacted_for_a_reason"
            ),
        ),
    ]
