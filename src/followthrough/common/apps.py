from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "followthrough.common"
    label = "common"

    def ready(self) -> None:
        from followthrough.common.actions.discovery import import_actions

        import_actions()
