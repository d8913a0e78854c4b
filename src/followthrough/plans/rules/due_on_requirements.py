"""What needs doing for what the sentence requires, by the plan. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from followthrough.people.rules import (
    RequirementFacts,
    SentenceFacts,
    complied_with,
    is_complied_with,
)
from followthrough.people.rules.due_item import (
    AGREEMENT,
    LEGAL,
    STEP,
    Due,
    DueKind,
    Rank,
    due_rule,
    requirement_subject,
    step_subject,
)
from followthrough.people.rules.facts import left_under_merged_records
from followthrough.people.rules.sentence_ends import (
    no_sentence_since,
    requirements_ended_lately,
    said_by_its_end,
)
from followthrough.people.rules.settled_facts import Elsewhere
from followthrough.people.rules.told import was_told
from followthrough.plans.rules.codes import FactKind
from followthrough.plans.rules.facts import KnowsPlan, StepFacts, StepState
from followthrough.plans.rules.requirements import (
    covers,
    delivers_on,
    is_replaced,
    is_with_others,
)
from followthrough.plans.rules.time_needed import DoesNotFit, what_does_not_fit
from followthrough.policy.context import Context
from followthrough.policy.pack import RequirementKind

REQUIREMENT_ON_HOLD = DueKind("requirement-on-hold", LEGAL)
SENTENCE_ENDED = DueKind("sentence-ended", LEGAL, after_end=True)
OTHERS_AFTER_END = DueKind(
    "others-after-end", LEGAL, page="told-of-step", page_of=STEP, after_end=True
)
REQUIREMENT_WITHOUT_STEP = DueKind("requirement-without-step", LEGAL, page="plan")
REQUIREMENT_NOT_DELIVERED = DueKind("requirement-not-delivered", LEGAL, page="plan")
REQUIREMENT_ENDED_UNDONE = DueKind(
    "requirement-ended-undone",
    LEGAL,
    page="plan",
    after_end=True,
    elsewhere=Elsewhere.BY_ITSELF,
)
COUNTS_DIFFER = DueKind("counts-differ", AGREEMENT, after_end=True)


@due_rule(REQUIREMENT_ON_HOLD)
def requirements_on_hold(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """What the sentence requires is never held behind other work (design section 4): somebody
    decided to hold it, and it stays in sight until it is taken up again."""
    said_already = said_by_its_end(facts.case, context)
    complied = complied_with(facts.case)
    for step in facts.steps:
        if step.requirement_id is None or step.requirement_id in said_already | complied:
            continue
        if step.protects_others:
            continue  # said by the rule on such work
        if step.state is StepState.HELD and step.decision is not None:
            yield REQUIREMENT_ON_HOLD.item(
                facts.case, step.decision.on, subject=step_subject(step.id)
            )


@due_rule(SENTENCE_ENDED)
def sentences_ended(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A requirement of a sentence that ended lately, with the step for it not finished: it does
    not drop out of sight with the last day of the sentence."""
    ended = requirements_ended_lately(facts.case, context)
    known = context.pack.known.requirements
    complied = complied_with(facts.case)
    runs_on = {r.id for _, r in _requirements(facts) if (k := known.get(r.kind)) and k.runs_on}
    for step in facts.steps:
        if step.requirement_id not in ended or step.requirement_id in complied:
            continue
        if step.requirement_id in runs_on and step.state is StepState.STARTED:
            continue  # it went on until the end, as it should
        if step.state is not StepState.FINISHED and not is_replaced(step, facts.steps):
            end = ended[step.requirement_id]
            yield SENTENCE_ENDED.item(
                facts.case,
                end,
                subject=step_subject(step.id),
                elsewhere=is_with_others(step, facts.case, context.pack),
            )


@due_rule(OTHERS_AFTER_END)
def others_after_the_end(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """Work that others have under way once no sentence is in force any more: whoever delivers it
    waits for the person until it is recorded that somebody told them, or what became of it. Nothing
    of required work, of which the rule above speaks."""
    since = no_sentence_since(facts.case, context.today)
    if since is None:
        return
    said_already = {item.subject for item in sentences_ended(facts, context)}
    for step in facts.steps:
        subject = step_subject(step.id)
        if not is_with_others(step, facts.case, context.pack) or subject in said_already:
            continue
        if not was_told(subject, facts.case, context.today):
            yield OTHERS_AFTER_END.item(facts.case, since, subject=subject)


@due_rule(REQUIREMENT_ENDED_UNDONE)
def requirements_ended_undone(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """The same of a requirement that is not done as the source counts it, or of which nothing is
    known to be done, and with no step about which the rule above speaks."""
    ended = requirements_ended_lately(facts.case, context)
    for sentence, requirement, kind in to_be_delivered(facts, context):
        if requirement.id not in ended or is_complied_with(requirement):
            continue
        own = _steps_for(requirement, facts)
        if any(step.state is not StepState.FINISHED and covers(step) for step in own):
            continue
        if own and not any(covers(step) for step in own):
            continue  # each step that was given up is said by the rule above
        ordered = None if kind.counts_time else requirement.ordered
        if own and ordered is None:
            continue  # its steps are finished, and nobody counts work
        yield REQUIREMENT_ENDED_UNDONE.item(
            facts.case,
            ended[requirement.id],
            subject=requirement_subject(requirement.id),
            requirement=requirement.kind,
            sentence=sentence.kind,
            done=requirement.done,
            ordered=ordered,
        )


@due_rule(REQUIREMENT_WITHOUT_STEP)
def requirements_without_step(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A requirement that no step of the plan names, once the pack's time for the plan has passed
    since the sentence started, or came to the case from a second record of the person.

    Only kinds that have to be delivered: not, for example, rehabilitation activity days."""
    if facts.plan is None:
        return
    left, _ = left_under_merged_records(facts.case)
    came = {id_: merged.since for merged in facts.case.merged for id_ in merged.sentence_ids}
    for sentence, requirement, _ in to_be_delivered(facts, context):
        if sentence.id in left:
            continue
        begun = max(sentence.starts_on, came.get(sentence.id, sentence.starts_on))
        on = context.after(begun, "plan_agreed")
        if not on <= context.today <= sentence.last_day:
            continue
        if is_complied_with(requirement) or _steps_for(requirement, facts):
            continue
        yield REQUIREMENT_WITHOUT_STEP.item(
            facts.case,
            on,
            since=begun,
            subject=requirement_subject(requirement.id),
            requirement=requirement.kind,
            **unfit_values_of(requirement.id, facts, context),
        )


@due_rule(REQUIREMENT_NOT_DELIVERED)
def requirements_not_delivered(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """A requirement whose steps were all dropped or not delivered, while the sentence goes on: that
    a reason is recorded for a step does not lift what the court ordered. Of what is delivered until
    the end, also one whose steps are all finished."""
    said_already = said_by_its_end(facts.case, context)
    for sentence, requirement, kind in to_be_delivered(facts, context):
        if not sentence.starts_on <= context.today <= sentence.last_day:
            continue
        own = _steps_for(requirement, facts)
        if not own or any(delivers_on(s, requirement, kind) or s.protects_others for s in own):
            continue  # of work that protects others a rule of its own speaks
        if is_complied_with(requirement):
            continue
        if requirement.id in said_already and not any(map(covers, own)):
            continue  # near the end each step that was given up speaks, where none is finished
        yield REQUIREMENT_NOT_DELIVERED.item(
            facts.case,
            max(_given_up_on(step, sentence) for step in own),
            subject=requirement_subject(requirement.id),
            requirement=requirement.kind,
            **unfit_values_of(requirement.id, facts, context),
        )


def unfit_requirements(
    facts: KnowsPlan, context: Context
) -> Iterator[tuple[SentenceFacts, RequirementFacts, DoesNotFit]]:
    """What the sentence requires and no longer fits before it ends."""
    for sentence, requirement, kind in to_be_delivered(facts, context):
        own = _steps_for(requirement, facts)
        short = what_does_not_fit(
            facts.case, sentence, requirement, kind, own, context.pack, context.today
        )
        if short is not None:
            yield sentence, requirement, short


def unfit_values_of(
    requirement_id: int | None, facts: KnowsPlan, context: Context
) -> dict[str, Any]:
    """What a thing to do about that requirement says of it, and where it stands in its class;
    nothing where it fits."""
    for sentence, requirement, short in unfit_requirements(facts, context):
        if requirement.id == requirement_id:
            return unfit_values(sentence, short)
    return {}


def fits_no_more_since(
    requirement_id: int | None, facts: KnowsPlan, context: Context
) -> date | None:
    """The day from which that requirement no longer fits before its sentence ends; in prison it may
    be the first one. None where it fits."""
    for sentence, requirement, short in unfit_requirements(facts, context):
        if requirement.id == requirement_id:
            until = short.fitted_until
            return until if until <= context.today else sentence.starts_on
    return None


def unfit_values(sentence: SentenceFacts, short: DoesNotFit) -> dict[str, Any]:
    return {
        "rank": Rank.GRAVE,
        "months": short.months,
        "usual_weeks": short.usual_weeks,
        "at_least": short.at_least,
        "is_whole": short.is_whole,
        "ends": short.ends_on.isoformat(),
        "sentence": sentence.kind,
    }


def _given_up_on(step: StepFacts, sentence: SentenceFacts) -> date:
    decided = step.decision.on if step.decision is not None else None
    ended = step.on(FactKind.NOT_DELIVERED) or step.on(FactKind.FINISHED)
    return ended or decided or sentence.starts_on


@due_rule(COUNTS_DIFFER)
def counts_that_differ(facts: KnowsPlan, context: Context) -> Iterator[Due]:
    """What the source counts of a requirement, and what its steps say, cannot both be so: all is
    done and a step goes on, or every step is finished and not all is done. After the sentence the
    rules on its end speak of what is not done."""
    ended_lately = requirements_ended_lately(facts.case, context)
    for sentence, requirement, kind in to_be_delivered(facts, context):
        if kind.counts_time:
            continue
        own = [step for step in _steps_for(requirement, facts) if covers(step)]
        not_finished = [step for step in own if step.state is not StepState.FINISHED]
        done, is_over = is_complied_with(requirement), sentence.has_ended(context.today)
        if requirement.ordered is None or (is_over and requirement.id not in ended_lately):
            continue
        last_finished = [] if not_finished or is_over else own[-1:]
        for step in not_finished if done else last_finished:
            yield COUNTS_DIFFER.item(
                facts.case,
                step.last_recorded_on or sentence.starts_on,
                subject=step_subject(step.id),
                requirement=requirement.kind,
                done=requirement.done,
                ordered=requirement.ordered,
            )


def _requirements(facts: KnowsPlan) -> Iterator[tuple[SentenceFacts, RequirementFacts]]:
    for sentence in facts.case.sentences:
        for requirement in sentence.requirements:
            yield sentence, requirement


def to_be_delivered(
    facts: KnowsPlan, context: Context
) -> Iterator[tuple[SentenceFacts, RequirementFacts, RequirementKind]]:
    """Of kinds that somebody has to deliver."""
    for sentence, requirement in _requirements(facts):
        kind = context.pack.known.requirements.get(requirement.kind)
        if kind is not None and kind.has_to_be_delivered:
            yield sentence, requirement, kind


def _steps_for(requirement: RequirementFacts, facts: KnowsPlan) -> list[StepFacts]:
    return [step for step in facts.steps if step.requirement_id == requirement.id]
