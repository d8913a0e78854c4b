"""All generated cases of a demonstration, and what is recorded of one, as tests look at them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from followthrough.demo.generator import caseload_lines
from followthrough.demo.stories import story_of

AS_OF = date(2026, 11, 23)
PEOPLE = 2200
Case = dict[str, Any]


@cache
def all_cases() -> tuple[Case, ...]:
    return tuple(json.loads(line) for line in caseload_lines(PEOPLE, 1, AS_OF))


@cache
def generated() -> tuple[Case, ...]:
    """All but the people whose stories were written by hand."""
    return tuple(c for n, c in enumerate(all_cases()) if story_of(n, PEOPLE) is None)


def goals_of(case: Case) -> list[dict[str, Any]]:
    return list(case.get("plan", {}).get("goals", []))


def steps_of(case: Case) -> list[dict[str, Any]]:
    return [step for goal in goals_of(case) for step in goal["steps"]]


def circumstances_of(case: Case) -> set[str]:
    return {one["code"] for one in case["assessment"]["circumstances"]}


def requirements_of(case: Case) -> list[dict[str, Any]]:
    return [r for sentence in case["sentences"] for r in sentence["requirements"]]


def delivered(case: Case) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    for step in steps_of(case):
        if "delivery" in step:
            yield step, step["delivery"]
