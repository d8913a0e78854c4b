"""What rests while contact is suspended. Pure."""

from __future__ import annotations

from followthrough.people.rules import CaseFacts, Regime, contact_is_suspended
from followthrough.plans.rules.carried_on import MEETINGS
from followthrough.plans.rules.facts import LIVE, TO_COME, StepFacts
from followthrough.plans.rules.natures import protects
from followthrough.policy.pack import Pack


def meetings_rest(step: StepFacts, case: CaseFacts) -> bool:
    """Meetings that a sentence under suspended contact asks for; of those that none asks for, where
    contact is suspended on every sentence."""
    if step.intervention != MEETINGS or step.state not in LIVE:
        return False
    for sentence in case.sentences:
        if any(requirement.id == step.requirement_id for requirement in sentence.requirements):
            return sentence.regime == Regime.SUSPENDED
    return contact_is_suspended(case)


def rests(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """No new work is asked of somebody whose contact is lawfully suspended (reference/domain.md
    5.9), but for what protects others or the sentence requires; meetings that it requires rest,
    also those that have begun."""
    if meetings_rest(step, case):
        return True
    if step.state not in TO_COME or not contact_is_suspended(case):
        return False
    return step.requirement_id is None and not protects(step, pack)
