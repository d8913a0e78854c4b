from __future__ import annotations

import argparse

from followthrough.cli_commands import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("database", help="the embedded database: status or stop")
    parser.add_argument("what", choices=("status", "stop"))


def run(args: argparse.Namespace) -> int:
    """For `status`, 0 says that it runs and 3 that it does not, as service managers have it."""
    from followthrough.embedded.database import EmbeddedDatabase
    from followthrough.embedded.home import home

    database = EmbeddedDatabase(home())
    if args.what == "stop":
        database.stop()
    running = database.is_running()
    print(f"The database in {database.folder} is {'running' if running else 'not running'}.")
    return 0 if running or args.what == "stop" else 3
