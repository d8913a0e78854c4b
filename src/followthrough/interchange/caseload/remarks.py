"""What has to be looked at in lines of a caseload file that are taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from followthrough.accounts.queries import usernames
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.caseload.rules import (
    NOBODY_HOLDS_IT,
    REVOKED_THOUGH_RECALLED,
    UNKNOWN_USER,
)
from followthrough.people.import_schema import AccessIn


class Remark(NamedTuple):
    """`path` names the field, `rule` is one of the codes that only warn."""

    number: int
    path: str
    rule: str
    value: str


def practitioners_named(lines: Iterable[CaseLine]) -> set[str]:
    """Their user names, folded."""
    return {p.username.casefold() for line in lines for p in line.case.practitioners}


def remarks(lines: Sequence[tuple[int, CaseLine]], also_known: Collection[str]) -> Iterator[Remark]:
    """Of lines by their numbers, for as long as they say it. `also_known`: folded user names of
    those who have no account yet."""
    for number, case in lines:
        if case.is_revoked_though_recalled:
            yield Remark(number, "case.ended.reason", REVOKED_THOUGH_RECALLED, "revoked")
        if case.says_that_nobody_holds_it:
            yield Remark(number, "case.practitioners", NOBODY_HOLDS_IT, "")
    yield from unknown_users([(number, case.access) for number, case in lines], also_known)


def unknown_users(
    lines: Sequence[tuple[int, AccessIn]], also_known: Collection[str]
) -> Iterator[Remark]:
    """The names on lists of access that nobody has: they are to be settled."""
    named = [
        Remark(number, f"access.{part}", UNKNOWN_USER, name)
        for number, access in lines
        for part in ("excluded", "restricted_to")
        for name in getattr(access, part)
    ]
    known = {*usernames(), *also_known} if named else set()
    yield from (remark for remark in named if remark.value.casefold() not in known)
