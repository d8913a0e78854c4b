from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "followthrough.accounts"
    label = "accounts"

    def ready(self) -> None:
        from followthrough.accounts.sessions import connect

        connect()
