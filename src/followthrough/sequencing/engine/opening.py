"""The ways in which a task can be delivered, as plain frozen values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

OpeningKind = Literal["own", "rolling", "group", "unknown"]


@dataclass(frozen=True, slots=True)
class GroupStart:
    """A group that starts on a fixed date. `week` is the week of `on`; `seats_free` 0 = full.
    `held`: seats that its provider has, and that orders of other people hold."""

    week: int
    on: date
    seats_free: int
    group: str
    held: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """One way in which a task can be delivered.

    own: no outside place is needed (practitioner, the person, signposting).
    rolling: places; a start is possible in any week from `first_free` (None: full throughout).
    group: starts only on the dates of `groups`.
    unknown: capacity is not known, or whether it is for this person, so it never gives a date; of
    the latter `ask` says what follows "listed, but", and so does `not_yet` of a place that is not
    for the person before `first_week` (they are too young, or it has not begun), and `not_after`
    of one for which they are too old after `start_by`, the last week in which they may start; None
    where they never are.

    `penalty`: weighted weeks that a place costs which is not local, or does not suit; 0 for others.
    `unsuited` says why it does not suit, after "it is"; empty of what does.
    `last_week`: the last week in which work at that place may still run, because the contract of
    its service ends on the day `ends_on`; -1: not even week 0; None, both: no end is known. Work
    must have ended by then, also the weeks after its start: nobody is promised to go on with it.
    That is our assumption (docs/decisions/0008), not a rule of the contracts.
    One person takes one place: two tasks of the case in one pool do not compete for it.
    `pool` is how it is named, `code` which it is. `held_back`: its first free place would be
    sooner, but for orders of other people that hold places there.
    """

    pool: str
    kind: OpeningKind
    first_free: int | None = None
    groups: tuple[GroupStart, ...] = ()
    penalty: int = 0
    last_week: int | None = None
    ends_on: date | None = None
    ask: str = ""
    not_yet: str = ""
    first_week: int = 0
    not_after: str = ""
    start_by: int | None = None
    code: str = ""
    held_back: bool = False
    unsuited: str = ""

    def last_start(self, weeks: int) -> int | None:
        """The last week in which work of so many weeks may start here; None: any."""
        lasts = [week for week in (self.contract_allows(weeks), self.start_by) if week is not None]
        return min(lasts, default=None)

    def contract_allows(self, weeks: int) -> int | None:
        """The same by the end of the contract alone."""
        return None if self.last_week is None else self.last_week + 1 - weeks

    def takes_in(self, week: int) -> bool:
        """The person is not too old for it by then."""
        return self.start_by is None or week <= self.start_by
