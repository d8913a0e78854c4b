"""What a room has is its own: others ask it. import-linter holds that nobody imports its models,
and these tests what it cannot hold."""

from __future__ import annotations

import ast
import itertools
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Model

from tests.house import PACKAGE, contracts, name_of, parsed, rooms, sources


def test_the_models_of_every_room_are_its_own() -> None:
    """import-linter then holds that nobody else imports them."""
    homes = {path.parent.name for path in PACKAGE.glob("*/models*") if path.parent.is_dir()}
    kept = {
        tuple(contract["protected_modules"]): contract["allowed_importers"]
        for contract in contracts()
        if contract["type"] == "protected"
    }
    wanted = {
        (f"followthrough.{home}.models",): [f"followthrough.{home}"] for home in homes - {"desks"}
    }
    assert kept == wanted


def imported_for_types(path: Path) -> Iterator[str]:
    """Packages that a file imports where only the type checker looks."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith(
                    "followthrough."
                ):
                    yield str(inner.module)


def floor_of(module: str) -> int:
    """The higher the lower in the house; rooms side by side have the same."""
    floors = contracts()[0]["layers"]
    for number, floor in enumerate(floors):
        if any(f"{module}.".startswith(f"{room.strip()}.") for room in str(floor).split("|")):
            return number
    raise LookupError(module)


def test_imports_for_types_keep_to_the_floors_too() -> None:
    """import-linter leaves them out, because a room may name what another hands to it."""
    result = []
    for path in sources():
        if rooms(path) & {"tests"} or (path.parent == PACKAGE and path.stem == "__init__"):
            continue
        own = ".".join(["followthrough", *path.relative_to(PACKAGE).with_suffix("").parts])
        result += [
            f"{own} -> {module}"
            for module in imported_for_types(path)
            if floor_of(module) < floor_of(own)
        ]
    assert result == []


# Where look-ups may lead from any room: names and areas of the ground floor.
GROUND_FLOOR = {"accounts", "organisations"}


def relations() -> dict[str, set[type[Model]]]:
    """The models to which a relation of that name leads, whichever model has it."""
    found: dict[str, set[type[Model]]] = defaultdict(set)
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field.related_model, type):
                found[field.name].add(field.related_model)
    return found


def look_ups(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Paths such as `case__person__crn`, as keywords and as texts, in their parts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and "__" in (node.arg or ""):
            yield node.value.lineno, str(node.arg).split("__")
        text = node.value if isinstance(node, ast.Constant) else ""
        if isinstance(text, str) and "__" in text and text.lstrip("-").isidentifier():
            yield node.lineno, text.lstrip("-").split("__")


def columns_of_other_rooms(path: Path, leads_to: dict[str, set[type[Model]]]) -> Iterator[str]:
    room = path.relative_to(PACKAGE).parts[0]
    for line, parts in look_ups(parsed(path)):
        for name, column in itertools.pairwise(parts):
            owners = {
                model._meta.app_label
                for model in leads_to.get(name, ())
                if column in {field.name for field in model._meta.get_fields()} - {"id"}
            }
            if owners and not owners & {room, *GROUND_FLOOR}:
                yield f"{name_of(path)}:{line} {'__'.join(parts)} (of {', '.join(owners)})"


def test_look_ups_end_at_the_door_of_another_room() -> None:
    """A look-up may name a row of another room; what its columns say, its owner's queries say."""
    leads_to = relations()
    result = [
        found
        for path in sources()
        if not rooms(path) & {"tests", "migrations"}
        for found in columns_of_other_rooms(path, leads_to)
    ]
    assert result == []
