"""No web framework, no clock, no chance in the engine; OR-Tools only once a case is solved."""

import ast
import subprocess
import sys
from pathlib import Path

from followthrough.sequencing import engine

FOLDER = Path(engine.__file__).parent
FORBIDDEN = {"django", "random", "time", "psycopg", "os", "secrets", "uuid"}


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_nothing_impure_is_imported_and_no_clock_is_read() -> None:
    for path in FOLDER.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        roots = {name.split(".")[0] for name in imported(ast.parse(text))}
        assert not roots & FORBIDDEN, path.name
        assert ".today(" not in text, path.name
        assert ".now(" not in text, path.name


def test_the_checker_shares_no_code_with_the_solver() -> None:
    values = ("opening", "problem", "order", "cost")
    allowed = {f"followthrough.sequencing.engine.{name}" for name in values}
    for name in ("check.py", "cost.py"):
        tree = ast.parse((FOLDER / name).read_text(encoding="utf-8"))
        own = {module for module in imported(tree) if module.startswith("followthrough")}
        assert own <= allowed, name


def test_ortools_is_not_loaded_by_importing_the_engine() -> None:
    code = (
        "import sys\n"
        "from followthrough.sequencing.engine import advice, check, explain, solve_case, what_if\n"
        "sys.exit('ortools' in sys.modules or 'django' in sys.modules)"
    )
    root = FOLDER.parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert done.returncode == 0


def test_files_stay_short() -> None:
    for path in FOLDER.glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 300, path.name
