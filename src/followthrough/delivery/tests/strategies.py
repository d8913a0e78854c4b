"""Any case that the records can hold, for properties that hold for all of them.

@given(cases())
def test_something(facts): ...
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from followthrough.delivery.rules import WorkFacts
from followthrough.delivery.tests.facts import (
    case,
    context,
    need,
    on,
    sentence,
    step,
)
from followthrough.people.rules import StrengthFacts
from followthrough.plans.rules import GoalFacts
from followthrough.sequencing.rules import DateKind, Published, PublishedStep

PACK = context().pack
DAYS = st.integers(min_value=-60, max_value=60)
PAST = st.integers(min_value=-60, max_value=0)
AREAS = ("accommodation", "alcohol", "thinking")
REASONS = st.sampled_from([*PACK.reasons, "", "a_reason_of_long_ago"])
WORK = st.sampled_from(["", "accommodation_support", "safety_planning", "no_such_kind"])


@st.composite
def steps(draw):
    kinds = draw(
        st.lists(
            st.sampled_from(["referred", "started", "finished", "not_delivered", "needs_help"]),
            unique=True,
        )
    )
    return step(
        draw(st.sampled_from(["Meet the adviser", "Ring Sam Rivers"])),
        **{kind: draw(PAST) for kind in kinds},
        route=draw(
            st.sampled_from(["referral", "probation_staff", "person", "key_individual"]),
        ),
        intervention=draw(WORK),
        protects_others=draw(st.booleans()),
        requirement_id=draw(st.sampled_from([None, None, 7, 8])),
        strength=draw(st.sampled_from(["", "ST1", "ST2"])),
        by=draw(st.none() | DAYS),
        decided=draw(st.sampled_from(["", "hold", "drop", "move"])),
        decided_on=draw(PAST),
        why=draw(REASONS),
        to=draw(st.none() | DAYS),
    )


@st.composite
def orders(draw, of):
    kinds = st.sampled_from([kind.value for kind in DateKind])
    placed = {
        one.id: PublishedStep(
            one.id,
            start,
            None,
            draw(kinds),
            "planned",
            None if start is None else on(draw(DAYS)),
        )
        for one in of
        for start in [draw(st.none() | DAYS.map(on))]
        if draw(st.booleans())
    }
    return Published(1, 1, date(2026, 12, 10), "Amara", "1", placed)


@st.composite
def cases(draw) -> WorkFacts:
    areas = draw(st.lists(st.sampled_from(AREAS), unique=True))
    immediacy = st.sampled_from(["immediate", "soon", "later"])
    made = case(
        needs=[need(area, draw(immediacy)) for area in areas],
        plan=draw(st.booleans()),
        sentences=[
            sentence(
                draw(st.integers(min_value=-30, max_value=300)),
                draw(st.sampled_from(["active", "suspended"])),
                (7, 8),
                kind=draw(
                    st.sampled_from(
                        ["accredited_programme", "rehabilitation_activity", "no_such_kind"]
                    )
                ),
                amount=draw(st.sampled_from([None, 10])),
                done=draw(st.sampled_from([0, 10])),
            )
        ],
        in_custody=draw(st.booleans()),
    )
    strengths = tuple(
        StrengthFacts(ref, area, "Good with people")
        for ref, area in draw(
            st.lists(st.sampled_from([("ST1", "alcohol"), ("ST2", "thinking")]), unique=True)
        )
    )
    likelihood = draw(st.sampled_from(["low", "medium", "high", "very_high"]))
    assessed = replace(made.case.assessment, strengths=strengths, likelihood=likelihood)
    facts = replace(
        made, case=replace(made.case, assessment=draw(st.sampled_from([assessed, None])))
    )
    if facts.plan is None:
        return facts
    goals = tuple(
        GoalFacts(
            number,
            f"G{number}",
            area,
            "A goal",
            "",
            when,
            draw(st.sampled_from(["active", "achieved", "removed"])),
            tuple(
                one._replace(area=area, when=when, goal_id=number)
                for one in draw(st.lists(steps(), max_size=3))
            ),
        )
        for number in range(draw(st.integers(min_value=0, max_value=3)))
        for area in [draw(st.sampled_from(AREAS))]
        for when in [draw(st.sampled_from(["now", "later"]))]
    )
    planned = replace(facts, plan=replace(facts.plan, goals=goals))
    return replace(planned, published=draw(st.none() | orders(planned.steps)))
