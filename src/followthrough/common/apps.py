from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CommonConfig(AppConfig):
    name = "followthrough.common"
    label = "common"

    def ready(self) -> None:
        from followthrough.common.actions.discovery import import_declarations
        from followthrough.common.triggers import add_missing_triggers

        import_declarations()
        post_migrate.connect(add_missing_triggers)
