"""What the bench is doing, on the error stream: rows alone are its output."""

from __future__ import annotations

import sys


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
