"""What has to come before a step: by the entry rules of its kind of work, and what it looks back
at. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from followthrough.plans.rules import LIVE, PlanFacts, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.policy.kinds_of_work import Intervention, Nature
from followthrough.policy.pack import Pack
from followthrough.sequencing.engine.problem import Prerequisite


def comes_before(
    step: StepFacts, placed: Mapping[str, StepFacts], pack: Pack
) -> tuple[Prerequisite, ...]:
    """Of the steps that have a place to find, those that it may only follow."""
    work = pack.known.interventions.get(step.intervention)
    return (*_prerequisites(step, work, placed), *_looked_back_at(step, placed, pack))


def waits_for(step: StepFacts, steps: Iterable[StepFacts], pack: Pack) -> StepFacts | None:
    """The first step of the plan that has to be over, or under way, before this one may begin, and
    is not; one on hold before others. None where it waits for no other step."""
    work = pack.known.interventions.get(step.intervention)
    if not (work and work.prerequisites) and nature_of(step, pack) is not Nature.LOOK_BACK:
        return None
    not_over = {str(s.id): s for s in steps if s.state in {*LIVE, StepState.HELD}}
    live = {key: s for key, s in not_over.items() if s.state in LIVE}
    rules = (*_prerequisites(step, work, not_over), *_looked_back_at(step, live, pack))
    before = [
        not_over[rule.task]
        for rule in rules
        if rule.kind != "started" or not_over[rule.task].state is not StepState.STARTED
    ]
    held = (one for one in before if one.state is StepState.HELD)
    return next(held, before[0] if before else None)


def behind_held(plan: PlanFacts, live: Mapping[str, StepFacts], pack: Pack) -> dict[str, StepFacts]:
    """Steps that may only follow one on hold, and those that may only follow these."""
    blocked = {s.intervention: s for s in plan.steps if s.state is StepState.HELD}
    behind: dict[str, StepFacts] = {}
    grown = True
    while grown:
        grown = False
        for key, step in live.items():
            work = pack.known.interventions.get(step.intervention)
            if key in behind or work is None or step.state is StepState.STARTED:
                continue
            before = next((p.after for p in work.prerequisites if p.after in blocked), None)
            if before is not None:
                behind[key] = blocked[before]
                blocked.setdefault(step.intervention, blocked[before])
                grown = True
    return behind


def _prerequisites(
    step: StepFacts, work: Intervention | None, placed: Mapping[str, StepFacts]
) -> tuple[Prerequisite, ...]:
    """Declared entry rules bind where the plan still holds the earlier work; what is finished is
    satisfied, what was dropped or is not in the plan does not bind."""
    if work is None:
        return ()
    return tuple(
        Prerequisite(key, "started" if rule.kind == "started" else "finished")
        for rule in work.prerequisites
        for key, other in placed.items()
        if other.intervention == rule.after and other.id != step.id
    )


def _looked_back_at(
    step: StepFacts, placed: Mapping[str, StepFacts], pack: Pack
) -> tuple[Prerequisite, ...]:
    """The courses of its goal, where the step looks back and its kind of work names none. How a
    step runs can be changed: what may only follow its kind of work it cannot look back at."""
    work = pack.known.interventions.get(step.intervention)
    if nature_of(step, pack) is not Nature.LOOK_BACK or (work and work.prerequisites):
        return ()
    follow = _may_only_follow(step.intervention, pack)
    return tuple(
        Prerequisite(key, "finished")
        for key, other in placed.items()
        if other.goal_id == step.goal_id
        and other.intervention not in follow
        and nature_of(other, pack) is Nature.COURSE
    )


def _may_only_follow(intervention: str, pack: Pack) -> set[str]:
    """Kinds of work that may only follow this one, or what follows it, by their entry rules."""
    found: set[str] = set()
    more = {intervention}
    while more:
        found |= more
        more = {
            code
            for code, work in pack.known.interventions.items()
            if any(rule.after in more for rule in work.prerequisites)
        } - found
    return found - {intervention}
