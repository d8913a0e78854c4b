"""`followthrough demo-caseload`: writes a synthetic caseload file. Needs no database."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from followthrough.cli_commands import Subparsers
from followthrough.cli_commands.arguments import day

LONG = 5000  # people from which a progress bar is worth it


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "demo-caseload", help="write a synthetic caseload file from declared assumptions"
    )
    parser.add_argument("--people", type=int, default=2200, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other people")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="YYYY-MM-DD; today by default")
    parser.add_argument("--out", type=Path, metavar="FILE", required=True)
    parser.add_argument(
        "--places", type=Path, metavar="FILE", help="also write the invented places for its units"
    )


def run(args: argparse.Namespace) -> int:
    from followthrough.common.dates import today_in_london
    from followthrough.common.errors import NotPossible

    as_of = args.as_of or today_in_london()
    try:
        _write_caseload(args.out, args.people, args.seed, as_of)
        if args.places:
            _write_places(args.places, args.people, as_of)
    except ValueError as error:
        raise NotPossible(str(error)) from None
    return 0


def _write_caseload(path: Path, people: int, seed: int, as_of: date) -> None:
    from tqdm import tqdm

    from followthrough.common.private_files import private_file
    from followthrough.demo.generator import caseload_lines

    lines = caseload_lines(people, seed, as_of)
    with (
        private_file(path, "The caseload file") as file,
        tqdm(total=people, unit="person", file=sys.__stderr__, disable=people < LONG) as bar,
    ):
        for line in lines:
            file.write(line + "\n")
            bar.update()
    print(f"{people:,} invented people are in {path}, as of {as_of.isoformat()}.")


def _write_places(path: Path, people: int, as_of: date) -> None:
    from followthrough.common.private_files import private_file
    from followthrough.demo.places import places
    from followthrough.demo.staff import shares

    content = places(as_of, [share.unit for share in shares(people)])
    with private_file(path, "The places file") as file:
        file.write(content.model_dump_json(indent=1) + "\n")
    print(f"{len(content.pools):,} invented pools of places are in {path}.")
