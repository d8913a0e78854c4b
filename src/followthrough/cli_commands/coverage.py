from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.cli_commands import Subparsers
from followthrough.cli_commands.arguments import add_workers, day, warn_of_holidays
from followthrough.cli_commands.workers import in_batches

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from followthrough.delivery.rules.coverage_counts import Coverage
    from followthrough.people.queries import Case

BATCH = 2000  # cases that one worker takes at a time


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "coverage", help="print what was planned and required beside what was delivered"
    )
    parser.add_argument("--unit", metavar="CODE", help="only the cases of that delivery unit")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--write",
        type=Path,
        metavar="FILE",
        help="the same figures in a file whose name ends in .json or .csv",
    )
    parser.add_argument(
        "--as-of", type=day, metavar="DATE", help="the records of now, looked at on YYYY-MM-DD"
    )
    parser.add_argument("--as", dest="as_user", metavar="USER", help="with that user's access")
    add_workers(parser)


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.preparation import prepared_database

    with prepared_database():
        from followthrough import policy
        from followthrough.cli_commands.coverage_printed import as_dict, as_json, as_text
        from followthrough.cli_commands.coverage_written import write
        from followthrough.common.dates import today_in_london

        _refuse_unwritable(args.write)
        today = args.as_of or today_in_london()
        warn_of_holidays(today)
        found = _coverage(_cases(args.as_user, args.unit), today, args.workers)
        pack = policy.on(today)
        if args.write:
            write(args.write, as_dict(found, today, pack, args.unit))
            print(f"The figures are in {args.write}.", file=sys.stderr)
        show = as_json if args.json else as_text
        print(show(found, today, pack, args.unit))
        return 0


def _refuse_unwritable(path: Path | None) -> None:
    from followthrough.common.errors import NotPossible

    if path is not None and path.suffix.lower() not in {".json", ".csv"}:
        raise NotPossible(
            f"The figures cannot be written to {path}.", "Give a name that ends in .json or .csv."
        )


def _cases(username: str | None, unit: str | None) -> QuerySet[Case]:
    """The open cases that the user may see now, whatever the day that is asked about: a count must
    tell nobody of a case that they may not see."""
    from followthrough.accounts.queries import actor_named
    from followthrough.common.errors import NotPossible
    from followthrough.organisations.queries import unit_named
    from followthrough.people.access import visible_to
    from followthrough.people.queries import open_cases

    cases = open_cases(visible_to(actor_named(username)))
    if unit is None:
        return cases
    named = unit_named(unit)
    if named is None:
        raise NotPossible(f"There is no delivery unit {unit!r}.", "Check the code of the unit.")
    return cases.filter(unit=named)


def _coverage(cases: QuerySet[Case], today: date, workers: int) -> Coverage:
    """From the digests, where they are all as of that day; else from the facts."""
    from followthrough.delivery.queries.coverage import coverage_over
    from followthrough.delivery.queries.digests import Digests
    from followthrough.policy import context_on

    digests = Digests(cases, context_on(today))
    if digests.standing.is_whole:
        return coverage_over(digests)
    ids = list(cases.order_by("pk").values_list("pk", flat=True))
    return count_coverage(ids, today, workers)


def count_coverage(ids: Sequence[int], today: date, workers: int) -> Coverage:
    """The coverage of these cases, from their facts."""
    from followthrough.delivery.rules.coverage_counts import NOTHING

    return sum(in_batches(partial(_coverage_of_batch, today), ids, BATCH, workers), NOTHING)


def _coverage_of_batch(today: date, ids: Sequence[int]) -> Coverage:
    from followthrough.delivery.queries.coverage import coverage_of

    return coverage_of(ids, today)
