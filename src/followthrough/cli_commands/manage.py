from __future__ import annotations

import argparse
import os

from followthrough.cli_commands import Subparsers

# Django's commands that write what only actions write, and what does it by the rules.
INSTEAD = {
    "createsuperuser": "Use followthrough account add",
    "changepassword": "Use followthrough account password",
    "loaddata": "Use followthrough import caseload, or import places",
    "axes_reset": "Use followthrough account unlock for each name",
    "axes_reset_ip": "Use followthrough account unlock for each name",
    "axes_reset_ip_username": "Use followthrough account unlock",
    "axes_reset_username": "Use followthrough account unlock",
    "flush": "Name another data folder in FOLLOWTHROUGH_HOME, or another database",
}


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

    from followthrough.common.errors import FollowthroughError
    from followthrough.common.private_files import private_umask
    from followthrough.embedded.preparation import close_connections, database_up

    if instead := INSTEAD.get(next(iter(args.arguments), "")):
        raise FollowthroughError(
            f"{args.arguments[0]} goes past every rule of Followthrough.", f"{instead}."
        )
    if args.arguments[:1] == ["dumpdata"] and any(_names_a_file(a) for a in args.arguments):
        raise FollowthroughError(
            "dumpdata would write what is personal into a file as it finds it, or half of it.",
            "Leave --output out, and put what it prints where only you may read it.",
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
    with database_up(), private_umask():
        try:
            execute_from_command_line(["followthrough manage", *args.arguments])
        finally:
            close_connections()
    return 0


def _names_a_file(argument: str) -> bool:
    return argument.startswith(("-o", "--o"))
