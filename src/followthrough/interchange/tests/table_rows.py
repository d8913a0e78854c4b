"""Everything that the product's tables hold, to compare before and after."""

from __future__ import annotations

from typing import Any

from django.apps import apps


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of ours, those between two tables included."""
    return {
        model._meta.db_table: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("followthrough.")
    }


def row_counts() -> dict[str, int]:
    return {table: len(rows) for table, rows in all_rows().items() if rows}
