"""Rows with chance values, for tests that try every table alike: `baker`, who knows which codes
a column may hold."""

from __future__ import annotations

from typing import Any

from django.db.models import Field
from model_bakery import baker, random_gen


def text_or_known_code(field: Field[Any, Any], max_length: int) -> str:
    for constraint in field.model._meta.constraints:
        if constraint.name.endswith(f"_{field.name}_known"):
            ((_, codes),) = constraint.condition.children
            return str(codes[-1])
    return random_gen.gen_string(max_length)


text_or_known_code.required = [lambda field: ("field", field), "max_length"]  # type: ignore[attr-defined]
baker.generators.add("django.db.models.CharField", text_or_known_code)

__all__ = ["baker"]
