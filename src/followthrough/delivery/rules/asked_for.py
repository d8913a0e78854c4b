"""What a reason of the pack asks for next, of one step. Pure."""

from __future__ import annotations

from followthrough.common.wording import within_sentence
from followthrough.delivery.rules.stages import Stage
from followthrough.plans.rules import StepFacts
from followthrough.plans.rules.step_progress import is_delivered_by_others
from followthrough.policy.context import Context
from followthrough.policy.pack import Pack, Reason


def asked_for(why: Reason, step: StepFacts) -> str:
    """Where no provider delivers the step, in words that ask none."""
    alone = why.next_action_alone and not is_delivered_by_others(step.route, step.actor)
    return why.next_action_alone if alone else why.next_action


def asked_at(stage: Stage, why: Reason, step: StepFacts, context: Context) -> str:
    """The same; where no referral was made, with the kind of work that is to be referred."""
    if stage is Stage.NO_REFERRAL:
        work = work_named(step.intervention, step.area, context.pack)
        return f"{work}: {within_sentence(why.next_action)}"
    return asked_for(why, step)


def work_named(intervention: str, area: str, pack: Pack) -> str:
    """The kind of work of a step that goes by referral, without a word that could name the person:
    what was typed into the step may."""
    work = pack.known.interventions.get(intervention)
    return work.label if work else f"A service for: {pack.area_label(area)}"
