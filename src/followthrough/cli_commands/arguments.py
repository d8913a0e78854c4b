"""What arguments of several commands have in common."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """The type of an argument that is a day. Its error is shown with the argument's name."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day that exists, written as YYYY-MM-DD."
        ) from None
