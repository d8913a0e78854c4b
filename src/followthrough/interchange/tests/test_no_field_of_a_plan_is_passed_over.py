"""A field that is added to the format of a plan, and not to the words of the comparison, would be
taken in unseen. No database."""

from __future__ import annotations

from typing import Any

from followthrough.interchange.plan_words import Names, text_of_plan_data
from followthrough.interchange.tests.changed_plans import PACK, first, line_with
from followthrough.plans.import_schema import PlanIn


class Asked(dict[str, Any]):
    """What a file says, with the fields that were asked for."""

    def __init__(self, content: Any, names: set[str], path: str = "") -> None:
        super().__init__()
        for name, value in content.items():
            self[name] = _noted(value, names, f"{path}{name}")
        self.names, self.path = names, path

    def __getitem__(self, name: str) -> Any:
        self.names.add(f"{self.path}{name}")
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(f"{self.path}{name}")
        return super().get(name, default)


def _noted(value: Any, names: set[str], path: str) -> Any:
    if isinstance(value, dict):
        return Asked(value, names, f"{path}.")
    if isinstance(value, list):
        return [_noted(one, names, path) for one in value]
    return value


def fields_of(content: Any, path: str = "") -> set[str]:
    """All that the format of a plan has, by the place of its value."""
    if isinstance(content, list):
        return {name for one in content for name in fields_of(one, path)}
    if not isinstance(content, dict):
        return {path}
    return {
        name
        for key, value in content.items()
        for name in fields_of(value, f"{path}.{key}" if path else key)
    }


def test_no_field_of_a_plan_is_passed_over() -> None:
    line = line_with(lambda plan: plan)
    first(line["plan"])["delivery"] = {
        "referred_on": "2026-11-02",
        "asked_on": "2026-11-10",
        "asked_words": "So",
        "passed_on_on": "2026-11-10",
        "passed_on_words": "To Ana",
        "not_delivered_on": "2026-12-01",
        "not_delivered_reason": "unwilling",
    }
    content = PlanIn.model_validate(line["plan"]).model_dump(mode="json")
    asked: set[str] = set()
    text_of_plan_data(Asked(content, asked), Names({}, {}), PACK)
    assert fields_of(content) <= asked
