"""Kinds of actions. A kind says all that others need to know of it: who may see its entries, what
they hold, how they read, whether they are a change of the case. Nobody keeps a list of kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from followthrough.common.actions.payloads import Moment, Payload, TypedRow, stored_fields
from followthrough.common.dates import day_in_london

if TYPE_CHECKING:
    from followthrough.common.models import LedgerEntry


class Audience(StrEnum):
    """Who may see an entry in a timeline."""

    STAFF = "staff"
    EVERYONE = "everyone"
    SYSTEM = "system"


class Line(NamedTuple):
    """How an entry reads: what was done, phrases about it, and the rows with what was typed."""

    title: str
    about: tuple[str, ...] = ()
    typed: tuple[TypedRow, ...] = ()


@dataclass(frozen=True)
class ActionKind:
    """`is_change`: somebody with the case's plan before them is told of it, because what they see
    may be out of date. `changes_facts`: what is known of the case changes, and what is derived from
    it is derived anew. `by_itself`: it follows from what was done about another case, so that
    nobody has taken this one up by it. `declared_in` is the module of the action."""

    code: str
    words: str
    audience: Audience = Audience.STAFF
    good_news: bool = False
    is_change: bool = True
    changes_facts: bool = True
    payload: type[Payload] = Payload
    declared_in: str = ""
    by_itself: bool = False

    def unit_codes_of(self, entry: LedgerEntry) -> set[str]:
        """Of the delivery units that its line names."""
        sides = (self.payload.read(entry.before), self.payload.read(entry.after))
        return {code for side in sides for code in side.unit_codes}

    def line_of(self, entry: LedgerEntry, unit_names: Mapping[str, str] | None = None) -> Line:
        """`unit_names` by code, of `unit_codes_of`; of others the code is said."""
        before, after = self.payload.read(entry.before), self.payload.read(entry.after)
        moment = Moment(day_in_london(entry.at), unit_names or {})
        return Line(
            after.title(before, self.words), tuple(after.reads(before, moment)), after.typed
        )


KINDS: dict[str, ActionKind] = {}


def declare(kind: ActionKind) -> ActionKind:
    """Raises RuntimeError for a code that is taken, and for a payload that cannot be read."""
    if kind.code in KINDS:
        raise RuntimeError(
            f"Two actions are declared with the code {kind.code!r}; give one another."
        )
    stored_fields(kind.payload)
    KINDS[kind.code] = kind
    return kind
