"""What comes next for a step, as each page of its case says it that shows what comes next: what the
thread says, but for work that is due and that the order of today has no day for. Pure."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.delivery.rules.asked_for import asked_for
from followthrough.delivery.rules.stages import Stage
from followthrough.delivery.rules.thread import ASK_WHEN, Thread, ask_about_group
from followthrough.people.rules.case_life import why_nothing_is_arranged
from followthrough.plans.rules import StepFacts, StepState, delivers_requirement
from followthrough.plans.rules.due_on_requirements import unfit_requirements
from followthrough.plans.rules.taken_up import taken_up_by
from followthrough.plans.words_of_time_left import (
    what_can_be_done,
    what_can_be_done_without_place,
)
from followthrough.policy.context import Context
from followthrough.sequencing.rules import DateKind, ProposedStep
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.too_short import SENTENCE_TOO_SHORT, sentence_is_too_short

# About whom a service is for, what is listed and which places it has: of what was referred, the
# service knows that best. It is asked, as things to do have it, once an answer is late.
KNOWN_TO_SERVICE = frozenset(
    {
        "waiting_until_after_end",
        "contract_ends",
        "nothing_listed",
        "not_for_person",
        "confirmed_not_available",
        "date_not_known",
        "fit_not_known",
    }
)
# No shorter work makes up for what a sentence requires.
TOO_SHORT = frozenset({SENTENCE_TOO_SHORT, "waiting_until_after_end"})


class NextAction(NamedTuple):
    """`who` is a role as the pack names those who can act. Either is "" where nothing is said."""

    text: str
    who: str = ""


def next_action(
    thread: Thread, placed: ProposedStep, facts: KnowsOrder, context: Context, *, manages: bool
) -> NextAction:
    """`placed`: the step of the thread in the order that is proposed today; `manages`: who reads
    oversees the unit."""
    said = NextAction(thread.next_action, thread.who)
    if why_nothing_is_arranged(facts.case, context.today) is not None:
        return said
    if taken_up_by(placed.step, facts, context.pack) is not None:
        return said
    if thread.stage is Stage.NOT_YET_DUE and thread.next_action:
        return said
    if placed.date_kind in {DateKind.NO_PLACE, DateKind.NOT_KNOWN}:
        if vary := _how_it_is_varied(placed, facts, context, manages=manages):
            return NextAction(f"{vary}.")
        return (
            _by_reason(placed.step, _why_undated(thread, placed, facts, context), context) or said
        )
    if placed.state is StepState.HELD:
        codes = [reason.code for reason in placed.reasons]
        return _by_reason(placed.step, codes, context) or said
    group = placed.start if placed.date_kind is DateKind.GROUP else None
    if thread.next_action == ASK_WHEN and group and group >= context.today:
        return NextAction(ask_about_group(group), thread.who)
    return said


def _by_reason(step: StepFacts, codes: list[str], context: Context) -> NextAction | None:
    """Of the first of these reasons that asks for something."""
    known = context.pack.known.reasons
    reasons = (known[code] for code in codes if code in known)
    return next(
        (NextAction(asks, why.who_can_act) for why in reasons if (asks := asked_for(why, step))),
        None,
    )


def _why_undated(
    thread: Thread, placed: ProposedStep, facts: KnowsOrder, context: Context
) -> list[str]:
    if sentence_is_too_short(placed.step, facts.case, context.pack, context.today):
        return [SENTENCE_TOO_SHORT]  # whatever else is in the way, as with no service listed
    codes = [reason.code for reason in placed.reasons]
    if thread.stage is not Stage.REFERRED:
        return codes
    return [code for code in codes if code not in KNOWN_TO_SERVICE]


def _how_it_is_varied(
    placed: ProposedStep, facts: KnowsOrder, context: Context, *, manages: bool
) -> str:
    """What can be done about work that a sentence requires and for which too little of it is left,
    as the page says it of the requirement; else empty."""
    step = placed.step
    if not delivers_requirement(facts.case, step, context.pack):
        return ""
    for sentence, requirement, short in unfit_requirements(facts, context):
        if requirement.id == step.requirement_id:
            return what_can_be_done(sentence.kind, is_whole=short.is_whole, manages=manages)
    if not any(reason.code in TOO_SHORT for reason in placed.reasons):
        return ""
    return next(
        what_can_be_done_without_place(sentence.kind, manages=manages)
        for sentence in facts.case.sentences
        if any(requirement.id == step.requirement_id for requirement in sentence.requirements)
    )
