from django.apps import AppConfig


class Youth4coopConfig(AppConfig):
    """What all sides of the site share: people, places, terms, mail and links."""

    name = "youth4coop"
    verbose_name = "Youth4coop"
