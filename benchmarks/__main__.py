"""`make bench`: the table of what is measured here, beside the budgets of the design."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import machine
from benchmarks.database import own_database, postgresql_version
from benchmarks.parts import PARTS
from benchmarks.rows import table
from benchmarks.running import Part, Report, run
from benchmarks.worlds import Sizes, Worlds

NOTE = "A page's own statements are those beside session, sign-in and audit."
NAMES = "\n".join(f"  {part.name:<16} {part.about}" for part in PARTS)
SIZES = {
    "cases": "synthetic cases",
    "orders": "of them that get an order of delivery",
    "nation": "as many cases as in the nation; 0 leaves them out",
}


def main(arguments: Sequence[str] | None = None) -> int:
    from followthrough.common.errors import FollowthroughError

    parts, sizes = _asked(arguments)
    try:
        with own_database() as folder:
            return _measured(parts, sizes, folder).exit_status
    except FollowthroughError as error:  # of its database, which does not start or stop
        print(error, file=sys.stderr)
        return 1


def _measured(parts: list[Part], sizes: Sizes, folder: Path) -> Report:
    """The table stands at the end of the output, and what went wrong on the error stream."""
    from followthrough.common.dates import today_in_london

    before, postgresql = machine.now(), postgresql_version()
    report = run(parts, Worlds(folder, sizes, today_in_london()))
    print(f"\n{table(report.rows)}\n\n{NOTE}")
    print(machine.machine_line(before, machine.now(), postgresql), flush=True)
    for name, trace in report.failures.items():
        print(f"\n{name} failed:\n{trace}", file=sys.stderr)
    return report


def _asked(arguments: Sequence[str] | None) -> tuple[list[Part], Sizes]:
    parser = _parser()
    asked = parser.parse_args(arguments)
    if unknown := sorted({*asked.parts} - {part.name for part in PARTS}):
        parser.error(f"there is no part {unknown[0]!r}. The parts are:\n{NAMES}")
    if not (asked.cases and asked.orders):
        parser.error("--cases and --orders are 1 at least.")
    parts = [part for part in PARTS if part.name in asked.parts or not asked.parts]
    return parts, Sizes(asked.cases, asked.orders, asked.nation)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="How fast it is here. Each part prints its rows as it measures them.",
        epilog=f"parts:\n{NAMES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="which to run (all)")
    for name, what in SIZES.items():
        usual = getattr(Sizes(), name)
        parser.add_argument(
            f"--{name}", type=_number, default=usual, metavar="N", help=f"{what} ({usual:,})"
        )
    return parser


def _number(text: str) -> int:
    digits = text.replace(",", "")
    if not digits.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    return int(digits)


if __name__ == "__main__":
    sys.exit(main())
