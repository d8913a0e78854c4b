"""Where each step stands, why, who can act and what comes next, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from followthrough.delivery.rules import Stage, Thread, threads
from followthrough.delivery.rules.stages import reason_read
from followthrough.delivery.rules.thread import (
    ASK_WHEN,
    NOBODY,
    PRACTITIONER,
    ask_about_group,
)
from followthrough.delivery.words import STAGE_COLOURS, STAGES, TO_PREPARE, WHO_CAN_ACT
from followthrough.desks.shared.case import OpenedCase
from followthrough.people.rules.case_life import why_nothing_is_arranged
from followthrough.plans.rules import StepFacts, StepState, delivers_requirement
from followthrough.plans.rules.due_on_requirements import unfit_requirements
from followthrough.plans.rules.taken_up import taken_up_by
from followthrough.plans.words_of_time_left import (
    what_can_be_done,
    what_can_be_done_without_place,
)
from followthrough.sequencing.queries import proposal_for
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.too_short import SENTENCE_TOO_SHORT, sentence_is_too_short


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
    reason = reason_read(thread.step, thread.stage, page.facts_with(KnowsOrder), page.context)
    does = Next(thread.next_action, somebody_else(thread.who))
    if placed is not None and why_nothing_is_arranged(page.facts.case, page.today) is None:
        does = _next_of(placed, thread, page) or does
    return ThreadText(
        thread.step,
        thread.stage.value,
        TO_PREPARE if thread.prepares else STAGES[thread.stage],
        STAGE_COLOURS[thread.stage],
        reason.label if reason and reason.label != STAGES[thread.stage] else "",
        does.text,
        does.who if does.text else "",
        thread.none_needed,
    )


class Next(NamedTuple):
    text: str
    who: str = ""


# About whom a service is for, what is listed and which places it has: of what was referred, the
# service knows that best. It is asked, as things to do have it, once an answer is late.
ASKED = {
    "waiting_until_after_end",
    "contract_ends",
    "nothing_listed",
    "not_for_person",
    "confirmed_not_available",
    "date_not_known",
    "fit_not_known",
}
TOO_SHORT = {SENTENCE_TOO_SHORT, "waiting_until_after_end"}


def _next_of(placed: ProposedStep, thread: Thread, page: OpenedCase) -> Next | None:
    """Of work that is due and that the order of today has no day for, what the pack says for the
    reason. None where the thread says it better, or the work was taken up again since."""
    if taken_up_by(placed.step, page.facts, page.context.pack) is not None:
        return None
    if thread.stage is Stage.NOT_YET_DUE and thread.next_action:
        return None
    undated = placed.date_kind in {DateKind.NO_PLACE, DateKind.NOT_KNOWN}
    if undated and (vary := _how_it_is_varied(placed, page)):
        return Next(f"{vary}.")
    codes = [reason.code for reason in placed.reasons]
    if undated and sentence_is_too_short(
        placed.step, page.facts.case, page.context.pack, page.today
    ):
        codes = [SENTENCE_TOO_SHORT]  # whatever else is in the way, as with no service listed
    if thread.stage is Stage.REFERRED:
        codes = [code for code in codes if code not in ASKED]
    for code in codes if undated or placed.state is StepState.HELD else ():
        known = page.context.pack.known.reasons.get(code)
        if known is not None and known.next_action:
            return Next(known.next_action, somebody_else(known.who_can_act))
    group = placed.start if placed.date_kind is DateKind.GROUP else None
    if thread.next_action == ASK_WHEN and group and group >= page.today:
        return Next(ask_about_group(group))
    return None


def _how_it_is_varied(placed: ProposedStep, page: OpenedCase) -> str:
    """What can be done about work that a sentence requires and for which too little of it is left,
    as the page says it of the requirement; else empty. No shorter work makes up for it."""
    step = placed.step
    if not delivers_requirement(page.facts.case, step, page.context.pack):
        return ""
    for sentence, requirement, short in unfit_requirements(page.facts, page.context):
        if requirement.id == step.requirement_id:
            return what_can_be_done(sentence.kind, is_whole=short.is_whole, manages=page.manages)
    if not any(reason.code in TOO_SHORT for reason in placed.reasons):
        return ""
    return next(
        what_can_be_done_without_place(sentence.kind, manages=page.manages)
        for sentence in page.facts.case.sentences
        if any(requirement.id == step.requirement_id for requirement in sentence.requirements)
    )
