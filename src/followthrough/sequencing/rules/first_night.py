"""The first night out of prison: whether anything says where somebody will sleep, and what helps to
find a place. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from followthrough.common.dates import england_and_wales
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.release import HOME, has_home_to_find, release_to_come
from followthrough.plans.rules import LIVE, KnowsPlan, StepFacts, StepState
from followthrough.policy.context import Context
from followthrough.policy.pack import Pack
from followthrough.policy.periods import start_of
from followthrough.sequencing.rules.published import KnowsOrder
from followthrough.sequencing.rules.when_it_can_run import helps_with_a_home, interrupted_on

NEAR = "first_night_known"  # the length of time before the release in which it is asked


def release_that_is_near(facts: KnowsPlan, context: Context, length: str) -> date | None:
    release = release_to_come(facts.case, context.today)
    if release is None or context.today < context.before(release, length):
        return None
    return release


def asks_about_first_night(facts: KnowsOrder, context: Context) -> bool:
    """Of a release that is near, where a home is to be found and no work on one will have ended by
    then. That work was finished does not say where."""
    if release_that_is_near(facts, context, NEAR) is None:
        return False
    placed = facts.published.steps if facts.published else {}
    ends = {id_: step.end for id_, step in placed.items()}
    return _nothing_says_where(facts.case, facts.steps, ends, context.pack, context.today)


def will_ask_about_first_night(
    case: CaseFacts,
    steps: Iterable[StepFacts],
    ends: Mapping[int, date | None],
    pack: Pack,
    today: date,
) -> bool:
    """The same of an order that is being made: `ends` are the last days that it has, by id of the
    step."""
    release = release_to_come(case, today)
    if release is None or today < start_of(pack.timescales[NEAR], release, england_and_wales()):
        return False
    return _nothing_says_where(case, steps, ends, pack, today)


def _nothing_says_where(
    case: CaseFacts,
    steps: Iterable[StepFacts],
    ends: Mapping[int, date | None],
    pack: Pack,
    today: date,
) -> bool:
    release = case.release_on
    if release is None or not has_home_to_find(case):
        return False
    return not any(
        _ends_by(step, release, ends.get(step.id), case, pack, today)
        for step in steps
        if helps_with_a_home(step, pack)
    )


def is_on_a_home(step: StepFacts, pack: Pack) -> bool:
    return step.area == HOME or helps_with_a_home(step, pack)


def finds_first_night(step: StepFacts, facts: KnowsOrder, context: Context) -> bool:
    """The first night is asked about, and the step, which is to come or goes on, helps with a
    home."""
    if step.state not in LIVE or not helps_with_a_home(step, context.pack):
        return False
    return asks_about_first_night(facts, context)


def _ends_by(
    step: StepFacts, day: date, placed_end: date | None, case: CaseFacts, pack: Pack, today: date
) -> bool:
    """It is under way, and its own day or that of the order says so; a day to which its start was
    moved says nothing of its end. What waits for a place promises none."""
    if step.state is not StepState.STARTED:
        return False
    if interrupted_on(step, case, pack, today) is not None:
        return False
    ends = (step.by_on, placed_end)
    return any(end is not None and today <= end <= day for end in ends)
