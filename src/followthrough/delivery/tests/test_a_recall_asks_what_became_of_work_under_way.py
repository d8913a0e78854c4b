"""What others had under way, or kept a place for, when somebody was recalled to prison. No
database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules import threads
from followthrough.delivery.rules.good_news import good_news
from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context, on, sentence, step, to_do
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.people.rules import CircumstanceFacts
from followthrough.people.rules.due_item import SAFETY
from followthrough.plans.rules import Fact
from followthrough.sequencing.rules.under_way import UnderWay, under_way

KIND = "work-before-recall"
PROVIDER = {"actor": "provider", "area": "thinking"}


def asked(facts: Any) -> list[tuple[str, str]]:
    return [(thing.text, thing.action) for thing in to_do(facts) if thing.kind == KIND]


@pytest.mark.parametrize(
    ("parts", "speaks"),
    [
        ({"started": -40, "actor": "provider"}, True),
        ({"referred": -40, "route": "referral"}, True),
        ({"started": -40, "actor": "practitioner"}, False),  # they know it themselves
        ({"started": -40, "actor": "provider", "for_whom": "staff_only"}, False),
        ({"started": -40, "actor": "provider", "intervention": "motivational_work"}, False),
        ({"started": -9, "actor": "provider"}, False),  # recorded in prison
        ({"started": -40, "actor": "provider", "last_worked_on": on(-8)}, False),
        ({"started": -40, "actor": "provider", "last_worked_on": on(-10)}, True),
        ({"started": -40, "actor": "provider", "decided": "hold", "decided_on": -8}, False),
        ({"started": -40, "finished": -12, "actor": "provider"}, False),
        ({"actor": "provider"}, False),
    ],
)
def test_it_is_asked_of_what_others_deliver_in_the_community_until_something_is_recorded(
    parts: dict[str, Any], speaks: bool
) -> None:
    assert len(asked(recalled([step(area="thinking", **parts)], -9, None))) == speaks


@pytest.mark.parametrize("found", ["", "no_fixed_address"])
def test_help_with_a_home_has_stopped_as_well_though_it_may_begin_before_a_release(
    found: str,
) -> None:
    helped = {"area": "accommodation", "intervention": "accommodation_support"}
    begun = step(started=-40, actor="provider", **helped)
    facts = recalled([begun], -9, 30)
    assert facts.case.assessment is not None
    circumstances = (CircumstanceFacts(found),) if found else ()
    assessed = replace(facts.case.assessment, circumstances=circumstances)
    facts = replace(facts, case=replace(facts.case, assessment=assessed))
    assert asked(facts)
    of = facts.case, context().pack, context().today
    assert under_way(facts.steps[0], *of) is UnderWay.STOPPED


def test_whoever_was_asked_since_is_not_asked_again() -> None:
    begun = step(started=-40, **PROVIDER)
    again = begun._replace(facts=dict(begun.facts) | {"asked": Fact(on(-3))})
    assert asked(recalled([begun], -9, None))
    assert not asked(recalled([again], -9, None))


def test_it_says_what_to_ask() -> None:
    under_way = step("Join the group", started=-40, **PROVIDER)
    waits = step("Join the group", referred=-40, route="referral", area="thinking")
    since = "before the recall on 26 December 2026."
    keep = "whether the place is kept, and record what they say"
    assert asked(recalled([under_way], -9, None)) == [
        (
            f"“Join the group” was under way {since}",
            "Ask whoever delivers it whether it has stopped and the place is kept, "
            "and record what they say",
        )
    ]
    assert asked(recalled([waits], -9, None)) == [
        (f"“Join the group” was referred {since}", f"Ask whoever delivers it {keep}")
    ]


def test_it_is_asked_also_of_who_is_out_again() -> None:
    inside = recalled([step("Join the group", started=-40, **PROVIDER)], -9, None)
    out = replace(inside, case=replace(inside.case, in_custody=False))
    [(_, action)] = asked(out)
    assert action == "Ask whoever delivers it whether it goes on, and record what they say"


def test_what_protects_others_comes_first() -> None:
    protecting = step(started=-40, actor="provider", protects_others=True, area="thinking")
    [thing] = [t for t in to_do(recalled([protecting], -9, None)) if t.kind == KIND]
    assert thing.urgency is SAFETY


def test_nothing_is_asked_where_nobody_was_recalled() -> None:
    begun = step(started=-40, **PROVIDER)
    assert not asked(case(steps=[begun], in_custody=True))
    ended = sentence(-1)._replace(kind="licence", changes=(("recalled", on(-9)),))
    assert not asked(case(steps=[begun], sentences=[ended, sentence()], in_custody=True))


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (
            {"started": -40, "actor": "provider"},
            "It was under way before the recall on 26 December 2026. Ask whoever delivers it "
            "whether it has stopped and the place is kept.",
        ),
        (
            {"started": -40},
            "It was under way before the recall on 26 December 2026, and waits for the release.",
        ),
        ({"referred": -12, "route": "referral"}, "Ask the service whether the place is kept."),
        ({"started": -40, "last_worked_on": on(-2)}, "The work is under way."),
    ],
)
def test_the_thread_says_it_too(parts: dict[str, Any], says: str) -> None:
    [thread] = threads(recalled([step(area="thinking", **parts)], -9, 20), context())
    assert (thread.next_action or thread.none_needed) == says


def on_paper(facts: Any) -> Any:
    return my_plan(facts, MyPlanSources(), context())


def test_on_my_plan_it_is_for_when_i_am_out_once_the_place_is_kept() -> None:
    begun = step("Join the group", started=-40, **PROVIDER)
    paper = on_paper(recalled([begun], -9, 20))
    assert not paper.now
    assert [mine.text for mine in paper.unclear] == ["Join the group"]
    kept = begun._replace(facts=dict(begun.facts) | {"asked": Fact(on(-3))})
    [mine] = on_paper(recalled([kept], -9, 20)).next
    assert mine.when == "I had started this. I can go on with it when I am out."
    goes_on = begun._replace(last_worked_on=on(-3))
    [mine] = on_paper(recalled([goes_on], -9, 20)).now
    assert mine.when == "I started this on 25 November 2026."


def test_on_my_plan_what_waits_is_for_when_i_am_out_once_the_place_is_kept() -> None:
    waits = step("Join the group", referred=-40, route="referral", area="thinking")
    assert not on_paper(recalled([waits], -9, 20)).next
    kept = waits._replace(facts=dict(waits.facts) | {"asked": Fact(on(-3))})
    [mine] = on_paper(recalled([kept], -9, 20)).next
    assert mine.when == "I am waiting for this to start. This is for when I am out."


@pytest.mark.parametrize(("worked", "praised"), [(None, False), (-12, False), (-3, True)])
def test_nobody_is_praised_for_work_that_the_recall_stopped(
    worked: int | None, praised: bool
) -> None:
    last = {"last_worked_on": on(worked)} if worked else {}
    begun = step(started=-12, area="thinking", **last)
    assert bool(good_news(recalled([begun], -9, 20), context())) is praised


def test_work_whose_place_is_kept_is_not_under_way_either() -> None:
    """Whoever delivers it was asked: the thread says what the order and the case say."""
    begun = step(started=-40, **PROVIDER)
    kept = begun._replace(facts=dict(begun.facts) | {"asked": Fact(on(-3))})
    [thread] = threads(recalled([kept], -9, 20), context())
    assert thread.none_needed == (
        "It was under way before the recall on 26 December 2026, and waits for the release."
    )
    assert not thread.next_action
