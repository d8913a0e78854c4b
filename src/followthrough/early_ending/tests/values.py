"""Sentences, cases and plans as plain values, for the rules about ending early."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from followthrough import policy
from followthrough.early_ending.rules import (
    EarlyEndPanel,
    Judgement,
    ShownCondition,
    early_end_panel,
)
from followthrough.people.rules import (
    AssessmentFacts,
    CaseFacts,
    NeedFacts,
    RequirementFacts,
    SentenceFacts,
)
from followthrough.people.rules.birth import Born
from followthrough.plans.rules import GoalFacts, PlanFacts
from followthrough.plans.tests.values import a_goal, a_plan

TODAY = date(2027, 1, 4)
PACK = policy.on(TODAY)
STARTS, ENDS = date(2026, 10, 5), date(2027, 10, 4)


def required(kind: str, amount: int | None = None, done: int = 0, id_: int = 1) -> RequirementFacts:
    return RequirementFacts(id_, f"R{id_}", kind, amount, done)


def sentence_facts(*requirements: RequirementFacts, **changes: Any) -> SentenceFacts:
    made = SentenceFacts(
        1, "S1", "community_order", "", STARTS, ENDS, "active", "", None, 0, requirements
    )
    return made._replace(**changes)


def case_facts_of(sentence: SentenceFacts, *needs: str, **changes: Any) -> CaseFacts:
    assessment = AssessmentFacts(
        STARTS, "medium", "low", (), False, "no", "some",
        tuple(NeedFacts(area, "soon", "medium", False) for area in needs),
    )  # fmt: skip
    made = CaseFacts(
        case_id=1, crn="X000001", name="Sam Rivers", called="Sam", born=Born(date(1990, 5, 17)),
        sex="male", unit_id=1, unit_name="Northtown", region_id=1, police_area_id=None,
        practitioner_id=None, practitioner_name="", opened_on=STARTS, in_custody=False,
        release_on=None, sentences=(sentence,), assessment=assessment,
    )  # fmt: skip
    return replace(made, **changes)


def goals(*states: str) -> tuple[GoalFacts, ...]:
    return tuple(
        a_goal(id=n, ref=f"G{n}", title=f"Goal {n}", state=state)
        for n, state in enumerate(states, start=1)
    )


def shown(
    sentence: SentenceFacts, plan: PlanFacts | None = None, today: date = TODAY, *needs: str
) -> EarlyEndPanel:
    return early_end_panel(sentence, case_facts_of(sentence, *needs), plan, PACK, today)


def condition(panel: EarlyEndPanel, code: str) -> ShownCondition:
    [found] = [c for c in panel.conditions if c.code == code]
    return found


READY = shown(sentence_facts(required("unpaid_work", 60, 60)), a_plan(*goals("achieved")))


def all_met(panel: EarlyEndPanel = READY) -> dict[str, Judgement]:
    return {c.code: Judgement("met", "I looked.") for c in panel.to_judge}
