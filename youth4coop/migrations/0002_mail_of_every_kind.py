"""Mails know what they are for, and get their secret links only on their way out."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("youth4coop", "0001_initial")]

    operations = [
        migrations.RemoveIndex("outboxmail", "youth4coop__state_e63ad9_idx"),
        migrations.RenameField("outboxmail", "next_try_at", "send_at"),
        migrations.RemoveField("outboxmail", "html"),
        migrations.RemoveField("outboxmail", "raw"),
        migrations.AddField(
            "outboxmail", "language", models.CharField(default="nl", max_length=2)
        ),
        migrations.AddField("outboxmail", "links", models.JSONField(blank=True, default=dict)),
        migrations.AddField("outboxmail", "calendar", models.TextField(blank=True)),
        migrations.AddField(
            "outboxmail", "calendar_method", models.CharField(blank=True, max_length=10)
        ),
        migrations.AddField(
            "outboxmail",
            "purpose",
            models.CharField(db_index=True, default="account", max_length=40, verbose_name="waarvoor"),
            preserve_default=False,
        ),
        migrations.AddField(
            "outboxmail", "about", models.CharField(blank=True, db_index=True, max_length=60)
        ),
        migrations.AddField(
            "outboxmail",
            "message_id",
            models.CharField(default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField("outboxmail", "edited", models.BooleanField(default=False)),
        migrations.AddField("outboxmail", "delivered", models.TextField(blank=True)),
        migrations.AlterField(
            "outboxmail", "send_at", models.DateTimeField(verbose_name="gaat weg op")
        ),
        migrations.AlterField(
            "outboxmail",
            "state",
            models.CharField(
                choices=[
                    ("waiting", "wacht"),
                    ("sent", "verstuurd"),
                    ("kept", "bewaard"),
                    ("failed", "niet aangekomen"),
                    ("stopped", "tegengehouden"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="toestand",
            ),
        ),
        migrations.AddIndex(
            "outboxmail",
            models.Index(fields=["state", "send_at"], name="youth4coop__state_33e3a3_idx"),
        ),
        migrations.CreateModel(
            name="MailText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=2)),
                ("subject", models.CharField(max_length=120, verbose_name="onderwerp")),
                ("body", models.TextField(verbose_name="tekst")),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("purpose", "language"), name="mail_text_once"
                    )
                ],
            },
        ),
        migrations.AlterField(
            "actionlink",
            "purpose",
            models.CharField(
                choices=[
                    ("confirm_request", "aanvraag bevestigen"),
                    ("follow_request", "aanvraag bekijken"),
                    ("answer_invitation", "uitnodiging beantwoorden"),
                    ("follow_session", "sessie bekijken"),
                    ("count", "leerlingen tellen"),
                    ("practical", "praktische info geven"),
                    ("evaluate", "vertellen hoe het was"),
                    ("calendar", "in de agenda zetten"),
                    ("calendar_feed", "agenda volgen"),
                    ("my_data", "mijn gegevens bekijken"),
                ],
                max_length=30,
            ),
        ),
    ]
