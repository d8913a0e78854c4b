from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    name = "followthrough.interchange"
    label = "interchange"
