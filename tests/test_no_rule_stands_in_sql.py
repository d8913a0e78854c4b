"""Rules are said once, in Python; lists and counts ask what the digest of a case holds. Which files
hold SQL over what rules speak of, and why that is no rule, stands in docs/architecture.md; SQL over
digests knows no code of the domain."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path

import pytest

from followthrough import policy
from tests.house import PACKAGE, ROOT, name_of, parsed, rooms, sources

TABLE = (
    "<!-- SQL over facts: held by tests/test_no_rule_stands_in_sql.py -->",
    "<!-- end of SQL over facts -->",
)
# What puts a condition, or a value that the database works out, into a query.
WORKED_OUT = {"ArraySubquery", "Case", "Exists", "RawSQL", "Subquery", "When"}
STATEMENT = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[\s\S]*\b(FROM|SET|VALUES)\b")
GROUND = {"common", "embedded", "site", "accounts", "organisations"}  # know nothing of cases


def sql_in(tree: ast.AST) -> Iterator[str]:
    """Texts of statements, and what is worked out in queries that are written without any."""
    docstrings = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    names = renamed(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value for part in node.values if isinstance(part, ast.Constant))
            text = "{}".join(map(str, parts))
            if STATEMENT.search(text):
                yield text
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and text not in docstrings and STATEMENT.search(text):
            yield text
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            if names.get(called, called) in WORKED_OUT or called in {"raw", "extra"}:
                yield ast.unparse(node)


def renamed(tree: ast.AST) -> dict[str, str]:
    """Django's own names, also where they were imported under others."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.")
        for alias in node.names
    } | {"Case": ""}  # a case of a person is none


def holds_sql(path: Path) -> bool:
    parts = rooms(path)
    if parts & {"tests", "migrations"} or path.relative_to(PACKAGE).parts[0] in GROUND:
        return False
    return any(sql_in(parsed(path)))


def table() -> dict[str, str]:
    """Why, by file."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = text.split(TABLE[0])[1].split(TABLE[1])[0]
    return dict(re.findall(r"^\| `(.+?)` \| (.+?) \|$", part, re.MULTILINE))


def test_the_table_names_every_file_and_no_other() -> None:
    assert {name_of(path) for path in sources() if holds_sql(path)} == set(table())


def test_each_says_why() -> None:
    assert [file for file, why in table().items() if len(why) < 20] == []


@pytest.mark.parametrize(
    "text",
    [
        "rows = digests.rows('SELECT 1 FROM chosen')",
        "rows = digests.rows(f'SELECT {x} FROM chosen')",
        "from django.db.models import Exists\ncases.filter(Exists(steps))",
        "from django.db.models import Case as Choice\ncases.annotate(x=Choice())",
        "Plan.objects.raw(text)",
    ],
)
def test_sql_is_found_wherever_it_is_written(text: str) -> None:
    tree = ast.parse(text)
    assert any(sql_in(tree)) or ("Choice" in text and renamed(tree)["Choice"] == "Case")


def test_a_docstring_is_none() -> None:
    assert list(sql_in(ast.parse('"""digests.rows("SELECT 1 FROM chosen")"""'))) == []


CODES = {
    member.value
    for path in PACKAGE.rglob("codes.py")
    for _, enum in getmembers(
        import_module(
            ".".join(("followthrough", *path.relative_to(PACKAGE).with_suffix("").parts))
        ),
        lambda thing: isclass(thing) and issubclass(thing, StrEnum) and thing is not StrEnum,
    )
    for member in enum
} | {
    code
    for codes in vars(policy.history().packs[-1]).values()
    if isinstance(codes, dict) or hasattr(codes, "keys")
    for code in codes
}
OVER_DIGESTS = [
    path
    for path in sources()
    if path.is_relative_to(PACKAGE / "delivery") or path.is_relative_to(PACKAGE / "insight")
    if holds_sql(path)
]


@pytest.mark.parametrize("path", OVER_DIGESTS, ids=name_of)
def test_sql_over_digests_compares_with_nothing_that_a_rule_would_know(path: Path) -> None:
    """No code of the domain and no day stands in its text: it compares what rules have given with
    what it is given."""
    for text in sql_in(parsed(path)):
        said = set(re.findall(r"'([^']*)'", re.sub(r"->>?\s*'[^']*'", "", text)))
        assert said & CODES == set(), text
        assert not re.search(r"CURRENT_DATE|now\(\)|interval|\bage\(", text, re.IGNORECASE), text


def test_codes_are_known_here() -> None:
    assert {"not_delivered", "agreed", "accommodation", "unwilling"} <= CODES
    assert len(OVER_DIGESTS) > 4
