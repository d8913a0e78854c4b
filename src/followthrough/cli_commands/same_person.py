"""`followthrough same-person`: records that may be of one person, and deciding whether they are."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from followthrough.cli_commands import Subparsers

if TYPE_CHECKING:
    from followthrough.people.queries import Case

MERGE, UNDO, TWO = "merge", "undo", "two-people"


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "same-person",
        help="list records that look alike, merge them, or say that they are two people",
        description="Without CRNs, lists the pairs of records that look as if they were of one "
        "person, of those that the user may see. With the CRN of the record that is kept and that "
        "of the other, records what somebody has found out.",
    )
    parser.add_argument(
        "crns", nargs="*", metavar="CRN", help="the record that is kept comes first"
    )
    what = parser.add_mutually_exclusive_group()
    for name, help_ in (
        (MERGE, "they are one person, and work goes on in the first record"),
        (UNDO, "they are two people after all: each record is again as it was"),
        (TWO, "they are two people, and are listed no more"),
    ):
        what.add_argument(f"--{name}", dest="what", action="store_const", const=name, help=help_)
    parser.add_argument(
        "--died-too",
        action="store_true",
        help="with --merge, where one of the two has died: you know that the other has as well",
    )
    parser.add_argument(
        "--all-the-same",
        action="store_true",
        help="with --merge, where somebody has found that they are two people",
    )
    parser.add_argument("--because", default="", metavar="TEXT", help="how you know")
    parser.add_argument(
        "--as", dest="as_user", required=True, metavar="USER", help="the manager who decides it"
    )


def run(args: argparse.Namespace) -> int:
    from followthrough.common.errors import NotPossible
    from followthrough.embedded.preparation import prepared_database

    if len(args.crns) not in (0, 2) or bool(args.crns) is not bool(args.what):
        raise NotPossible(
            "Give two CRNs and what was found out, or neither.",
            f"For example: followthrough same-person CRN CRN --{MERGE} --because TEXT --as USER",
        )
    with prepared_database():
        if args.crns:
            _decide(args)
        else:
            _list_pairs(args.as_user)
    return 0


def _list_pairs(username: str) -> None:
    from followthrough.accounts.queries import actor_named
    from followthrough.common.dates import today_in_london
    from followthrough.people.queries import pairs_shown, pairs_to_look_at
    from followthrough.people.words import CLUES

    actor, today = actor_named(username), today_in_london()
    pairs = pairs_shown(actor, pairs_to_look_at(actor, today), today)
    for pair in pairs:
        print(f"{pair.first.person.crn} {pair.second.person.crn} {CLUES[pair.clue or '']}")
    if not pairs:
        print("No two records look as if they were of one person.")


def _decide(args: argparse.Namespace) -> None:
    from followthrough.accounts.queries import actor_named
    from followthrough.common.dates import today_in_london
    from followthrough.common.errors import NotPossible
    from followthrough.people.actions import same_person
    from followthrough.people.queries import record_named

    actor = actor_named(args.as_user)
    kept, other = (record_named(actor, crn) for crn in args.crns)
    seen = _decision_seen(args, kept, other) if args.what == MERGE else same_person.ANY
    act, said = {
        MERGE: (same_person.merge_records, "{1} is merged into {0}."),
        UNDO: (same_person.undo_merge, "{0} and {1} are two records again."),
        TWO: (same_person.tell_apart, "{0} and {1} are two people."),
    }[args.what]
    decision = same_person.Decision(today_in_london(), args.because, seen, args.died_too)
    try:
        act(actor, kept, other, decision)
    except same_person.DeathNotKnown as asked:
        remedy = "If you know that the other one has died as well, add --died-too."
        raise NotPossible(asked.cause, remedy) from asked
    print(said.format(kept.person.crn, other.person.crn))


def _decision_seen(args: argparse.Namespace, kept: Case, other: Case) -> int | None:
    """What was decided about the two before. Raises NotPossible where somebody has found that they
    are two people, and it is not said that they are joined all the same."""
    from followthrough.common.dates import say_date
    from followthrough.common.errors import NotPossible
    from followthrough.people.queries import said_of_pair

    said = said_of_pair(kept.person, other.person)
    if said is not None and not args.all_the_same:
        by = said.by.name if said.by else "Somebody"
        raise NotPossible(
            f"{by} found on {say_date(said.recorded_on)} that they are two people: “{said.words}”",
            "If they are one person all the same, add --all-the-same.",
        )
    return said.pk if said is not None else None
