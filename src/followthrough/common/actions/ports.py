"""Where a room lets rooms above it refuse one of its acts.

The lower room declares the port, gives it what the act is about, and asks it before it writes:

    BEFORE_A_STEP_RECORD: Port[[Case, StepFacts, str, ChangeNote]] = Port(
        "plans: before something is recorded of a step",
        "the case, the step, the kind of record, the note",
    )
    BEFORE_A_STEP_RECORD.ask(case, step, kind, note)

A room above registers a check in its `refusals.py`, which is read when the program starts. It gives
the cause in words, or None, and writes nothing:

    @BEFORE_A_STEP_RECORD.check
    def why_not_without_a_referral(case, step, kind, note) -> str | None: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec

from followthrough.common.errors import NotPossible

P = ParamSpec("P")


class Port(Generic[P]):
    """`name` says in words what may be refused here, `given` what a check is given."""

    def __init__(self, name: str, given: str) -> None:
        self.name, self.given = name, given
        self.checks: list[Callable[P, str | None]] = []
        PORTS.append(self)

    def check(self, why_not: Callable[P, str | None]) -> Callable[P, str | None]:
        self.checks.append(why_not)
        return why_not

    def ask(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Raises NotPossible with the first cause that a check gives."""
        for why_not in self.checks:
            if cause := why_not(*args, **kwargs):
                raise NotPossible(cause)


PORTS: list[Port[...]] = []
