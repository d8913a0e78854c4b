"""Advice about steps that are not in the order, because they are over or on hold, or because
contact is suspended. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from followthrough.people.rules import CaseFacts
from followthrough.people.rules.facts import immediate_needs_to_meet
from followthrough.plans.rules import LIVE, TO_COME, PlanFacts, StepFacts, StepState
from followthrough.plans.rules.months_delivered import ended_short
from followthrough.plans.rules.natures import protects
from followthrough.plans.rules.needs_without_step import WithoutStep, without_step
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.advice import Advice
from followthrough.sequencing.rules.in_lane import NO_NEED, class_listed
from followthrough.sequencing.rules.problem import StatedProblem

LOAD_RULE, WISH_RULE = "S8", "S12"  # not too much at once; what the person would like

WHOLE_ORDER = NO_NEED + 1

GONE = {
    StepState.HELD: "is on hold",
    StepState.DROPPED: "was dropped",
    StepState.NOT_DELIVERED: "was not delivered",
}


def plan_advice(
    case: CaseFacts, plan: PlanFacts, stated: StatedProblem, pack: Pack
) -> tuple[Advice, ...]:
    return (
        *_suspended(stated, pack),
        *_stability(case, plan, pack),
        *_entry_rules(plan, pack),
    )


def not_said_beside(
    advice: Iterable[Advice], *, proven: bool, says_other_order: bool
) -> list[Advice]:
    """Without what stands beside the advice already: that the order is not proven, which is about
    no step, and where it is another than the person would like."""
    said = {WISH_RULE} if says_other_order else set()
    return [
        one
        for one in advice
        if one.rule not in said and (proven or one.tasks or one.rule != LOAD_RULE)
    ]


def in_order_of_needs(
    advice: Iterable[Advice], case: CaseFacts, steps: Iterable[StepFacts]
) -> tuple[Advice, ...]:
    """What a manager is told as well stands first, what is about the order as a whole last; between
    them by how soon the need is to be met of the step that it is about, as its row stands, and only
    then by the number of the rule."""
    by_key = {str(step.id): step for step in steps}

    def place(one: Advice) -> tuple[bool, int, int]:
        of_order = one.rule in {LOAD_RULE, WISH_RULE} or not one.tasks
        sooner = WHOLE_ORDER if of_order else class_listed(by_key[one.tasks[0]], case)
        return not one.alert, sooner, int(one.rule.removeprefix("S"))

    return tuple(sorted(advice, key=place))


def _suspended(stated: StatedProblem, pack: Pack) -> Iterator[Advice]:
    """S2, S3: suspended contact takes no alert from what others or the sentence depend on."""
    for key, step in stated.steps.items():
        if key in stated.suspended & stated.protected:
            safety = protects(step, pack)
            why = "keeps other people safe" if safety else "delivers part of the sentence"
            text = (
                f"{step.named} {why} and has no date while contact is suspended: tell the manager."
            )
            yield Advice("S2" if safety else "S3", text, (key,), alert=True)


def _stability(case: CaseFacts, plan: PlanFacts, pack: Pack) -> Iterator[Advice]:
    """S4: stabilising work that is gone with nothing in its place, or finished and not asked
    about, unless something is open that says that things are not stable yet, or it ended before
    the months that are ordered, which is asked about first. It never costs anything and never
    holds other work back."""
    kinds = pack.known.interventions
    steadying = [s for s in plan.steps if (w := kinds.get(s.intervention)) and w.stabilising]
    live = [s for s in plan.steps if s.state in LIVE]
    waiting = any((w := kinds.get(s.intervention)) and w.needs_stability for s in live)
    settled = not any(s.state in LIVE for s in steadying) and not _is_unsettled(case, plan, pack)
    steady = any(s.state in LIVE or s.stable_on is not None for s in steadying)
    for step in steadying:
        key = (str(step.id),)
        if step.state in GONE and waiting and not steady:
            text = (
                f"{step.named} {GONE[step.state]}: nothing gives stability meanwhile. "
                "Plan interim support."
            )
            yield Advice("S4", text, key)
        over = step.state is StepState.FINISHED and not ended_short(step, case, plan.steps, pack)
        if over and step.stable_on is None and live and settled:
            text = (
                f"{step.named} has finished. Ask whether things are stable enough, and record it."
            )
            yield Advice("S4", text, key)


def _is_unsettled(case: CaseFacts, plan: PlanFacts, pack: Pack) -> bool:
    """An immediate need of an area that has stabilising work is open: nothing for it has been
    finished yet, or more goes on."""
    areas = {work.area for work in pack.known.interventions.values() if work.stabilising}
    return any(
        without_step(need.area, plan.steps) is not WithoutStep.FINISHED
        for need in immediate_needs_to_meet(case)
        if need.area in areas
    )


def _entry_rules(plan: PlanFacts, pack: Pack) -> Iterator[Advice]:
    """S6: an entry rule whose earlier work will not happen. It does not bind, but is said."""
    for step in plan.steps:
        work = pack.known.interventions.get(step.intervention)
        if work is None or step.state not in TO_COME:
            continue
        for rule in work.prerequisites:
            earlier = [s for s in plan.steps if s.intervention == rule.after]
            gone = [s for s in earlier if s.state in {StepState.DROPPED, StepState.NOT_DELIVERED}]
            if gone and len(gone) == len(earlier):
                other = gone[-1]
                text = (
                    f"{step.named} has an entry rule: {other.named} comes first, and it "
                    f"{GONE[other.state]}."
                )
                yield Advice("S6", text, (str(step.id), str(other.id)), alert=True)
