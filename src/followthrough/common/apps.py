from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "followthrough.common"
    label = "common"
