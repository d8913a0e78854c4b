"""How what a sentence requires will be delivered within the time that is left. Pure.

HM Inspectorate asks whether the plan "sets out how all requirements will be delivered within
available timescales" (prompt 2.2.1 d, reference/domain.md 1.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from followthrough.common.dates import say_date
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import StepFacts, StepState
from followthrough.plans.rules.months_delivered import lasted_as_ordered
from followthrough.plans.rules.requirements import (
    Cover,
    RequirementCoverage,
    hours_run_until,
    why_not_completed,
)
from followthrough.plans.rules.time_needed import NOT_OVER, DoesNotFit, what_does_not_fit
from followthrough.plans.rules.time_up import has_lasted, months_over_on
from followthrough.plans.words_of_time_left import (
    say_does_not_fit,
    weeks_left_in_words,
    what_can_be_done,
)
from followthrough.policy.pack import Pack, RequirementKind
from followthrough.sequencing.rules import Published

NO_ORDER: Mapping[int, bool] = MappingProxyType({})
COUNTED = frozenset({"hours", "days"})  # units of which some are done each week


def time_left_sentences(
    case: CaseFacts,
    coverage: RequirementCoverage,
    published: Published | None,
    today: date,
    pack: Pack,
    *,
    proposed: Mapping[int, bool] = NO_ORDER,
    manages: bool = False,
) -> list[str]:
    """Sentences about the time that is left for the requirement, for what is left of it, and when
    the published order has it delivered. Nothing where nobody has to deliver it: where the order
    sets a most, nothing is owed. `proposed`: by id of the step, whether the order that is proposed
    has a date for it, where its row stands on the page; `manages`: who reads oversees the unit."""
    kind = pack.known.requirements.get(coverage.requirement.kind)
    if kind is None:
        return []
    if not kind.has_to_be_delivered:
        return _monitored_sentences(coverage, kind, today)
    over = _over_sentences(coverage, kind, today, pack)
    if over is not None:
        return over
    short = _does_not_fit(case, coverage, kind, today, pack)
    if short is not None and short.is_whole:
        return _short_sentences(short, coverage, manages=manages)  # nobody gives it a date
    return [
        *how_it_fits(case, coverage, today, pack, manages=manages),
        *_date_sentences(case, coverage, published, today, proposed, pack),
    ]


def how_it_fits(
    case: CaseFacts,
    coverage: RequirementCoverage,
    today: date,
    pack: Pack,
    *,
    manages: bool = False,
) -> list[str]:
    """How much a week is left of what goes on, or that not all of it fits and what can be done:
    with or without a plan."""
    kind = pack.known.requirements.get(coverage.requirement.kind)
    if kind is None or not kind.has_to_be_delivered:
        return []
    if _over_sentences(coverage, kind, today, pack) is not None:
        return []
    short = _does_not_fit(case, coverage, kind, today, pack)
    if short is not None:
        return _short_sentences(short, coverage, manages=manages)
    return _pace_sentences(coverage, today)


def _monitored_sentences(
    coverage: RequirementCoverage, kind: RequirementKind, today: date
) -> list[str]:
    """Of months that run by themselves, and have, while the sentence goes on."""
    over_on = months_over_on(coverage.requirement, kind, coverage.sentence)
    if over_on is None or over_on > today or coverage.sentence.has_ended(today):
        return []
    return [
        f"Its months, counted from the start of the sentence, were over on {say_date(over_on)}, so "
        "the time for it may be up. Ask whoever monitors it."
    ]


def _does_not_fit(
    case: CaseFacts,
    coverage: RequirementCoverage,
    kind: RequirementKind,
    today: date,
    pack: Pack,
) -> DoesNotFit | None:
    of = coverage.sentence, coverage.requirement, kind, coverage.steps
    return what_does_not_fit(case, *of, pack, today)


def _short_sentences(
    short: DoesNotFit, coverage: RequirementCoverage, *, manages: bool
) -> list[str]:
    can = what_can_be_done(coverage.sentence.kind, is_whole=short.is_whole, manages=manages)
    return [say_does_not_fit(short), f"{can}."]


def _over_sentences(
    coverage: RequirementCoverage, kind: RequirementKind, today: date, pack: Pack
) -> list[str] | None:
    """Of what is done or over, or goes on until the sentence ends; None of the rest."""
    if coverage.cover is Cover.DONE:
        return [] if kind.counts_time else open_though_done(coverage.steps)
    lasted = lasted_as_ordered(coverage.requirement, kind, coverage.steps, pack)
    if _is_over(coverage) and not why_not_completed(
        coverage.requirement, kind, coverage.sentence, today, lasted=lasted
    ):
        return [_ask_if_over(coverage, kind)] if _lasts_longer(coverage, kind, today, pack) else []
    ends_on = coverage.ends_on
    if ends_on is not None and ends_on < today:
        if kind.runs_on and _went_on(coverage):
            return []
        return [f"The sentence ended on {say_date(ends_on)}, and it is not done."]
    if kind.runs_on and coverage.requirement.ordered is None:
        if ends_on is None:
            return []  # how long it goes on, the page says with the sentence
        return [f"It goes on until the sentence ends on {say_date(ends_on)}."]
    return None


def _lasts_longer(
    coverage: RequirementCoverage, kind: RequirementKind, today: date, pack: Pack
) -> bool:
    """Its work went on for the months ordered, and its sentence still goes on."""
    lasted = has_lasted(coverage.requirement, kind, coverage.steps, pack)
    return lasted and not coverage.sentence.has_ended(today)


def _ask_if_over(coverage: RequirementCoverage, kind: RequirementKind) -> str:
    months = _units(coverage.requirement.ordered or 0, coverage.unit)
    whom = "the treatment provider" if kind.by_others else "whoever delivers it"
    return f"It went on for the {months} ordered. Ask {whom} if it is over."


def open_though_done(steps: Iterable[StepFacts]) -> list[str]:
    """Of a requirement that the source counts as done: its steps that go on here."""
    return [
        f"The source counts it as done, and “{step.text}” is not finished here."
        for step in steps
        if step.state in NOT_OVER
    ]


def _went_on(coverage: RequirementCoverage) -> bool:
    """Until the end, as it should."""
    return any(step.state is StepState.STARTED for step in coverage.steps)


def _is_over(coverage: RequirementCoverage) -> bool:
    """Something was finished for it, and nothing is left."""
    states = {step.state for step in coverage.steps}
    return StepState.FINISHED in states and not states & (NOT_OVER | {StepState.NOT_DELIVERED})


def _pace_sentences(coverage: RequirementCoverage, today: date) -> list[str]:
    """How much a week that makes, rounded up: a sentence has no half hours to spare."""
    amount, ends_on = coverage.requirement.ordered, coverage.ends_on
    if ends_on is None or amount is None or coverage.unit not in COUNTED:
        return []
    begins = max(today, coverage.sentence.starts_on)
    left, weeks = amount - coverage.requirement.done, (ends_on - begins).days // 7
    if weeks < 1:
        return [f"{_units(left, coverage.unit)} left, and less than a week."]
    said = f"{_units(left, coverage.unit)} left in {weeks_left_in_words(weeks)}"
    if left < weeks:  # done in a few days; nobody does a part of an hour each week
        return [f"{said}."]
    return [f"{said}: about {_units(-(-left // weeks), coverage.unit)} a week."]


def _units(number: int, unit: str) -> str:
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


def _date_sentences(
    case: CaseFacts,
    coverage: RequirementCoverage,
    published: Published | None,
    today: date,
    proposed: Mapping[int, bool],
    pack: Pack,
) -> list[str]:
    """When the steps that are not over end by the published order. Of what goes on without a date,
    as hours that are counted as they come, nothing is said; what has not started needs one."""
    left = [step for step in coverage.steps if step.state in NOT_OVER]
    ends = {step.id: _end(step, published) for step in left}
    to_start = [s for s in left if s.state is not StepState.STARTED]
    lacking = [s for s in to_start if not _has_date(s, published)]
    again = " again" if published else ""
    if lacking and all(proposed.get(s.id) for s in lacking):
        return [f"The order that is proposed has a date for it. Publish it{again}."]
    if any(proposed.get(s.id) is False for s in lacking):
        return ["Not all of it has a date. Its step says what comes next."]
    if lacking:
        ask = "Ask" if published else "Publish the order, or ask"
        return [f"Not all of it has a date. {ask} when it can start."]
    if any(s.state is StepState.STARTED and hours_run_until(s, case, pack, today) for s in left):
        return []
    known = [end for end in ends.values() if end is not None]
    if not known or len(known) < len(left):
        return []
    last = max(known)
    if last < today:
        return [f"By the published order it was to be done by {say_date(last)}."]
    late = ["That is after the sentence ends."] if last > coverage.sentence.last_day else []
    return [f"The published order has it done by {say_date(last)}.", *late]


def _has_date(step: StepFacts, published: Published | None) -> bool:
    placed = published.steps.get(step.id) if published else None
    return placed is not None and (placed.start or placed.end) is not None


def _end(step: StepFacts, published: Published | None) -> date | None:
    placed = published.steps.get(step.id) if published else None
    return placed.end if placed else None
