"""Cases that are the same in every run and under every release of the libraries: what the rules
derive of them changes only with the rules and the packs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from followthrough.delivery.rules import WorkFacts
from followthrough.delivery.rules.digest import DERIVATION, digest_of
from followthrough.delivery.tests.facts import (
    TODAY,
    case,
    context,
    need,
    on,
    published,
    sentence,
    step,
)
from followthrough.early_ending.rules import EarlyEndFacts
from followthrough.people.rules import CaseFacts, MergedFacts, StrengthFacts
from followthrough.people.rules.facts import Reopened
from followthrough.people.rules.settled_facts import PutOffFacts
from followthrough.plans.rules import PlanFacts

RECORDED = Path(__file__).with_name("derivation.json")
NUMBER = 900
AREAS = ("accommodation", "alcohol", "thinking", "finance")
STATES = ("agreed", "draft", "provisional", "could_not_answer", "did_not_agree")
WORK = ("", "accommodation_support", "safety_planning", "victim_awareness_one_to_one")
REVIEW = f"register-review/register:child_protection/{on(-3)}"
REASONS = ("waiting_list", "unwilling", "travel", "other", "a_reason_of_long_ago")


def fixed_cases() -> Iterator[WorkFacts]:
    draw = Random(16)
    for number in range(1, NUMBER + 1):
        yield _case(draw, number)


def _step(draw: Random, number: int) -> Any:
    kinds = ("referred", "started", "finished", "not_delivered", "needs_help")
    return step(
        id=number,
        by=draw.choice([None, None, -10, 20]),
        decided=draw.choice(["", "", "", "hold", "drop", "move", "resume"]),
        decided_on=draw.choice([-50, -5]),
        why=draw.choice(REASONS),
        to=draw.choice([None, -3, 30]),
        stable=draw.choice([None, None, -4]),
        route=draw.choice(["referral", "probation_staff", "person", "key_individual"]),
        intervention=draw.choice(WORK),
        strength=draw.choice(["", "ST1"]),
        requirement_id=draw.choice([None, None, 7, 8]),
        protects_others=draw.random() < 0.2,
        area=draw.choice(AREAS),
        when=draw.choice(["now", "later"]),
        times_worked=draw.randrange(3),
        look_back_on=draw.choice([None, None, on(-1), on(9)]),
        **{kind: draw.randrange(-60, 1) for kind in kinds if draw.random() < 0.3},
    )


def _failed(number: int) -> Any:
    """A referral that stands still for a reason on which the practitioner can act."""
    failed = {"route": "referral", "area": "alcohol", "why": "information_missing"}
    return step("See the nurse", id=number, not_delivered=-60, **failed)


def _kind(draw: Random, number: int) -> str:
    """Of some cases one of which the order sets the months."""
    drawn = draw.choice(["accredited_programme", "unpaid_work", "curfew"])
    return "alcohol_treatment" if number % 13 == 0 else drawn


def _case(draw: Random, number: int) -> WorkFacts:
    steps = [_step(draw, number * 10 + n) for n in range(draw.randrange(5))]
    if steps and number % 7 == 0:
        steps[0] = _failed(number * 10)
    made = case(
        steps=steps,
        needs=[
            need(area, draw.choice(["immediate", "soon", "later"]), linked=number % 3 == 0)
            for area in draw.sample(AREAS, draw.randrange(4))
        ],
        assessed=draw.choice([-2, -40, -400]),
        registers={"child_protection": draw.choice([-3, 10, 200])} if number % 5 == 0 else None,
        sentences=[
            sentence(
                draw.choice([-200, -5, 0, 40, 300]),
                draw.choice(["active", "active", "suspended"]),
                tuple(draw.sample([7, 8], draw.randrange(3))),
                kind=_kind(draw, number),
                amount=draw.choice([None, 0, 60]),
                done=draw.choice([0, 59, 60]),
            )
            for _ in range(draw.randrange(3))
        ],
        agreement=draw.choice(STATES),
        opened=draw.choice([-2, -30, -300]),
        plan_made=draw.choice([-2, -30, -200]),
        plan=draw.random() > 0.1,
        differs=draw.choice([None, None, None, -3]),
        in_custody=draw.random() < 0.15,
        release=draw.choice([None, -1, 30]),
        published=(
            published(
                draw.choice(steps),
                draw.choice([None, -20, 3, 3, 60]),
                draw.choice(["group", "group", "estimate", "not_known", "no_place"]),
                draw.choice([None, -5, -5, 5]),
            )
            if steps and draw.random() < 0.5
            else None
        ),
    )
    return _of_its_own(draw, made, number)


def _of_its_own(draw: Random, made: WorkFacts, number: int) -> WorkFacts:
    """What the builder of tests gives every case alike, and ids that do not depend on who else was
    built."""
    facts = made.case
    assert facts.assessment is not None
    assessed = replace(
        facts.assessment,
        likelihood=draw.choice(["low", "medium", "high", "very_high"]),
        serious_harm=draw.choice(["low", "medium", "high"]),
        strengths=(StrengthFacts("ST1", "thinking", "A strength"),) if number % 3 == 0 else (),
    )
    own = replace(
        facts,
        case_id=number,
        sentences=tuple(s._replace(id=number * 10 + n) for n, s in enumerate(facts.sentences)),
        assessment=assessed if number % 11 else None,
        held_since=on(draw.choice([-300, -3])),
        held_before=draw.random() < 0.3,
        closed_on=on(-1) if number % 37 == 0 else None,
        moved_on=on(-2) if number % 6 == 0 else None,
        died_on=on(-3) if number % 41 == 0 else None,
        reopened=Reopened(on(-9), on(-2)) if number % 13 == 0 else None,
        mistaken_death=on(-2) if number % 17 == 0 else None,
        goes_on_in=1 if number % 53 == 0 else None,
        merged=(MergedFacts(number, "X900002", on(-2), number % 2 == 0),)
        if number % 17 == 0
        else (),
        # The review of a register that is late, until the day after tomorrow.
        put_off=(PutOffFacts(REVIEW, 10, on(2), "arranged", 1),) if number % 10 == 0 else (),
    )
    ends = (
        (
            EarlyEndFacts(
                sentence_id=number * 10,
                decided_by=3,
                ends_on=on(20),
                decided_on=on(-4),
                confirmed_on=draw.choice([None, on(-2)]),
            ),
        )
        if number % 7 == 0
        else ()
    )
    if number % 23 == 0:
        own = _recalled(own)
    return replace(made, case=own, plan=_plan(draw, made), early_ends=ends)


def _recalled(own: CaseFacts) -> CaseFacts:
    """To prison, from which they are to be released soon."""
    licence = {"kind": "licence", "changes": (("recalled", on(-15)),)}
    first = tuple(s._replace(**licence) for s in own.sentences[:1])
    sentences = (*first, *own.sentences[1:])
    return replace(own, in_custody=True, release_on=on(20), sentences=sentences)


def _plan(draw: Random, made: WorkFacts) -> PlanFacts | None:
    if made.plan is None:
        return None
    return replace(
        made.plan,
        agreement=replace(made.plan.agreement, on=draw.choice([None, on(-40)])),
        changed_here=draw.random() < 0.5,
        changed_since_said=draw.random() < 0.2,
        reviewed_on=draw.choice([None, on(-10), on(-200)]),
        review_open_since=draw.choice([None, None, on(-2)]),
    )


def derived_now() -> dict[str, Any]:
    """As it is recorded: the number of the rules, the packs, and a print of what comes out."""
    looked_at = context(TODAY)
    columns = [digest_of(facts, looked_at).columns() for facts in fixed_cases()]
    text = json.dumps(columns, sort_keys=True)
    return {
        "derivation": DERIVATION,
        "packs": looked_at.packs.fingerprint,
        "print": hashlib.sha256(text.encode()).hexdigest(),
    }
