"""How "My plan, to print" calls a step: as it was written with the person, or in plain words where
what stands there is a name that services have for the work. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from followthrough.plans.rules import PlanFacts, StepFacts
from followthrough.policy.kinds_of_work import Intervention
from followthrough.policy.pack import Pack

# What stands before the name of the work where nothing was written for the person.
_BEFORE = re.compile(
    r"^(refer(ral)? (them )?(to|for)|attend|complete|start|begin|join|engage with|access) (the )?"
)


def in_plain_words(plan: PlanFacts, pack: Pack) -> PlanFacts:
    """The plan with the titles that its person reads."""
    goals = tuple(
        goal._replace(steps=tuple(s._replace(text=title(s, pack)) for s in goal.steps))
        for goal in plan.goals
    )
    return replace(plan, goals=goals)


def title(step: StepFacts, pack: Pack) -> str:
    work = pack.known.interventions.get(step.intervention)
    if work is None or work.in_plain_words == work.label.casefold():
        return step.text
    if not (_is_label(step.text, work) or _has_name(step.text, work)):
        return step.text
    return work.in_plain_words[0].upper() + work.in_plain_words[1:]


def wrote(step: StepFacts, pack: Pack) -> str:
    """What was written of a step that has another title here, "" where that says no more: the
    person hears these names when they get there."""
    work = pack.known.interventions.get(step.intervention)
    if work is None or title(step, pack) == step.text or _is_label(step.text, work):
        return ""
    return step.text.rstrip(".")


def _is_label(text: str, work: Intervention) -> bool:
    plain = " ".join(re.findall(r"\w+", text.casefold()))
    label = " ".join(re.findall(r"\w+", work.label.casefold()))
    return _BEFORE.sub("", plain, count=1) == label or plain == label


def _has_name(text: str, work: Intervention) -> bool:
    """Whether a name of the work stands in it; short forms are known by their capitals."""
    return any(
        re.search(rf"\b{re.escape(name)}\b", text, 0 if name.isupper() else re.IGNORECASE)
        for name in work.names
    )
