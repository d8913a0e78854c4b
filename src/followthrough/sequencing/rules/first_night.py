"""The first night out of prison: whether anything says where somebody will sleep, and what helps to
find a place. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import england_and_wales
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.release import HOME, has_home_to_find, release_to_come
from followthrough.plans.rules import LIVE, KnowsPlan, StepFacts
from followthrough.policy.context import Context
from followthrough.policy.pack import Pack
from followthrough.policy.periods import start_of
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.when_it_can_run import (
    helps_with_a_home,
)

NEAR = "first_night_known"  # the length of time before the release in which it is asked


def release_that_is_near(facts: KnowsPlan, context: Context, length: str) -> date | None:
    release = release_to_come(facts.case, context.today)
    if release is None or context.today < context.before(release, length):
        return None
    return release


def asks_about_first_night(facts: KnowsPlan, context: Context) -> bool:
    """Of a release that is near, where a home is to be found and no circumstance says where the
    person will live. That work on it is to end by then, or has ended, does not say so."""
    return release_that_is_near(facts, context, NEAR) is not None and has_home_to_find(facts.case)


def will_ask_about_first_night(case: CaseFacts, pack: Pack, today: date) -> bool:
    """The same of an order that is being made."""
    release = release_to_come(case, today)
    if release is None or today < start_of(pack.timescales[NEAR], release, england_and_wales()):
        return False
    return has_home_to_find(case)


def is_on_a_home(step: StepFacts, pack: Pack) -> bool:
    return step.area == HOME or helps_with_a_home(step, pack)


def finds_first_night(step: StepFacts, facts: KnowsOrder, context: Context) -> bool:
    """The first night is asked about, and the step, which is to come or goes on, helps with a
    home."""
    if step.state not in LIVE or not helps_with_a_home(step, context.pack):
        return False
    return asks_about_first_night(facts, context)
