from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
CODE = (
    "import django; django.setup();"
    "from followthrough.common.actions import KINDS; print(*sorted(KINDS))"
)


def declared() -> set[str]:
    """The codes that stand in the source."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" not in path.parts:
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r'^@(?:bulk_)?action\(\s*"([^"]+)"', text, re.MULTILINE))
    return found


def test_one_that_only_shows_pages_knows_those_of_the_importer_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) == declared()
    assert "caseload.line-taken" in declared()
