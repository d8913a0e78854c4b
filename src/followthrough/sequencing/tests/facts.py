"""Cases, plans and places as plain values, for tests of what they mean for the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from followthrough import policy
from followthrough.people.rules import (
    AssessmentFacts,
    CaseFacts,
    NeedFacts,
    RequirementFacts,
    SentenceFacts,
)
from followthrough.people.rules.birth import Born
from followthrough.plans.rules import (
    AgreementFacts,
    Decision,
    Fact,
    GoalFacts,
    PlanFacts,
    StepFacts,
)
from followthrough.sequencing.rules import Proposal, propose
from followthrough.services.rules import Directory, PoolFacts, ServiceFacts

TODAY = date(2027, 1, 4)
YEAR_END = date(2027, 12, 31)
PACK = policy.on(TODAY)
NOTHING = Directory((), {}, {})
ON = date(2026, 12, 1)

HELD = {"decision": Decision("hold", ON, reason="not_ready")}
DROPPED = {"decision": Decision("drop", ON, reason="not_ready")}
NOT_DELIVERED = {"facts": {"not_delivered": Fact(ON, "waiting_list")}}
FINISHED = {"facts": {"started": Fact(ON), "finished": Fact(ON)}}


def sentence(number: int, starts: date, ends: date) -> SentenceFacts:
    """Its one requirement has the number of the sentence."""
    requirement = RequirementFacts(number, f"R{number}", "accredited_programme", None, 0)
    return SentenceFacts(
        number, f"S{number}", "community_order", "", starts, ends, "active", "", None, 0,
        (requirement,),
    )  # fmt: skip


BORN = Born(date(1990, 5, 17))
CASE = CaseFacts(
    case_id=1, crn="X000001", name="Sam Rivers", called="Sam", born=BORN, sex="male",
    unit_id=1, unit_name="Northtown", region_id=1, police_area_id=None, practitioner_id=None,
    practitioner_name="", opened_on=ON, in_custody=False, release_on=None,
    sentences=(sentence(1, ON, YEAR_END),),
)  # fmt: skip


def assessed(*needs: tuple[str, str, str], **more: Any) -> CaseFacts:
    """`needs` as area, immediacy and severity."""
    found = tuple(NeedFacts(area, when, severity, False) for area, when, severity in needs)
    values: dict[str, Any] = {
        "made_on": ON, "likelihood": "high", "serious_harm": "medium", "harm_to": (),
        "risk_to_staff": False, "victim_contact": "no", "readiness": "ready", "needs": found,
    }  # fmt: skip
    return replace(CASE, assessment=AssessmentFacts(**{**values, **more}))


def step(number: int, kind: str = "", **facts: Any) -> StepFacts:
    made = StepFacts(
        number, f"T{number}", f"Step {number}", "practitioner", "probation_staff", kind, "",
        None, False, None, "", "", 1, "thinking", "now",
    )  # fmt: skip
    return made._replace(**facts)


def place(work: str, ends_on: date | None, **changes: Any) -> Directory:
    """One service for everybody, with one place for one kind of work, free at once."""
    service = ServiceFacts(
        1, "SV1", "Northtown Help", "P1", None, None, frozenset({work}), True, True, None, None,
        ON, ends_on,
    )  # fmt: skip
    pool = PoolFacts("PL1", service, work, None, "rolling", 10, TODAY, None, ON, True)
    return Directory((service,), {work: (replace(pool, **changes),)}, {})


def proposed(*steps: StepFacts, case: CaseFacts = CASE, directory: Directory = NOTHING) -> Proposal:
    result = propose(case, plan_of(*steps), directory, PACK, TODAY, {})
    assert result.checked
    return result


def plan_of(*steps: StepFacts) -> PlanFacts:
    goal = GoalFacts(1, "G1", "thinking", "Goal", "", "now", "active", steps)
    return PlanFacts(1, ON, 1, False, (goal,), AgreementFacts("agreed"))
