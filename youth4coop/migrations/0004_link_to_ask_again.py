from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("youth4coop", "0003_mail_on_its_way")]

    operations = [
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
                    ("ask_again", "dezelfde spreker vragen"),
                    ("calendar", "in de agenda zetten"),
                    ("calendar_feed", "agenda volgen"),
                    ("my_data", "mijn gegevens bekijken"),
                ],
                max_length=30,
            ),
        )
    ]
