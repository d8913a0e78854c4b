"""Where each step stands, why, who can act and what comes next, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from followthrough.delivery.rules import Thread, threads
from followthrough.delivery.rules.next_action import NextAction, next_action
from followthrough.delivery.rules.stages import reason_read
from followthrough.delivery.rules.thread import NOBODY, PRACTITIONER
from followthrough.delivery.words import STAGE_COLOURS, STAGES, TO_PREPARE, WHO_CAN_ACT
from followthrough.desks.shared.case import OpenedCase
from followthrough.plans.rules import StepFacts
from followthrough.sequencing.queries import proposal_for
from followthrough.sequencing.rules import ProposedStep
from followthrough.sequencing.rules.published import KnowsOrder


@dataclass(frozen=True)
class ThreadText:
    """A thread in words: `why` it is broken, if it is; then `next` and `who` can act, where that
    is somebody else than the reader, or why nothing has to be done."""

    step: StepFacts
    stage: str
    label: str
    colour: str
    why: str
    next: str
    who: str
    none_needed: str


def somebody_else(who: str) -> str:
    """Who can act, where that is not the practitioner, who reads the page and needs no telling."""
    return "" if who in {PRACTITIONER, NOBODY} else WHO_CAN_ACT.get(who, "")


def proposed_steps(page: OpenedCase) -> Sequence[ProposedStep]:
    """Of the order that is proposed today. Reads the places."""
    plan = page.facts.plan
    if plan is None:
        return ()
    published = page.facts_with(KnowsOrder).published
    return proposal_for(page.facts.case, plan, published, page.today).steps


def thread_texts(page: OpenedCase, proposed: Iterable[ProposedStep] = ()) -> dict[int, ThreadText]:
    """By id of the step, in the order of the plan. `proposed`: what the order of today says of each
    (`proposed_steps`), needed by every page that shows what comes next, so that they agree."""
    of = {placed.step.id: placed for placed in proposed}
    found = threads(page.facts_with(KnowsOrder), page.context)
    return {one.step.id: _thread_text(one, of.get(one.step.id), page) for one in found}


def _thread_text(thread: Thread, placed: ProposedStep | None, page: OpenedCase) -> ThreadText:
    facts = page.facts_with(KnowsOrder)
    reason = reason_read(thread.step, thread.stage, facts, page.context)
    does = NextAction(thread.next_action, thread.who)
    if placed is not None:
        does = next_action(thread, placed, facts, page.context, manages=page.manages)
    return ThreadText(
        thread.step,
        thread.stage.value,
        TO_PREPARE if thread.prepares else STAGES[thread.stage],
        STAGE_COLOURS[thread.stage],
        reason.label if reason and reason.label != STAGES[thread.stage] else "",
        does.text,
        somebody_else(does.who) if does.text else "",
        thread.none_needed,
    )
