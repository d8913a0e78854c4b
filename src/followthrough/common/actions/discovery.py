"""Every process knows every action, also those that it never calls: whoever reads the ledger needs
their words. A room's actions are found by where they stand, so that a new one edits no list."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from django.apps import apps


def import_actions() -> None:
    """Imports each module called `actions`, or inside a folder of that name, of every room."""
    for app in apps.get_app_configs():
        if not app.name.startswith("followthrough."):
            continue
        for module in walk_packages([app.path], f"{app.name}."):
            parts = module.name.split(".")
            if "actions" in parts and "tests" not in parts:
                import_module(module.name)
