"""A plan as its person reads it, made from a few facts."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyDate, MyPlan, MyPlanSources, MyStep
from followthrough.delivery.rules.my_plan_off_paper import OWN_WORDS, PARTS, OffPaper, about
from followthrough.delivery.tests.facts import case, context, on
from followthrough.plans.rules import StepFacts
from followthrough.sequencing.rules import Published, PublishedStep


class Order(NamedTuple):
    """A published order with the codes of its reasons."""

    published: Published
    why: dict[int, tuple[str, ...]]


def order(*placed: tuple[StepFacts, int | None, str, tuple[str, ...]]) -> Order:
    """Steps with their start in days from today, what the date is, and the codes of the reasons."""
    steps = {
        one.id: PublishedStep(one.id, None if start is None else on(start), None, kind, "planned")
        for one, start, kind, _ in placed
    }
    published = Published(1, 1, date(2027, 1, 1), "Amara", "1", steps)
    return Order(published, {one.id: codes for one, _, _, codes in placed})


# The last day of the sentence that every case of these tests has.
END = MyDate("Sunday 31 October 2027", "My order ends.")


def plan(
    *steps: StepFacts,
    published: Order | None = None,
    own_words: dict[int, str] | None = None,
    **more,
) -> MyPlan:
    facts = case(steps=list(steps), published=published and published.published, **more)
    return my_plan(
        facts, MyPlanSources(own_words or {}, why=published.why if published else {}), context()
    )


def where(found: MyPlan) -> dict[str, list[str]]:
    lanes = {"now": found.now, "next": found.next, "later": found.later, "unclear": found.unclear}
    return {lane: [s.text for s in steps] for lane, steps in lanes.items() if steps}


def only(found: MyPlan) -> MyStep:
    [one] = [*found.now, *found.next, *found.later, *found.unclear]
    return one


def keys(found: MyPlan, *items: Any) -> set[str]:
    """By which these items of the page are ticked."""
    paper = OffPaper(found, b"secret")
    return {
        paper.key(about(one, part))
        for part in PARTS
        for one in getattr(found, part)
        if any(one is item for item in items)
    }


def without(found: MyPlan, *items: Any, own_words: bool = False) -> MyPlan:
    """The page as it is where these of its items are ticked."""
    out = keys(found, *items) | ({OWN_WORDS} if own_words else set())
    return OffPaper(found, b"secret").plan_without(out)
