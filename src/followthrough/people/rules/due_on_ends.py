"""What needs doing once a person has died, that was recorded by mistake, or the last sentence of a
case has ended. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.common.roles import Capability
from followthrough.people.rules.case_life import sentences_ended_on, tasks_left_after_death
from followthrough.people.rules.due_item import (
    AGREEMENT,
    LEGAL,
    MANAGER,
    Due,
    DueKind,
    due_rule,
)
from followthrough.people.rules.facts import KnowsCase
from followthrough.policy.context import Context

AFTER_DEATH = DueKind("after-death", LEGAL, page="case", after_death=True)
CLOSE_CASE = DueKind("close-case", AGREEMENT, page="close-case", after_end=True, after_death=True)

MISTAKEN_DEATH = DueKind("mistaken-death", LEGAL, page="mistake-told", after_end=True)


@due_rule(AFTER_DEATH)
def after_death(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """What a manager sees to, from the day of the death. `left`: the codes of `AfterDeath` of
    what is left, with commas."""
    died_on, left = facts.case.died_on, tasks_left_after_death(facts.case)
    if died_on is not None and left:
        yield AFTER_DEATH.item(
            facts.case,
            died_on,
            addressee=MANAGER,
            needs=Capability.OVERSEE_UNITS,
            left=",".join(left),
        )


@due_rule(CLOSE_CASE)
def close_case(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """Once there is nothing left to see to. `died`: because the person died."""
    case = facts.case
    ended_on = case.died_on or sentences_ended_on(case, context.today)
    if ended_on is not None and not tasks_left_after_death(case):
        yield CLOSE_CASE.item(case, ended_on, died=case.died_on is not None)


@due_rule(MISTAKEN_DEATH)
def mistaken_death(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """For whoever holds the case; a manager has it among what their team waits for as well."""
    taken_back_on = facts.case.mistaken_death
    if taken_back_on is not None:
        yield MISTAKEN_DEATH.item(facts.case, taken_back_on)
