"""`followthrough digests`: compares the digests of cases with what the rules derive, or makes them
anew."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from followthrough.cli_commands import Subparsers
from followthrough.cli_commands.arguments import add_workers
from followthrough.cli_commands.workers import in_batches

BATCH = 2000  # cases that one worker takes at a time
SHOWN = 20  # cases that differ, named by their ids


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "digests", help="check, or make anew, what lists and counts read of each case"
    )
    kinds = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    check = kinds.add_parser(
        "check",
        help="compare what is stored with what the rules derive",
        epilog="Exit status: 0 no digest that says it is fresh differs, 1 some do.",
    )
    check.set_defaults(work=_check)
    add_workers(check)
    make = kinds.add_parser("make", help="make anew those that are stale or were never made")
    make.add_argument(
        "--all",
        action="store_true",
        help="also those that say that they are fresh, or that a newer release has made",
    )
    make.set_defaults(work=_make)
    add_workers(make)


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.preparation import prepared_database

    with prepared_database():
        status: int = args.work(args)
        return status


class Checked(NamedTuple):
    """`differ`: ids of cases whose digest says that it is fresh and is not what the rules derive.
    `stale`: how many do not say that they are fresh, or were never made."""

    number: int
    stale: int
    differ: list[int]


def _check(args: argparse.Namespace) -> int:
    from followthrough.people.queries import every_open_case

    checked = check_digests(every_open_case(), args.workers)
    print(f"{checked.number:,} digests looked at.")
    print(f"  differ from what the rules derive  {len(checked.differ):>9,}")
    print(f"  stale, or not made yet             {checked.stale:>9,}")
    if checked.differ:
        shown = ", ".join(map(str, checked.differ[:SHOWN]))
        more = f" and {len(checked.differ) - SHOWN:,} more" if len(checked.differ) > SHOWN else ""
        print(f"Cases whose digest differs, by id: {shown}{more}.")
        print("Make them anew with `followthrough digests make --all`, and tell the developers.")
    return 1 if checked.differ else 0


def _make(args: argparse.Namespace) -> int:
    from followthrough.delivery.actions.digests import (
        digests_to_make_anew,
        drop_damaged_combinations,
    )
    from followthrough.people.queries import every_open_case

    if args.all and (damaged := drop_damaged_combinations()):
        print(f"{damaged:,} damaged combinations were dropped.")
    ids = every_open_case() if args.all else digests_to_make_anew()
    made = make_digests(ids, args.workers, also_newer=args.all)
    print(f"{made:,} of {len(ids):,} digests made anew.")
    if made < len(ids):
        print(
            "The others were in use at that moment, or cannot be made: the messages above say of "
            "which cases. `followthrough digests check` says how many are stale."
        )
    return 0


def check_digests(ids: Sequence[int], workers: int) -> Checked:
    checked = Checked(0, 0, [])
    for part in in_batches(_check_batch, ids, BATCH, workers):
        checked = Checked(
            checked.number + part.number,
            checked.stale + part.stale,
            [*checked.differ, *part.differ],
        )
    return checked


def make_digests(ids: Sequence[int], workers: int, *, also_newer: bool = True) -> int:
    """How many were made."""
    return sum(in_batches(partial(_make_batch, also_newer), ids, BATCH, workers))


def _check_batch(ids: Sequence[int]) -> Checked:
    from followthrough.common.dates import today_in_london
    from followthrough.delivery.queries.checked import compare_digests
    from followthrough.policy import context_on

    compared = compare_digests(ids, context_on(today_in_london()))
    return Checked(len(ids), compared.stale, compared.differ)


def _make_batch(also_newer: bool, ids: Sequence[int]) -> int:
    from followthrough.delivery.actions.digests import make_anew

    return make_anew(ids, also_newer=also_newer)
