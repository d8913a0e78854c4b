"""What a case lacks that HM Inspectorate looks for first: live work on the most severe need, and a
strength in use. Asked of a likelihood of reoffending that is medium or higher. Pure.

Live is a step that can still start, or has started and goes on as far as anybody said: what a
recall stopped, or no sentence carries any more, is not. Of needs that are as severe the more
immediate counts, and of those that are alike still, work on one is enough. Work that is finished
is not live: the question is then whether the need is met.

Nothing is asked once the last sentence has ended, or while contact is suspended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from followthrough.delivery.rules.due_on_immediate_needs import SERVES
from followthrough.people.rules import (
    CaseFacts,
    Immediacy,
    Likelihood,
    NeedFacts,
    Severity,
    contact_is_suspended,
)
from followthrough.people.rules.case_life import Phase, phase_of
from followthrough.people.rules.facts import left_under_merged_records
from followthrough.plans.rules import LIVE, KnowsPlan, StepFacts, StepState
from followthrough.plans.rules.work_begun import is_work_on_a_need
from followthrough.policy.context import Context
from followthrough.sequencing.rules.under_way import under_way


class Lack(StrEnum):
    LIVE_WORK = "live_work"  # on the most severe need
    STRENGTH = "strength"  # no step in use builds on one


def lacks(facts: KnowsPlan, context: Context) -> Iterator[Lack]:
    case = facts.case
    assessed = case.assessment
    if assessed is None or assessed.likelihood == Likelihood.LOW:
        return
    if phase_of(case, context.today) is not Phase.RUNS or contact_is_suspended(case):
        return
    live = [step for step in facts.steps if _is_live(step, case, context)]
    worked_on = {step.area for step in live if is_work_on_a_need(step)} | (
        facts.plan.live_elsewhere if facts.plan else frozenset()
    )
    areas = {need.area for need in most_severe_needs(case)}
    if areas and not areas & worked_on:
        yield Lack.LIVE_WORK
    if not {step.strength for step in live} & {strength.ref for strength in assessed.strengths}:
        yield Lack.STRENGTH


def most_severe_needs(case: CaseFacts) -> Sequence[NeedFacts]:
    """More than one where they are alike. Without what stands under a merged record alone: what was
    planned for it stands there too."""
    _, elsewhere = left_under_merged_records(case)
    needs = [need for need in case.needs if need.area not in elsewhere]
    most = max(map(_rank, needs), default=None)
    return [need for need in needs if _rank(need) == most]


SEVERITIES, IMMEDIACIES = list(Severity), list(reversed(Immediacy))


def _rank(need: NeedFacts) -> tuple[int, int]:
    return SEVERITIES.index(Severity(need.severity)), IMMEDIACIES.index(Immediacy(need.immediacy))


def _is_live(step: StepFacts, case: CaseFacts, context: Context) -> bool:
    if step.state is StepState.STARTED:
        return under_way(step, case, context.pack, context.today) in SERVES
    return step.state in LIVE
