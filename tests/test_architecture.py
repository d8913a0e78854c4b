"""What import-linter cannot hold of the house's plan (docs/architecture.md): only actions write,
only queries read for others, and rules are pure."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house import PACKAGE, ROOT, layers, name_of, parsed, rooms, sources

# Files or folders of these names may speak to the database (filters narrow a query); so may
# `access.py`, which decides who may see a case, and the base of what is appended.
SPEAK_TO_THE_DATABASE = {"models", "queries", "filters", "actions", "migrations", "tests"}
AND_ALSO = {"people/access.py", "common/append_only.py", "accounts/session_store.py"}

MANAGERS = {"objects", "_default_manager", "_base_manager"}
# Calls of the same name that have nothing to do with records.
INNOCENT = {"bar.update", "pages.globals.update", "pages.filters.update"}
WRITES = {"save", "update", "delete", "get_or_create", "update_or_create"}

CLOCKS = {"now", "today", "utcnow", "today_in_london", "localdate", "monotonic", "perf_counter"}
PURE_MODULES = {"django", "os", "time", "random", "socket", "pathlib", "subprocess"}


def is_rule(path: Path) -> bool:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if "tests" in parts:
        return False
    return "rules" in parts or parts[:2] == ("sequencing", "engine") or parts[0] == "policy"


def speaks_to_the_database(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Lines that read or write records."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield node.lineno, node.attr
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if ast.unparse(node.func) in INNOCENT:
                continue
            if name in WRITES or name.startswith("bulk_"):
                yield node.lineno, name


def test_only_models_queries_and_actions_speak_to_the_database() -> None:
    result = [
        f"{name_of(path)}:{line} {what}"
        for path in sources()
        if not rooms(path) & SPEAK_TO_THE_DATABASE and name_of(path) not in AND_ALSO
        for line, what in speaks_to_the_database(parsed(path))
    ]
    assert result == []


def asks_or_sets_when_replaced(tree: ast.AST) -> Iterator[int]:
    """Lines that pass `replaced_on`, or a path to it, to a call: what `AppendOnly` is for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and "replaced_on" in (node.arg or "").split("__"):
            yield node.value.lineno


def test_only_the_base_says_which_rows_are_current() -> None:
    result = [
        f"{name_of(path)}:{line}"
        for path in sources()
        if name_of(path) != "common/append_only.py" and not rooms(path) & {"migrations", "tests"}
        for line in asks_or_sets_when_replaced(parsed(path))
    ]
    assert result == []


RULES = [path for path in sources() if is_rule(path)]


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_rules_know_neither_framework_nor_clock(path: Path) -> None:
    result = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            result += [alias.name for alias in node.names if _impure(path, alias.name)]
        if isinstance(node, ast.ImportFrom):
            result += [node.module] if _impure(path, node.module or "") else []
            result += [alias.name for alias in node.names if alias.name in CLOCKS]
        # A call, because `facts.today` is only the day that somebody passed on.
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CLOCKS:
            result.append(ast.unparse(node))
    assert result == []


def _impure(path: Path, module: str) -> bool:
    # The loader of the policy pack reads its files, once; nothing else about it is impure.
    allowed = {"pathlib"} if name_of(path) == "policy/loader.py" else set()
    return module.split(".")[0] in PURE_MODULES - allowed


# What holds a code that the program branches on; its enum stands in the rules of its room.
CODED = {
    *("about", "actor", "agrees", "date_kind", "immediacy", "kind", "likelihood", "mode"),
    *("person_agrees", "readiness", "regime", "route", "serious_harm", "severity", "sex", "stage"),
    *("state", "victim_contact", "when", "whose_words", "why"),
}
# The engine's own kinds are `Literal` types of values that are never stored: mypy compares them.
NOT_STORED = {("sequencing", "kind")}
LOOK_UPS = {"Q", "create", "exclude", "filter", "get", "update"}


def codes_as_text(path: Path) -> Iterator[tuple[int, str]]:
    """Comparisons and look-ups of a code with a text instead of the member of its enum."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            names = [side.attr for side in sides if isinstance(side, ast.Attribute)]
            if any(_is_coded(path, name) for name in names) and any(map(_holds_text, sides)):
                yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.Call) and _called(node) in LOOK_UPS:
            for given in node.keywords:
                if _is_coded(path, (given.arg or "").split("__")[-1]) and _holds_text(given.value):
                    yield node.lineno, ast.unparse(given)


def _is_coded(path: Path, name: str) -> bool:
    return name in CODED and (path.relative_to(PACKAGE).parts[0], name) not in NOT_STORED


def _holds_text(side: ast.expr) -> bool:
    return any(isinstance(n, ast.Constant) and isinstance(n.value, str) for n in ast.walk(side))


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def test_codes_are_compared_with_their_enums() -> None:
    result = [
        f"{name_of(path)}:{line} {what}"
        for path in sources()
        if not rooms(path) & {"tests", "migrations"}
        for line, what in codes_as_text(path)
    ]
    assert result == []


def test_every_package_has_its_floor_in_the_contract() -> None:
    named = set(layers())
    homes = [
        path
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    ]
    desks = [path for path in (PACKAGE / "desks").iterdir() if (path / "__init__.py").exists()]
    wanted = {
        f"followthrough.{path.stem}" for path in homes if path.stem not in {"__init__", "desks"}
    }
    wanted |= {f"followthrough.desks.{path.stem}" for path in desks}
    assert wanted == named
    assert len(layers()) == len(named)


def test_the_contracts_are_kept() -> None:
    """In a process of its own: the linter turns off every logger that there is."""
    lint = (
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", lint],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    """Ends with an exit code, and says what is missing, where one was forgotten."""
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)
