"""The days that lie ahead on a case: what its card names, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followthrough.delivery.rules.stages import moved_later
from followthrough.desks.shared.case import OpenedCase
from followthrough.people.rules.done_elsewhere import stands_done
from followthrough.people.rules.due import register_review_of
from followthrough.people.rules.release import release_to_come
from followthrough.people.rules.sentence_ends import ends_to_tell
from followthrough.people.words import SENTENCES
from followthrough.plans.rules import ENDED, StepFacts, StepState
from followthrough.plans.rules.due_on_plans import review_by
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.rules.reviewed_elsewhere import has_day_of_register, reviewed_elsewhere
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.rules import DateKind
from followthrough.sequencing.rules.published import KnowsOrder, Published, order_in_force

MOST = 6  # that fit on the card
A_DAY = {DateKind.GROUP, DateKind.OWN, DateKind.ON_RELEASE}  # no estimate


def next_dates(page: OpenedCase) -> list[tuple[date, str]]:
    """What is recorded, what the order that is in force sets and by when something is to be done;
    of one day in this order."""
    dated = [*_of_the_case(page), *_of_the_steps(page)]
    ahead = [(day, text) for day, text in dated if day >= page.today]
    return sorted(ahead, key=lambda one: one[0])[:MOST]


def _of_the_case(page: OpenedCase) -> Iterator[tuple[date, str]]:
    case = page.facts.case
    release = release_to_come(case, page.today)
    if release is not None:
        yield release, "Release expected"
    for sentence, on in ends_to_tell(case):
        yield on, f"{SENTENCES[sentence.kind]} ends"
    for register in case.assessment.registers if case.assessment else ():
        item = register_review_of(case, register, page.context)
        if register.review_on and item and not stands_done(item, case, page.context):
            kind = page.context.pack.known.registers.get(register.code)
            yield register.review_on, f"Review: {kind.label if kind else register.code}"
    review = review_by(page.facts, page.context)
    if review is not None:
        yield review, "Review the plan"


def _of_the_steps(page: OpenedCase) -> Iterator[tuple[date, str]]:
    facts = page.facts_with(KnowsOrder)
    order = order_in_force(facts, page.context)
    for step in facts.steps:
        if step.look_back_on is not None and step.state is StepState.FINISHED:
            yield step.look_back_on, f"Look back: {step.text}"
        if step.state in ENDED or reviewed_elsewhere(step, facts.case, page.context):
            continue
        if has_day_of_register(step, facts.case, page.context):
            continue  # one review has one day
        if step.state is StepState.PLANNED:
            yield from _to_begin(step, facts, order, page)
        runs_on = nature_of(step, page.context.pack) is Nature.ONGOING
        if step.by_on is not None and not (step.state is StepState.STARTED and runs_on):
            wanted = "To begin by then" if runs_on else "Wanted by then"
            yield step.by_on, f"{wanted}: {step.text}"


def _to_begin(
    step: StepFacts, facts: KnowsOrder, order: Published | None, page: OpenedCase
) -> Iterator[tuple[date, str]]:
    moved = moved_later(step, facts, page.context)
    if moved is not None:
        yield moved, f"Start: {step.text}"
        return
    placed = order.steps.get(step.id) if order else None
    if placed is None or placed.start is None:
        return
    if placed.refer_by is not None:
        yield placed.refer_by, f"Make the referral by then: {step.text}"
    if placed.date_kind in A_DAY:
        yield placed.start, f"Start: {step.text}"
