from django.apps import AppConfig


class EarlyEndingConfig(AppConfig):
    name = "followthrough.early_ending"
    label = "early_ending"
