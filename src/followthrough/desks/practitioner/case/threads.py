"""Where each step stands, why, who can act and what comes next, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from followthrough.delivery.rules import Thread, threads
from followthrough.delivery.rules.stages import reason_read
from followthrough.delivery.rules.thread import NOBODY, PRACTITIONER
from followthrough.delivery.words import STAGE_COLOURS, STAGES, TO_PREPARE, WHO_CAN_ACT
from followthrough.desks.shared.case import OpenedCase
from followthrough.plans.rules import StepFacts
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


def thread_text(thread: Thread, page: OpenedCase) -> ThreadText:
    reason = reason_read(thread.step, thread.stage, page.facts_with(KnowsOrder), page.context)
    return ThreadText(
        thread.step,
        thread.stage.value,
        TO_PREPARE if thread.prepares else STAGES[thread.stage],
        STAGE_COLOURS[thread.stage],
        reason.label if reason and reason.label != STAGES[thread.stage] else "",
        thread.next_action,
        somebody_else(thread.who),
        thread.none_needed,
    )


def thread_texts(page: OpenedCase) -> dict[int, ThreadText]:
    """By id of the step, in the order of the plan."""
    return {
        thread_.step.id: thread_text(thread_, page)
        for thread_ in threads(page.facts_with(KnowsOrder), page.context)
    }
