from django.apps import AppConfig


class FrontendConfig(AppConfig):
    """The pages that people see. It has no models."""

    name = "frontend"
    verbose_name = "Youth4coop"
