"""`followthrough account`: makes accounts, gives them passwords, unlocks and lists them."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass

from followthrough.cli_commands import Subparsers
from followthrough.common.roles import Capability, Role, roles_that_can

EXCLUSION_SETTLED = (
    "An exclusion names this user name, and kept out everybody while nobody had it: from now on it "
    "keeps out this account and nobody else. Look whether it is the same person, and correct the "
    "name in the source where it is not."
)

ROLES = [role.value for role in roles_that_can(Capability.SIGN_IN)]


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("account", help="make, unlock and list accounts")
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add = what.add_parser("add", help="make an account; give it a password afterwards")
    add.add_argument("username", metavar="USERNAME")
    add.add_argument("--name", required=True, help="as colleagues know them")
    add.add_argument("--role", required=True, choices=ROLES)
    add.add_argument(
        "--unit",
        action="append",
        default=[],
        metavar="CODE",
        help="a delivery unit whose cases come with the role; may be given several times",
    )
    add.add_argument("--provider", metavar="CODE", help="of a provider_worker")
    add.set_defaults(do=_add)
    password = what.add_parser(
        "password",
        help="give an account a password",
        description="Asks for the password twice, or reads one line of standard input where that "
        "is no terminal.",
    )
    password.add_argument("username", metavar="USERNAME")
    password.set_defaults(do=_password)
    unlock = what.add_parser("unlock", help="let somebody try again after too many wrong passwords")
    unlock.add_argument("username", metavar="USERNAME")
    unlock.set_defaults(do=_unlock)
    what.add_parser("list", help="every account, one a line").set_defaults(do=_list)


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.preparation import prepared_database

    with prepared_database():
        args.do(args)
    return 0


def _add(args: argparse.Namespace) -> None:
    from followthrough.accounts.actions import open_account
    from followthrough.common.actors import OPERATOR
    from followthrough.people.queries.limits import excluded_and_unknown

    kept_out_everybody = excluded_and_unknown({args.username.casefold()})
    user = open_account(
        OPERATOR,
        username=args.username,
        name=args.name,
        role=Role(args.role),
        units=args.unit,
        provider=args.provider,
    )
    print(f"The account {user.username} is made ({user.role_label}).")
    if kept_out_everybody:
        print(EXCLUSION_SETTLED)
    print(f"Give it a password: followthrough account password {user.username}")


def _password(args: argparse.Namespace) -> None:
    from followthrough.accounts.actions import set_password
    from followthrough.accounts.queries import account_named
    from followthrough.common.actors import OPERATOR

    user = account_named(args.username)
    set_password(OPERATOR, user, _ask_password(user.username))
    print(f"{user.username} signs in with the new password from now on.")


def _ask_password(username: str) -> str:
    """The password is never an argument: other users of the machine could read it there."""
    from followthrough.common.errors import NotPossible

    if not sys.stdin.isatty():
        typed = sys.stdin.readline().rstrip("\r\n")
        if not typed:
            raise NotPossible("No password was given.", "Write it as one line of standard input.")
        return typed
    first = getpass(f"New password for {username}: ")
    if getpass("The same again: ") != first:
        raise NotPossible("The two passwords are not the same.", "Try again.")
    return first


def _unlock(args: argparse.Namespace) -> None:
    from followthrough.accounts.actions import unlock_account
    from followthrough.accounts.queries import account_named
    from followthrough.common.actors import OPERATOR

    user = account_named(args.username)
    if unlock_account(OPERATOR, user):
        print(f"{user.username} may try to sign in again.")
    else:
        print(f"{user.username} was not locked: no wrong password was counted.")


def _list(_: argparse.Namespace) -> None:
    """Tabs between the columns, so that other programs can read it as well."""
    from followthrough.accounts.queries import all_accounts

    for line in all_accounts():
        units = ",".join(line.units) or line.provider or "-"
        print(
            "\t".join(
                (line.username, line.name, line.role_label, units, line.note or "can sign in")
            )
        )
