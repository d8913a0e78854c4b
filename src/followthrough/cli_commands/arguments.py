"""What arguments of several commands have in common."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

from followthrough.common.dates import say_holidays_unknown
from followthrough.common.numbers import whole_number


def day(text: str) -> date:
    """The type of an argument that is a day. Its error is shown with the argument's name."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day that exists, written as YYYY-MM-DD."
        ) from None


def warn_of_holidays(today: date) -> None:
    """Says on standard error where days lie beyond the bank holidays that are known."""
    if said := say_holidays_unknown(today):
        print(said, file=sys.stderr)


def add_workers(parser: argparse.ArgumentParser, help: str = "processes") -> None:
    parser.add_argument("--workers", type=_number, default=os.cpu_count() or 1, help=help)


def _number(text: str) -> int:
    number = whole_number(text)
    if not number:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes: give 1 or more.")
    return number
