"""`followthrough hand-over`: another source owns a person from now on."""

from __future__ import annotations

import argparse

from followthrough.cli_commands import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "hand-over",
        help="let another source own a person",
        description="A line of another source than the one that owns a person is set aside as "
        "owned-elsewhere. This decides that the other one owns them from now on; it is recorded "
        "with who decided it and why.",
    )
    parser.add_argument("crn", metavar="CRN")
    parser.add_argument("--to", required=True, metavar="SOURCE", help="as its files call it")
    parser.add_argument("--because", required=True, metavar="TEXT", help="why")
    parser.add_argument(
        "--as",
        dest="as_user",
        required=True,
        metavar="USER",
        help="the administrator who decides it",
    )


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.preparation import prepared_database

    with prepared_database():
        from followthrough.accounts.queries import actor_named
        from followthrough.common.dates import today_in_london
        from followthrough.people.actions.moving import hand_over_to_source

        made = hand_over_to_source(
            actor_named(args.as_user), args.crn, args.to, args.because, today_in_london()
        )
        print(
            f"{made.person.crn} belongs to {made.to_source} now, and to {made.from_source} no more."
        )
    return 0
