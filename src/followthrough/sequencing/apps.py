from django.apps import AppConfig


class SequencingConfig(AppConfig):
    name = "followthrough.sequencing"
    label = "sequencing"
