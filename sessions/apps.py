from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClassroomConfig(AppConfig):
    """Meetings of a speaker with a class, not people who are logged in.

    Django's login sessions hold the label "sessions". Ours must differ from it, and from the
    folder's name, because tables, migrations, permissions and foreign keys are named after the
    label and not after the folder.
    """

    name = "sessions"
    label = "classroom"
    verbose_name = _("Klassessies")
