from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchoolsConfig(AppConfig):
    """Who asks for a session: schools, their teachers and their class groups."""

    name = "schools"
    verbose_name = _("Scholen")
