from __future__ import annotations

import argparse
import os

from followthrough.cli_commands import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "manage",
        help="Django's own commands, with the database up",
        add_help=False,
        prefix_chars="\0",  # every option belongs to Django
    )
    parser.add_argument("arguments", nargs=argparse.REMAINDER)


def run(args: argparse.Namespace) -> int:
    """Nothing is migrated or loaded first: this is also how migrations are made and undone."""
    from django.core.management import execute_from_command_line

    from followthrough.embedded.preparation import close_connections, database_up

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
    with database_up():
        try:
            execute_from_command_line(["followthrough manage", *args.arguments])
        finally:
            close_connections()
    return 0
