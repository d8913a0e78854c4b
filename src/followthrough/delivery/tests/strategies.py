"""Any case that the records can hold, for properties that hold for all of them.

@given(cases())
def test_something(facts): ...

`eventful_cases()` have all that there can be to do as well; `many_cases()` are six hundred of them,
among which every kind of thing to do is found.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import given
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
from followthrough.delivery.tests.seldom_cases import seldom_made_by_chance
from followthrough.early_ending.rules import EarlyEndFacts
from followthrough.people.rules import (
    AfterDeath,
    AssessmentFacts,
    CaseFacts,
    RegisterFacts,
    StrengthFacts,
)
from followthrough.plans.rules import (
    AgreementFacts,
    AgreementState,
    GoalFacts,
    PlanFacts,
    StepFacts,
)
from followthrough.sequencing.rules import DateKind, Published, PublishedStep
from tests import sizes

PACK = context().pack
DAYS = st.integers(min_value=-60, max_value=60)
PAST = st.integers(min_value=-60, max_value=0)
AREAS = ("accommodation", "alcohol", "thinking")
NO_PLACE = st.sampled_from(["", "contract_ends", "nothing_listed", "a_reason_of_long_ago"])
REASONS = st.sampled_from([*PACK.reasons, "", "a_reason_of_long_ago"])
EVERYTHING_SEEN_TO = frozenset(task.value for task in AfterDeath)
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
            kind,
            "planned",
            None if start is None else on(draw(DAYS)),
            draw(NO_PLACE) if kind == DateKind.NO_PLACE else "",
        )
        for one in of
        for start, kind in [(draw(st.none() | DAYS.map(on)), draw(kinds))]
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


@st.composite
def eventful_cases(draw) -> WorkFacts:
    """Cases on which there is more to do: handed over, with registers, with anything that can be
    said of a plan."""
    facts = draw(cases())
    known = _eventful_case(draw, facts.case)
    eventful = replace(facts, case=known, early_ends=_early_ends(draw, known))
    if facts.plan is None:
        return eventful
    plan = _eventful_plan(draw, facts.plan)
    order = _eventful_order(draw, plan.steps)
    return replace(eventful, plan=plan, published=draw(st.sampled_from([facts.published, order])))


def _eventful_case(draw, known: CaseFacts) -> CaseFacts:
    return replace(
        known,
        opened_on=on(draw(st.sampled_from([-200, -30, 0]))),
        release_on=draw(st.none() | DAYS.map(on)),
        held_since=draw(st.none() | PAST.map(on)),
        held_before=draw(st.booleans()),
        has_handover_note=draw(st.booleans()),
        practitioner_id=draw(st.sampled_from([1, None])),
        assessment=known.assessment and _with_registers(draw, known.assessment),
        died_on=on(draw(PAST)) if draw(st.integers(0, 19)) == 0 else None,
        after_death=draw(st.sampled_from([frozenset(), EVERYTHING_SEEN_TO])),
    )


def _with_registers(draw, known: AssessmentFacts) -> AssessmentFacts:
    codes = st.lists(st.sampled_from(["rcpr", "no_such_register"]), unique=True)
    registers = tuple(
        RegisterFacts(code, on(-400), draw(st.none() | DAYS.map(on))) for code in draw(codes)
    )
    return replace(known, made_on=draw(PAST.map(on)), registers=registers)


def _early_ends(draw, known: CaseFacts) -> tuple[EarlyEndFacts, ...]:
    """Also of a sentence that the source took back."""
    days = {
        name: on(0)
        for name in draw(st.sampled_from([(), (), ("confirmed_on",), ("withdrawn_on",)]))
    }
    sentences = draw(st.lists(st.sampled_from([*(s.id for s in known.sentences), 0]), unique=True))
    return tuple(
        EarlyEndFacts(
            sentence_id=sentence_id,
            decided_by=draw(st.sampled_from([1, 2])),
            decided_on=on(draw(PAST)),
            ends_on=on(draw(DAYS)),
            **days,
        )
        for sentence_id in sentences
    )


def _eventful_step(draw, known: StepFacts) -> StepFacts:
    """Every other one still waits for something to be recorded or decided."""
    if draw(st.booleans()):
        return known._replace(facts={}, decision=None)
    return known._replace(
        look_back_on=draw(st.none() | DAYS.map(on)), stable_on=draw(st.none() | PAST.map(on))
    )


def _eventful_order(draw, steps: tuple[StepFacts, ...]) -> Published:
    """An order in which every step stands: with a day that is near, or without a place."""
    placed = {}
    for one in steps:
        kind = draw(st.sampled_from([DateKind.NO_PLACE, DateKind.GROUP, DateKind.ESTIMATE]))
        start = None if kind is DateKind.NO_PLACE else on(draw(st.sampled_from([7, 0, 40])))
        why = draw(NO_PLACE) if kind is DateKind.NO_PLACE else ""
        refer_by = draw(st.sampled_from([None, on(-1)]))
        placed[one.id] = PublishedStep(one.id, start, None, kind.value, "planned", refer_by, why)
    return Published(1, 1, date(2026, 12, 10), "Amara", "1", placed)


def _eventful_plan(draw, known: PlanFacts) -> PlanFacts:
    goals = tuple(
        goal._replace(steps=tuple(_eventful_step(draw, one) for one in goal.steps))
        for goal in known.goals
    )
    state = st.sampled_from([state.value for state in AgreementState])
    return replace(
        known,
        goals=goals,
        made_on=on(draw(st.sampled_from([-400, -2]))),
        agreement=AgreementFacts(draw(state), draw(st.none() | PAST.map(on)), "Ask Sam Rivers"),
        changed_here=draw(st.booleans()),
        differs_since=draw(st.none() | PAST.map(on)),
        changed_since_said=draw(st.booleans()),
        reviewed_on=draw(st.none() | PAST.map(on)),
        review_open_since=draw(st.none() | PAST.map(on)),
    )


@cache
def many_cases() -> tuple[WorkFacts, ...]:
    made: list[WorkFacts] = []

    @sizes.examples(600)
    @given(facts=eventful_cases())
    def make(facts: WorkFacts) -> None:
        made.append(facts)

    make()
    return (*made, *seldom_made_by_chance())
