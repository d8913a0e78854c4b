"""Cases as plain values, for rules that need no database.

    facts = case(steps=[step(by=-1)], needs=[need("accommodation")])

Days are given in days from `TODAY`.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from followthrough.delivery.rules import WorkFacts, due
from followthrough.delivery.telling import Names, ThingToDo, things_told
from followthrough.people.rules import (
    AssessmentFacts,
    CaseFacts,
    NeedFacts,
    RegisterFacts,
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
from followthrough.policy import context_on
from followthrough.sequencing.rules import Published, PublishedStep

TODAY = date(2027, 1, 4)
LONG_AGO, NEVER = -400, None
USERS = {1: "Amara Osei", 2: "Ben Carter"}
_ids = count(1)


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def context(today: date = TODAY):
    return context_on(today)


def to_do(facts: WorkFacts, looked_at=None, reader: int | None = 1) -> list[ThingToDo]:
    """What there is to do on the case, as its practitioner reads it, or that user."""
    looked_at = looked_at or context()
    return things_told(due(facts, looked_at), Names.of([facts], USERS), looked_at, reader)


def step(
    text: str = "Meet the adviser",
    *,
    by: int | None = None,
    decided: str = "",
    decided_on: int = -50,
    why: str = "",
    to: int | None = None,
    stable: int | None = None,
    **fields: Any,
) -> StepFacts:
    """`referred`, `started`, `finished`, `not_delivered` and `needs_help` are days; `why` is the
    reason of what was not delivered or was decided, `to` the day it was moved to; the rest are
    fields."""
    kinds = ("referred", "started", "finished", "not_delivered", "needs_help")
    facts = {kind: Fact(on(fields.pop(kind)), why) for kind in kinds if kind in fields}
    moved = None if to is None else on(to)
    plain: dict[str, Any] = {
        "id": next(_ids),
        "ref": "T1",
        "text": text,
        "actor": "practitioner",
        "route": "probation_staff",
        "intervention": "",
        "strength": "",
        "requirement_id": None,
        "protects_others": False,
        "by_on": None if by is None else on(by),
        "nature": "",
        "for_whom": "",
        "goal_id": 1,
        "area": "accommodation",
        "when": "now",
        "facts": facts,
        "decision": Decision(decided, on(decided_on), moved, why) if decided else None,
        "stable_on": None if stable is None else on(stable),
    }
    return StepFacts(**plain | fields)


def need(
    area: str = "accommodation", immediacy: str = "immediate", *, linked: bool = False
) -> NeedFacts:
    """`linked`: to serious harm."""
    return NeedFacts(area, immediacy, "high", linked)


def sentence(
    ends: int = 300,
    regime: str = "active",
    requirements: tuple[int, ...] = (),
    *,
    starts: int = -400,
    kind: str = "accredited_programme",
    amount: int | None = None,
    done: int = 0,
) -> Any:
    return SentenceFacts(
        id=next(_ids),
        ref="S1",
        kind="community_order",
        offence="",
        starts_on=on(starts),
        ends_on=on(ends),
        regime=regime,
        regime_why="",
        days_limit=None,
        days_used=0,
        requirements=tuple(
            RequirementFacts(id_, f"R{id_}", kind, amount, done) for id_ in requirements
        ),
    )


def case(
    *,
    steps: list[StepFacts] | None = None,
    crn: str = "X000001",
    needs: list[NeedFacts] | None = None,
    assessed: int = -2,
    registers: dict[str, int] | None = None,
    sentences: list[SentenceFacts] | None = None,
    agreement: str = "agreed",
    opened: int = -2,
    plan_made: int = -2,
    plan: bool = True,
    published: Published | None = None,
    differs: int | None = None,
    in_custody: bool = False,
    release: int | None = None,
    serious_harm: str = "low",
) -> WorkFacts:
    """By default a quiet young case with an agreed plan: nothing is due on it."""
    return WorkFacts(
        CaseFacts(
            case_id=next(_ids),
            crn=crn,
            name="Sam Rivers",
            called="Sam",
            born=Born(date(1990, 5, 17)),
            sex="male",
            unit_id=1,
            unit_name="Northtown",
            region_id=1,
            police_area_id=None,
            practitioner_id=1,
            practitioner_name="Amara",
            opened_on=on(opened),
            in_custody=in_custody,
            release_on=None if release is None else on(release),
            sentences=tuple([sentence()] if sentences is None else sentences),
            assessment=AssessmentFacts(
                made_on=on(assessed),
                likelihood="low",
                serious_harm=serious_harm,
                harm_to=(),
                risk_to_staff=False,
                victim_contact="no",
                readiness="ready",
                needs=tuple(needs or ()),
                registers=tuple(
                    RegisterFacts(code, on(-400), on(day))
                    for code, day in (registers or {}).items()
                ),
            ),
        ),
        _plan(steps or [], plan_made, agreement, differs) if plan else None,
        published,
    )


def _plan(steps: list[StepFacts], made: int, agreement: str, differs: int | None) -> PlanFacts:
    goal = GoalFacts(1, "G1", "accommodation", "A home", "", "now", "active", tuple(steps))
    return PlanFacts(
        plan_id=1,
        made_on=on(made),
        version=1,
        changed_here=False,
        goals=(goal,),
        agreement=AgreementFacts(agreement),
        differs_since=None if differs is None else on(differs),
    )


def published(
    of: StepFacts,
    start: int | None,
    kind: str = "group",
    refer_by: int | None = None,
    reason: str = "",
) -> Published:
    """Published three days before `TODAY`."""
    day = None if start is None else on(start)
    by = None if refer_by is None else on(refer_by)
    placed = PublishedStep(of.id, day, None, kind, "planned", by, reason)
    return Published(1, 1, date(2027, 1, 1), "Amara", "1", {of.id: placed})
