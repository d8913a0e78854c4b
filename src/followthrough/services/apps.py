from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "followthrough.services"
    label = "services"
