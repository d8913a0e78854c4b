"""Who may still wait for somebody who died or whose case ends, and who of them was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from followthrough.common.actors import Actor
from followthrough.desks.practitioner.case.merged_steps import (
    begun_there_alone,
    merged_steps,
)
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.people.queries import told_of_end
from followthrough.people.rules import Waits
from followthrough.people.rules.due_item import register_subject, step_subject
from followthrough.people.rules.told import end_to_tell_of, is_of_this_end
from followthrough.people.words import ask_about_old_day
from followthrough.people.words_of_waiting import say_who_delivers_required, say_who_waits
from followthrough.plans.rules import StepFacts
from followthrough.plans.rules.requirements import (
    is_with_others,
    of_others_without_step,
    required_of_others,
)
from followthrough.plans.rules.step_progress import waits_or_runs_elsewhere
from followthrough.plans.words import say_who_delivers

if TYPE_CHECKING:
    from followthrough.people.models import ToldOfEnd


@dataclass(frozen=True)
class Waiting:
    """`key` is one of `Waits`; `told` says that they were told of the end, where they were, and
    `asked` what there is to ask of it since."""

    key: str
    text: str
    told: ToldOfEnd | None = None
    asked: str = ""


def _who(step: StepFacts, page: CasePage) -> str:
    """Who delivers it, as it is written down; or else whose it is by what it delivers."""
    if waits_or_runs_elsewhere(step) or step.requirement_id is None:
        return say_who_delivers(step)
    required = required_of_others(page.facts.case, page.context.pack)[step.requirement_id]
    return say_who_delivers_required(required.kind, page.context.pack)


def who_may_wait(actor: Actor, page: CasePage) -> list[Waiting]:
    """The prison, others with whom work was under way, under whichever record, whoever delivers
    what was ordered and no step speaks of, and those who keep a register about the person."""
    case, pack = page.facts.case, page.context.pack
    steps = {
        step_subject(step.id): f"{_who(step, page)}, for “{step.text}”"
        for step in page.facts.steps
        if is_with_others(step, case, pack)
    }
    merged = merged_steps(actor, page)
    there = [one for one in begun_there_alone(merged) if is_with_others(one.step, case, pack)]
    steps |= {
        step_subject(
            one.step.id
        ): f"{_who(one.step, page)}, for “{one.step.text}” (under {one.crn})"
        for one in there
        if one.may_be_read
    }
    steps |= {
        f"{Waits.RECORD}:{one.crn}": f"Others under {one.crn}, which you may not open: "
        f"ask {one.asks} who they are"
        for one in there
        if not one.may_be_read
    }
    every = [*page.facts.steps, *(one.step for one in merged)]
    ordered = of_others_without_step(case, every, pack, page.today)
    registers = case.assessment.registers if case.assessment else ()
    keys = [
        *([Waits.PRISON.value] if case.in_custody else []),
        *steps,
        *(f"{Waits.REQUIREMENT}:{one.kind}:{one.id}" for one in ordered),
        *(register_subject(register.code) for register in registers),
    ]
    rows = told_of_end(page.case.pk) if keys and end_to_tell_of(case, page.today) else {}
    told = {key: row for key, row in rows.items() if is_of_this_end(row.ended_on, case, page.today)}
    return [
        Waiting(
            key,
            steps.get(key) or say_who_waits(key, pack),
            row := told.get(key),
            ask_about_old_day("", row.died_on, case.died_on) if row else "",
        )
        for key in keys
    ]
