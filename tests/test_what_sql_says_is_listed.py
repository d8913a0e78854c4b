"""A rule that a list says in SQL as well is in the table of docs/architecture.md, with the test
that holds the two together; and the place says so itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "followthrough"
HELD = "a test holds the two together"


def table() -> dict[str, tuple[str, str]]:
    """Rule and test by place."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = text.split("<!-- said in SQL")[1].split("<!-- end of said in SQL")[0]
    rows = re.findall(r"^\| `(.+?)` \| `(.+?)` \| `(.+?)` \|$", part, re.MULTILINE)
    return {place: (rule, test) for place, rule, test in rows}


TABLE = table()


def places() -> Iterator[tuple[str, str]]:
    """Every function of the product that says a rule in SQL, with its docstring as one line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if "tests" in parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                docstring = " ".join((ast.get_docstring(node) or "").split())
                if "said in sql" in docstring.lower():
                    yield ".".join([*parts, node.name]), docstring


PLACES = dict(places())


def thing_named(dotted: str) -> Any:
    """The module, function, class or attribute of that name; None where there is none."""
    parts = dotted.split(".")
    thing: Any = import_module("followthrough")
    for number, part in enumerate(parts, start=1):
        inner = getattr(thing, part, None)
        if inner is None and part in getattr(thing, "__dataclass_fields__", {}):
            return part
        if inner is None:
            try:
                inner = import_module(".".join(["followthrough", *parts[:number]]))
            except ImportError:
                return None
        thing = inner
    return thing


def test_the_table_names_every_place_and_no_other() -> None:
    assert len(TABLE) > 5
    assert set(PLACES) == set(TABLE)


@pytest.mark.parametrize("place", TABLE)
def test_a_place_names_its_rule_and_the_rule_is_there(place: str) -> None:
    rule, _ = TABLE[place]
    assert f"`{rule}`" in PLACES[place]
    assert HELD in PLACES[place]
    assert thing_named(rule) is not None


@pytest.mark.parametrize("place", TABLE)
def test_the_test_that_holds_a_place_to_its_rule_is_there(place: str) -> None:
    _, test = TABLE[place]
    text = (PACKAGE / test).read_text(encoding="utf-8")
    assert "def test_" in text


def test_a_rule_that_is_not_there_is_found_missing() -> None:
    assert thing_named("plans.rules.no_such_rule") is None
    assert thing_named("plans.no_such_room.rule") is None
    assert thing_named("plans.rules.PlanFacts.agreement") == "agreement"
