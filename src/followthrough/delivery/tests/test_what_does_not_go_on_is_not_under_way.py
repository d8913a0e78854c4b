"""Work that a recall stopped, or of which nobody said since a recall or since the case was opened
again that it goes on, is told apart from work under way: by counts, by threads and on My plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import WorkFacts, counts, good_news, status_sentence, threads
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject
from followthrough.delivery.rules.my_plan import MyPlanSources, my_plan
from followthrough.delivery.tests.facts import case, context, need, on, step
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.delivery.words import how_far, why_not_further
from followthrough.people.rules.facts import Reopened

BEGUN = {"started": -10, "area": "thinking"}
BEGUN_STEP, THINKING = step(**BEGUN), [need("thinking")]


def reopened(*steps, ended: int = -9, goes_on: int = -2):
    made = case(steps=list(steps))
    days = Reopened(on(ended), on(goes_on))
    return WorkFacts(replace(made.case, reopened=days), made.plan, None)


def released(steps, **parts):
    facts = recalled(steps, -9, None, **parts)
    return WorkFacts(replace(facts.case, in_custody=False), facts.plan, None)


GOES_ON, STOPPED, UNSAID = "1 under way", "1 stopped by the recall", "1 not known to go on"


@pytest.mark.parametrize(
    ("facts", "says", "thread_says", "mine"),
    [
        (case(steps=[step(**BEGUN)]), GOES_ON, "The work is under way.", "I started this on"),
        (
            recalled([step(**BEGUN)], -9, 20),
            STOPPED,
            "and waits for the release.",
            "It stopped when I went back to prison. I can ask Amara if it goes on.",
        ),
        # Started, or worked on, on the day of the recall.
        (recalled([step(**BEGUN)], -10, 20), GOES_ON, "The work is under way.", "I started"),
        (
            recalled([step(**BEGUN, last_worked_on=on(-9))], -9, 20),
            GOES_ON,
            "The work is under way.",
            "I started this on",
        ),
        (released([step(**BEGUN)]), UNSAID, "Record how it goes on.", "if it goes on."),
        (
            reopened(step(**BEGUN)),
            UNSAID,
            "It was under way when the case closed on 26 December 2026. Record how it goes on.",
            "I had started this. I can ask Amara if it goes on.",
        ),
        (
            reopened(step(**BEGUN, actor="provider")),
            UNSAID,
            "Ask whoever delivers it whether it goes on.",
            "if it goes on.",
        ),
        # On the day before the case goes on, and on that day.
        (
            reopened(step(**BEGUN, last_worked_on=on(-3))),
            UNSAID,
            "Record how it goes on.",
            "I had started",
        ),
        (
            reopened(step(**BEGUN, last_worked_on=on(-2))),
            GOES_ON,
            "The work is under way.",
            "I started this on",
        ),
    ],
)
def test_counts_the_thread_and_my_plan_say_the_same(facts, says, thread_says, mine):
    assert status_sentence(facts, context()) == f"0 of 1 step done and {says}."
    [thread] = threads(facts, context())
    assert (thread.next_action or thread.none_needed).endswith(thread_says)
    paper = my_plan(facts, MyPlanSources(), context())
    [own] = [*paper.now, *paper.unclear]
    assert mine in own.when
    praised = bool(good_news(facts, context()))
    assert praised is (says == GOES_ON)


def test_a_referral_that_stood_when_the_case_closed_waits_and_the_service_is_asked():
    facts = reopened(step(referred=-30, route="referral", actor="provider"))
    assert counts(facts, context()).waiting == 1
    [thread] = threads(facts, context())
    assert thread.next_action == "Ask the service whether the place is kept."


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([step(finished=-1)] * 3, "3 of 3 steps done."),
        ([step(finished=-1)], "1 of 1 step done."),
        ([step(finished=-1), step()], "1 of 2 steps done."),
        ([step(started=-1), step(finished=-1)], "1 of 2 steps done and 1 under way."),
        (
            [step(started=-1), step(referred=-1), step(decided="hold")],
            "0 of 3 steps done, 1 under way, 1 waiting to start and 1 on hold.",
        ),
    ],
)
def test_a_nought_that_says_nothing_is_not_said(steps, says):
    assert status_sentence(case(steps=steps), context()) == says


@pytest.mark.parametrize(
    ("facts", "far", "why"),
    [
        (case(steps=[BEGUN_STEP], needs=THINKING), "Started", ""),
        (recalled([BEGUN_STEP], -9, 20, needs=THINKING), "Stopped by the recall", ""),
        (released([BEGUN_STEP], needs=THINKING), "Not known to go on", ""),
        # What goes on beside it speaks.
        (
            recalled([BEGUN_STEP, step(started=-3, area="thinking")], -9, 20, needs=THINKING),
            "Started",
            "",
        ),
    ],
)
def test_a_need_stands_as_the_work_for_it_does(facts, far, why):
    [item] = [
        one for one in covered_items(facts, context()) if one.line.about is CoverageSubject.NEED
    ]
    assert (how_far(item.line), why_not_further(item.line, context().pack)) == (far, why)
    assert item.line.has_started
