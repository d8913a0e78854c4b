"""Of a course that goes on after its length it is asked how far it is, unless nothing at all was
recorded for so long that the plan is stalled: then that is asked."""

from __future__ import annotations

from followthrough.delivery.tests.facts import case, step, to_do

COURSE = {"intervention": "problem_solving_sessions", "started": -100}
ASKED = {"stalled", "step-should-have-ended"}


def asked(*steps) -> list[str]:
    kinds = (thing.kind for thing in to_do(case(plan_made=-400, steps=list(steps))))
    return [kind for kind in kinds if kind in ASKED]


def test_where_other_work_is_recorded_the_course_is_asked_about():
    assert asked(step(**COURSE), step(started=-3)) == ["step-should-have-ended"]


def test_where_the_plan_is_stalled_that_is_the_one_question():
    assert asked(step(**COURSE)) == ["stalled"]
