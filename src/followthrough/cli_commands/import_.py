"""`followthrough import`: takes in caseload files and places files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.cli_commands import Subparsers
from followthrough.cli_commands.arguments import day

if TYPE_CHECKING:
    from pydantic import ValidationError

    from followthrough.interchange.caseload.importer import Summary

LONG = 1_000_000  # bytes from which a progress bar is worth it


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("import", help="take in a caseload file or a places file")
    kinds = parser.add_subparsers(title="what to take in", metavar="KIND", required=True)
    caseload = kinds.add_parser(
        "caseload",
        help="one case a line, as JSON (docs/formats)",
        epilog="Exit status: 0 all lines taken, 1 some set aside, 2 the file cannot be read "
        "or an import of the same source is running.",
    )
    caseload.add_argument("file", type=Path, metavar="FILE")
    caseload.add_argument("--dry-run", action="store_true", help="check all, keep nothing")
    caseload.add_argument(
        "--report", type=Path, metavar="FILE", help="a CSV of the lines set aside, and why"
    )
    caseload.add_argument("--as-of", type=day, metavar="DATE", help="YYYY-MM-DD; today by default")
    caseload.set_defaults(take=_caseload)
    places = kinds.add_parser("places", help="services and places that somebody declared, as JSON")
    places.add_argument("file", type=Path, metavar="FILE")
    places.set_defaults(take=_places)


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.preparation import prepared_database

    with prepared_database():
        status: int = args.take(args)
        return status


def _caseload(args: argparse.Namespace) -> int:
    from tqdm import tqdm

    from followthrough.common.actors import OPERATOR
    from followthrough.common.dates import today_in_london
    from followthrough.interchange.caseload.importer import import_caseload

    size = args.file.stat().st_size if args.file.is_file() else None
    with tqdm(
        total=size,
        unit="B",
        unit_scale=True,
        file=sys.__stderr__,
        disable=size is not None and size < LONG,
    ) as bar:
        summary = import_caseload(
            OPERATOR,
            args.file,
            today=args.as_of or today_in_london(),
            dry_run=args.dry_run,
            report=args.report,
            progress=bar.update,
        )
    for line in _summary_lines(args, summary):
        print(line)
    return summary.exit_status


def _summary_lines(args: argparse.Namespace, summary: Summary) -> list[str]:
    lines = [
        f"{summary.read:,} lines read from {args.file}:",
        f"  new        {summary.new:>9,}",
        f"  changed    {summary.changed:>9,}",
        f"  the same   {summary.same:>9,}",
        f"  set aside  {summary.aside:>9,}",
    ]
    if summary.aside:
        lines.append("Why lines were set aside (a line may break several rules):")
        widest = max(len(rule) for rule in summary.rules)
        lines += [
            f"  {rule:<{widest}}  {count:>9,}"
            for rule, count in sorted(summary.rules.items(), key=lambda rc: (-rc[1], rc[0]))
        ]
        if args.report:
            lines.append(f"Each of these lines, with what to do about it, is in {args.report}.")
        else:
            lines.append("Add --report FILE to see which lines these are and what to do.")
    where = f"see {args.report}" if args.report else "add --report FILE to see which"
    lines += [f"To settle: {what}; {where}." for what in _to_settle(summary)]
    if args.dry_run:
        lines.append("This was a dry run: nothing was kept.")
    return lines


def _to_settle(summary: Summary) -> Iterator[str]:
    from followthrough.interchange.caseload.rules import (
        EXCLUSION_SETTLED,
        LIMITS_TAKEN,
        NOBODY_HOLDS_IT,
        REVOKED_THOUGH_RECALLED,
        UNKNOWN_USER,
    )

    if names := summary.warnings[UNKNOWN_USER]:
        what = "1 name" if names == 1 else f"{names:,} names"
        is_ = "is" if names == 1 else "are"
        yield f"{what} in limits on access {is_} nobody's user name"
    if cases := summary.warnings[REVOKED_THOUGH_RECALLED]:
        what = "1 case" if cases == 1 else f"{cases:,} cases"
        closed = "is closed as revoked, and its licence was"
        if cases > 1:
            closed = "are closed as revoked, and their licences were"
        yield f"{what} {closed} recalled: a recall does not end a case"
    if lines := summary.warnings[LIMITS_TAKEN]:
        what, limit = ("1 line", "limits") if lines == 1 else (f"{lines:,} lines", "limit")
        yield f"{what} set aside {limit} access from now on"
    if users := summary.warnings[EXCLUSION_SETTLED]:
        what, has = ("1 user", "has") if users == 1 else (f"{users:,} users", "have")
        yield f"{what} whom an exclusion names {has} an account now"
    if lines := summary.warnings[NOBODY_HOLDS_IT]:
        what, has = ("1 case", "has") if lines == 1 else (f"{lines:,} cases", "have")
        yield f"{what} {has} an empty list of practitioners: nobody holds such a case"


def _places(args: argparse.Namespace) -> int:
    from pydantic import ValidationError

    from followthrough import policy
    from followthrough.common.actors import OPERATOR
    from followthrough.common.dates import england_and_wales, today_in_london
    from followthrough.common.errors import NotPossible
    from followthrough.services.actions import load_places
    from followthrough.services.import_schema import PlacesIn
    from followthrough.services.words import groups_to_look_at

    try:
        content = PlacesIn.model_validate_json(
            args.file.read_bytes(), context={"pack": policy.on(today_in_london())}
        )
    except OSError as error:
        raise NotPossible(
            f"The file {args.file} cannot be read: {error.strerror}.",
            "Check the path and its rights.",
        ) from None
    except ValidationError as error:
        faults = _first_faults(args.file, error)
        raise NotPossible(faults, "Correct the file and try again.") from None
    count = load_places(OPERATOR, content)
    marked = ", all of it marked as invented" if content.invented else ""
    print(f"{count:,} pools of places taken from {args.file}{marked}.")
    for text in groups_to_look_at(content.pools, england_and_wales()):
        print(text)
    return 0


def _first_faults(path: Path, error: ValidationError, most: int = 5) -> str:
    faults = error.errors(include_url=False)
    texts = [f"{'.'.join(str(p) for p in f['loc']) or 'the file'}: {f['msg']}" for f in faults]
    more = f" (and {len(texts) - most} more)" if len(texts) > most else ""
    return f"The places file {path} has faults: {'; '.join(texts[:most])}{more}."
