"""Whether the requirements of a sentence are complied with, as far as the records say. Pure."""

from __future__ import annotations

from followthrough.early_ending.rules.evidence import step_sentences
from followthrough.people.rules import RequirementFacts, SentenceFacts, is_complied_with
from followthrough.plans.rules import PlanFacts, StepFacts
from followthrough.policy.early_end import EarlyEndCondition
from followthrough.policy.pack import Pack, RequirementKind

NOT_SAID = "Nothing here says whether it was kept."


def compliance_evidence(
    condition: EarlyEndCondition, sentence: SentenceFacts, plan: PlanFacts | None, pack: Pack
) -> tuple[bool | None, tuple[str, ...]]:
    """True where every requirement that the condition is about is counted as done, False where one
    is counted as not done, None where the records do not say; with the evidence.

    An order without any requirement on record is one that the source did not send whole."""
    if not sentence.requirements:
        return None, ("No requirement is on record. Look at the order.",)
    elsewhere = {k for c in pack.early_end_conditions.values() for k in c.requirements}
    wanted = condition.requirements
    own = [
        r
        for r in sentence.requirements
        if (r.kind in wanted if wanted else r.kind not in elsewhere)
    ]
    if not own:
        return True, ("No other requirement is on record.",)
    steps = plan.steps if plan else ()
    looked = [
        _requirement_evidence(
            r, pack.known.requirements.get(r.kind), [s for s in steps if s.requirement_id == r.id]
        )
        for r in own
    ]
    answers = {answer for answer, _ in looked}
    complied = False if False in answers else None if None in answers else True
    return complied, tuple(text for _, text in looked)


def _requirement_evidence(
    requirement: RequirementFacts, kind: RequirementKind | None, steps: list[StepFacts]
) -> tuple[bool | None, str]:
    if kind is None:
        return None, f"{requirement.kind}: this kind of requirement is not known here."
    counted = ""
    unit = "" if kind.unit == "none" else f" {kind.unit}"
    if requirement.ordered is not None:
        counted = f"{requirement.done} of {requirement.ordered}{unit}"
    elif requirement.amount is not None:
        return None, (
            f"{kind.label}: how much was ordered is not known (the source says "
            f"{requirement.amount}{unit}). Look at the order."
        )
    if counted and kind.delivered_by_step and not kind.counts_time:
        counted_text = f"{kind.label}: {counted} done, as the source counts it."
        return is_complied_with(requirement), counted_text
    ran = f"{counted} have run, as the source counts it" if counted else "the source counts nothing"
    step_text = " ".join(step_sentences(steps)) if kind.delivered_by_step else NOT_SAID
    return None, f"{kind.label}: {ran}. {step_text}"
