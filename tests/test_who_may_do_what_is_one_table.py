"""Who may do what stands in one table: everything else asks it, and docs/access.md shows it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from followthrough.accounts.models import ROLE_WORDS
from followthrough.common.actors import OPERATOR
from followthrough.common.roles import ROLES, Capability, Role, role_can, roles_that_can

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "followthrough"
PAGE = ROOT / "docs" / "access.md"

TABLE = "common/roles.py"
# These give somebody a role; they ask nobody's.
GIVE_ROLES = {"common/actors.py", "accounts/actions.py", "demo/actions.py"}


def documented_table() -> str:
    """The table as docs/access.md has it: a line a capability, a column a role."""
    lines = [
        ["May", *(row.label for row in ROLES.values())],
        ["---", *(":-:" for _ in ROLES)],
        *(
            [c.words, *("yes" if c in row.may else "" for row in ROLES.values())]
            for c in Capability
        ),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def test_the_page_about_access_shows_the_table() -> None:
    wanted = documented_table()
    assert wanted in PAGE.read_text(encoding="utf-8"), f"docs/access.md should have:\n{wanted}"


def test_every_role_has_its_row_and_every_capability_its_role() -> None:
    assert set(ROLES) == set(Role)
    assert [c for c in Capability if not roles_that_can(c)] == []
    assert len({c.words for c in Capability}) == len(Capability)


def test_who_signs_in_has_a_label_to_choose_and_the_operator_has_none() -> None:
    assert list(ROLE_WORDS) == [role for role in Role if role is not OPERATOR.role]


def test_what_is_no_role_may_do_nothing() -> None:
    assert not any(role_can("", capability) for capability in Capability)


def is_a_role(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Role"


def is_called_role(node: ast.AST) -> bool:
    return getattr(node, "attr", getattr(node, "id", "")) == "role"


def asks_for_roles(name: str, tree: ast.AST) -> Iterator[int]:
    """Lines that compare roles, or that name one where nobody is given a role."""
    for node in ast.walk(tree):
        if is_a_role(node) and name not in GIVE_ROLES:
            yield node.lineno
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            if any(map(is_called_role, sides)) or any(map(is_a_role, ast.walk(node))):
                yield node.lineno


def test_nothing_else_asks_for_roles() -> None:
    result = [
        f"{name}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if "tests" not in path.parts and (name := path.relative_to(PACKAGE).as_posix()) != TABLE
        for line in asks_for_roles(name, ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert result == []


def test_no_template_compares_roles() -> None:
    asks = re.compile(r"\brole\b\s*(==|!=|in\b|is\b)")
    result = [path.name for path in PACKAGE.rglob("*.html") if asks.search(path.read_text("utf-8"))]
    assert result == []
