"""A step of most plans builds on a strength that is recorded of the person, and fits it."""

from followthrough.demo.assumptions import assumptions, data
from followthrough.demo.tests.generated import delivered, generated, goals_of, steps_of


def test_as_many_plans_as_the_assumptions_say_build_on_a_strength() -> None:
    plans = [case for case in generated() if "plan" in case]
    built = [case for case in plans if any("strength" in step for step in steps_of(case))]
    assert all(case["assessment"]["strengths"] for case in plans)
    assert abs(len(built) / len(plans) - assumptions()["strength_built_on"]) < 0.03


def test_the_step_fits_the_strength() -> None:
    """A step of its own, or work of a kind that the strength carries."""
    declared = {
        one["text"]: one
        for area, strengths in data("strengths").items()
        if area != "goals"
        for one in strengths
    }
    for case in generated():
        strengths = {one["ref"]: one for one in case["assessment"]["strengths"]}
        for goal in goals_of(case):
            for step in goal["steps"]:
                if "strength" in step:
                    on = strengths[step["strength"]]
                    own = {template["text"] for template in declared[on["text"]]["steps"]}
                    fits = declared[on["text"]].get("fits", ())
                    assert step["text"] in own or step.get("intervention") in fits, step
                    assert step["text"] not in own or goal["area"] == on["area"]


def test_what_builds_on_a_strength_goes_as_other_steps_do() -> None:
    states = [
        {key for key in delivery if key.endswith("_on")}
        for case in generated()
        for step, delivery in delivered(case)
        if "strength" in step
    ]
    for state in ("started_on", "finished_on", "not_delivered_on"):
        assert sum(state in keys for keys in states) / len(states) > 0.03, state
    waiting = [
        step
        for case in generated()
        for step in steps_of(case)
        if "strength" in step and "delivery" not in step
    ]
    assert waiting
