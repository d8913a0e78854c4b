"""What happened in a case, by the days on which it did, whoever recorded it: a file or somebody
here. Pure.

The ledger says when something was recorded here; of somebody whose case came in a file that is one
entry, and all that was done for them before is told by this.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from followthrough.common.wording import within_sentence
from followthrough.people.rules import CaseFacts, SentenceFacts
from followthrough.people.words import LIKELIHOOD, SENTENCE_CHANGES, SENTENCES, SERIOUS_HARM
from followthrough.plans.rules import AgreementState, KnowsPlan, StepFacts
from followthrough.plans.rules.codes import FactKind
from followthrough.plans.words import AGREEMENTS, FACTS
from followthrough.policy import Pack


class Happened(NamedTuple):
    """`what` is a sentence without a full stop; `step_id` is the step that it is about."""

    on: date
    what: str
    step_id: int | None = None


def history(facts: KnowsPlan, pack: Pack, today: date) -> list[Happened]:
    """The newest first; of one day, the steps before what they rest on. Nothing of days to come."""
    told = [*_of_case(facts.case, pack), *_of_plan(facts), *_of_steps(facts, pack)]
    past = (one for one in told if one.on <= today)
    return sorted(past, key=lambda one: (one.on, one.step_id or 0), reverse=True)


def _of_case(case: CaseFacts, pack: Pack) -> Iterator[Happened]:
    yield Happened(case.opened_on, "The case was opened")
    if case.moved_on is not None:
        yield Happened(case.moved_on, f"The case came to {case.unit_name}")
    for sentence in case.sentences:
        yield from _of_sentence(sentence)
    found = case.assessment
    if found is None:
        return
    levels = (
        f"likelihood of reoffending {LIKELIHOOD[found.likelihood].lower()}, "
        f"risk of serious harm {SERIOUS_HARM[found.serious_harm].lower()}"
    )
    yield Happened(found.made_on, f"Assessed: {levels}")
    for register in found.registers:
        if (kind := pack.known.registers.get(register.code)) is not None:
            yield Happened(register.since, f"On the register “{kind.label}” from this day")


def _of_sentence(sentence: SentenceFacts) -> Iterator[Happened]:
    kind = SENTENCES.get(sentence.kind, sentence.kind)
    offence = f": {within_sentence(sentence.offence)}" if sentence.offence else ""
    yield Happened(sentence.starts_on, f"{kind} began{offence}")
    for change, on in sentence.changes:
        yield Happened(on, f"{kind}: {within_sentence(SENTENCE_CHANGES[change])}")
    if sentence.ends_on is not None and sentence.ends_on not in {on for _, on in sentence.changes}:
        yield Happened(sentence.ends_on, f"{kind} ended")


def _of_plan(facts: KnowsPlan) -> Iterator[Happened]:
    plan = facts.plan
    if plan is None:
        return
    yield Happened(plan.made_on, "The plan was made")
    if plan.reviewed_on is not None:
        yield Happened(plan.reviewed_on, "The plan was reviewed")
    agreement = plan.agreement
    if agreement.on is not None and agreement.state != AgreementState.DRAFT:
        said = f", “{agreement.words}”" if agreement.words else ""
        label = AGREEMENTS[agreement.state]
        yield Happened(agreement.on, f"{facts.case.called} on the plan: {label.lower()}{said}")


def _of_steps(facts: KnowsPlan, pack: Pack) -> Iterator[Happened]:
    for step in facts.steps:
        yield from _of_step(step, pack)


def _of_step(step: StepFacts, pack: Pack) -> Iterator[Happened]:
    once = step.on(FactKind.STARTED) == step.on(FactKind.FINISHED)
    for kind, fact in step.facts.items():
        if kind == FactKind.STARTED and once:
            continue  # done on one day
        known = pack.known.reasons.get(fact.reason)
        why = f" ({within_sentence(known.label)})" if known is not None else ""
        yield Happened(fact.on, f"{FACTS[kind]}{why}: {step.text}", step.id)
