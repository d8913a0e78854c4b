from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "followthrough.delivery"
    label = "delivery"
