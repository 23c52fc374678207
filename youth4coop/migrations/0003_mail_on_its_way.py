"""A mail says when a worker has it in hand, and one that did not arrive can be settled."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("youth4coop", "0002_mail_of_every_kind")]

    operations = [
        migrations.AlterField(
            "outboxmail",
            "state",
            models.CharField(
                choices=[
                    ("waiting", "wacht"),
                    ("sending", "gaat net weg"),
                    ("sent", "verstuurd"),
                    ("kept", "bewaard"),
                    ("failed", "niet aangekomen"),
                    ("settled", "afgehandeld"),
                    ("stopped", "tegengehouden"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="toestand",
            ),
        ),
    ]
