from __future__ import annotations

import argparse

from followthrough.cli_commands import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    subparsers.add_parser("migrate", help="bring the database up to this version")


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.preparation import prepared_database

    with prepared_database():
        print("The database is up to date.")
    return 0
