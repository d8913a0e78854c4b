"""Cases of which a kind of thing to do arises that random ones seldom have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from followthrough.delivery.rules import WorkFacts
from followthrough.delivery.tests.facts import (
    case,
    need,
    on,
    sentence,
    step,
)
from followthrough.people.rules import (
    MergedFacts,
    SentenceFacts,
)
from followthrough.people.rules.facts import Reopened
from followthrough.people.rules.settled_facts import PutOffFacts
from followthrough.plans.rules import StepFacts
from followthrough.sequencing.rules import DateKind, Published, PublishedStep


def seldom_made_by_chance() -> list[WorkFacts]:
    required = [sentence(requirements=(7,))]
    return [
        case(steps=[step(requirement_id=7, decided="drop")], sentences=required),
        case(steps=[step(requirement_id=7, decided="hold")], sentences=required),
        case(steps=[step(started=-200)], plan_made=-300),
        case(steps=[step(needs_help=-1)]),
        case(plan=False, sentences=[_too_short()]),
        case(sentences=[sentence(-3, requirements=(7,))]),
        _not_assessed(),
        _reviewed_long_ago(),
        _in_custody_again(),
        recalled([step(started=-40, actor="provider", area="thinking")], -9, 20),
        _moved(),
        _merged(),
        _revoked(),
        _opened_again(),
        _said_to_have_died(),
        _put_off(),
        _high_risk_whom_nothing_answers(),
        _referral_that_failed(),
        _treated_for_too_short(),
        case(steps=[step(nature="course", weeks=2, started=-20)]),
    ]


def _high_risk_whom_nothing_answers() -> WorkFacts:
    """With a need linked to harm for which nothing is planned."""
    needs, goes_on = [need(immediacy="soon", linked=True)], step(started=-9, area="alcohol")
    return case(steps=[goes_on], needs=needs, assessed=-40, plan_made=-40, serious_harm="high")


def _treated_for_too_short() -> WorkFacts:
    ordered = sentence(requirements=(7,), kind="alcohol_treatment", amount=6)
    return case(steps=[step(requirement_id=7, started=-90, finished=-2)], sentences=[ordered])


def _referral_that_failed() -> WorkFacts:
    failed = step("See the nurse", route="referral", not_delivered=-60, why="information_missing")
    return case(steps=[failed], needs=[need(immediacy="soon")])


def _too_short() -> SentenceFacts:
    """For the treatment that it asks for."""
    return sentence(42, requirements=(7,), kind="mental_health_treatment", amount=3)


def _not_assessed() -> WorkFacts:
    made = case(plan=False, opened=0)
    return replace(made, case=replace(made.case, assessment=None))


def _reviewed_long_ago() -> WorkFacts:
    made = case(steps=[step(started=-1)], plan_made=-400)
    assert made.plan is not None
    return replace(made, plan=replace(made.plan, changed_here=True))


def _in_custody_again() -> WorkFacts:
    """With an order that was published before."""
    planned = step("Join the group")
    placed = PublishedStep(planned.id, on(20), None, DateKind.GROUP.value, "planned")
    order = Published(1, 1, on(-3), "Amara", "1", {planned.id: placed})
    return replace(case(steps=[planned], in_custody=True), published=order)


def recalled(steps: list[StepFacts], on_day: int, release: int | None, **parts: Any) -> WorkFacts:
    """Back in prison since that day, out on the other, in days from `TODAY`."""
    licence = sentence()._replace(kind="licence", changes=(("recalled", on(on_day)),))
    return case(steps=steps, sentences=[licence], in_custody=True, release=release, **parts)


def _merged() -> WorkFacts:
    """With a second record of the person, whose plan nobody has looked at yet."""
    made = case(steps=[step()])
    merged = (MergedFacts(1, "X900002", on(-9), carried_over=False),)
    return replace(made, case=replace(made.case, merged=merged))


def _revoked() -> WorkFacts:
    """With work that a provider goes on with."""
    order = sentence()._replace(changes=(("revoked", on(-3)),))
    return case(steps=[step(started=-9, actor="provider")], sentences=[order])


def _moved() -> WorkFacts:
    """To another unit, with an order and a referral of before."""
    waits = step("Meet the adviser", referred=-40)
    goes_on = step("Meet the parenting worker", started=-40, actor="provider")
    order = Published(1, 1, on(-30), "Amara", "1", {})
    made = replace(case(steps=[waits, goes_on]), published=order)
    return replace(made, case=replace(made.case, moved_on=on(-9)))


def _said_to_have_died() -> WorkFacts:
    """By mistake, and others were told of it."""
    made = case(steps=[step(started=-40)])
    return replace(made, case=replace(made.case, mistaken_death=on(-2)))


def _opened_again() -> WorkFacts:
    """With work that was under way when it had closed."""
    made = case(steps=[step(started=-40)])
    return replace(made, case=replace(made.case, reopened=Reopened(on(-9), on(-2))))


def _put_off() -> WorkFacts:
    """The review of a register, since yesterday."""
    made = case(registers={"rcpr": 0})
    away = PutOffFacts(f"register-review/register:rcpr/{on(0)}", 10, on(3), "arranged", 1)
    return replace(made, case=replace(made.case, put_off=(away,)))
