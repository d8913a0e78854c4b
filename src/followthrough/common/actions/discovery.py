"""Every process knows every action, also those that it never calls: whoever reads the ledger needs
their words. And it knows what follows from them, and who may refuse them, before anything is done.
What a room declares is found by where it stands, so that a new module edits no list."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import NoReturn

from django.apps import apps

DECLARING = frozenset({"actions", "consequences", "refusals"})


def import_declarations() -> None:
    """Imports each module of one of these names, or inside a folder of that name, of every room
    that is installed."""
    for app in apps.get_app_configs():
        if not app.name.startswith("followthrough."):
            continue
        for module in walk_packages([app.path], f"{app.name}.", onerror=_raise):
            parts = module.name.split(".")
            if not DECLARING.isdisjoint(parts) and "tests" not in parts:
                import_module(module.name)


def _raise(name: str) -> NoReturn:
    """A package that cannot be imported would be left out without a word, and what it declares with
    it. Called while its error is handled."""
    raise
