"""Writes what follows from which act, and what may be refused where, into `docs/architecture.md`.
Run it after a change of a `consequences.py` or a `refusals.py`:

    .venv/bin/python tools/consequences.py
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARCHITECTURE = ROOT / "docs" / "architecture.md"
START, END = (
    "<!-- consequences: written by tools/consequences.py -->",
    "<!-- end of consequences -->",
)
NONE = "none yet"


def tables() -> str:
    from followthrough.common.actions.consequences import CONSEQUENCES
    from followthrough.common.actions.ports import PORTS

    follows = [
        [
            _codes(consequence.kinds),
            _name(consequence.name),
            "as a job, once committed" if consequence.after_commit else "in the same transaction",
            _codes(sorted(consequence.writes)) or "nothing",
        ]
        for _, consequence in sorted(CONSEQUENCES.items())
    ]
    refuses = [
        [port.name, port.given, ", ".join(_name(_path(check)) for check in port.checks) or NONE]
        for port in sorted(PORTS, key=lambda port: port.name)
    ]
    return "\n\n".join(
        [
            _table(["after", "follows", "when", "acts that it runs"], follows),
            _table(["port", "a check is given", "checks"], refuses),
        ]
    )


def _codes(kinds: tuple[str, ...] | list[str]) -> str:
    from followthrough.common.actions import EVERY_CHANGE_OF_A_CASE

    return ", ".join(kind if kind == EVERY_CHANGE_OF_A_CASE else f"`{kind}`" for kind in kinds)


def _path(function: object) -> str:
    return f"{function.__module__}.{getattr(function, '__name__', '')}"


def _name(path: str) -> str:
    return f"`{path.removeprefix('followthrough.')}`"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *(rows or [[NONE, *[""] * (len(head) - 1)]])]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def architecture() -> str:
    before, _, rest = ARCHITECTURE.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{tables()}\n\n{END}{after}"


def main() -> None:
    import django

    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
    # Nothing is asked of a database here; the settings only want to know which one it would be.
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody@127.0.0.1/nothing")
    django.setup()
    ARCHITECTURE.write_text(architecture(), encoding="utf-8")
    print(ARCHITECTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
