from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "followthrough.plans"
    label = "plans"
