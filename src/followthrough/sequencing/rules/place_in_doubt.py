"""Whether a place that is waited for may hold no longer. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import FactKind, StepFacts, StepState
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.due_on_moves import is_of_before_move
from followthrough.sequencing.rules.under_way import interrupted


def in_doubt_since(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> str:
    """What came after the referral, as a clause that goes on after "before"; "" where the place is
    not in doubt. Each of these asks on Today whether it holds, until something is recorded."""
    if step.state is not StepState.WAITING:
        return ""
    if case.moved_on is not None and is_of_before_move(step, case, FactKind.REFERRED):
        return f"the case moved to this unit on {say_date(case.moved_on)}"
    between = interrupted(step, case, pack, today)
    if between is None or not between.unasked:
        return ""
    if between.by_recall:
        return f"the recall on {say_date(between.on)}"
    return f"the case was closed on {say_date(between.on)}"
