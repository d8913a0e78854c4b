"""Rows with chance values, for tests that try every table alike: `baker`, who knows which codes
a column may hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Field, Model
from model_bakery import baker, random_gen


def text_or_known_code(field: Field[Any, Any], max_length: int) -> str:
    for constraint in field.model._meta.constraints:
        if constraint.name.endswith(f"_{field.name}_known"):
            ((_, codes),) = constraint.condition.children
            return str(codes[-1])
    return random_gen.gen_string(max_length)


text_or_known_code.required = [lambda field: ("field", field), "max_length"]  # type: ignore[attr-defined]
baker.generators.add("django.db.models.CharField", text_or_known_code)

# What a table asks for together, beside what has to be filled in.
TOGETHER: dict[str, dict[str, Any]] = {
    "early_ending.EarlyEndStage": {
        "stage": "decided",
        "ends_on": date(2027, 1, 18),
        "was_to_end_on": date(2027, 10, 4),
        "judgements": {},
        "shown": {},
        "pack": "test",
    }
}


def made_whole(model: type[Model], **values: Any) -> Any:
    return baker.make(model, **{**TOGETHER.get(model._meta.label, {}), **values})


__all__ = ["baker", "made_whole"]
