"""How what a sentence requires will be delivered within the time that is left. Pure.

HM Inspectorate asks whether the plan "sets out how all requirements will be delivered within
available timescales" (prompt 2.2.1 d, reference/domain.md 1.2).
"""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.plans.rules.facts import LIVE
from followthrough.plans.rules.required import Cover, Covered
from followthrough.sequencing.rules import Published

COUNTED = frozenset({"hours", "days"})  # units of which some are done each week


def within_time(one: Covered, published: Published | None, today: date) -> list[str]:
    """Sentences about the time that is left for the requirement, for what is left of it, and when
    the published order has it delivered. Nothing where nobody has to deliver it."""
    if one.cover in {Cover.DONE, Cover.NO_STEP_NEEDED}:
        return []
    if one.ends_on < today:
        return [f"The sentence ended on {say_date(one.ends_on)}, and it is not done."]
    return [*_pace(one, today), *_dates(one, published)]


def _pace(one: Covered, today: date) -> list[str]:
    """How much a week that makes, rounded up: a sentence has no half hours to spare."""
    amount = one.requirement.amount
    if amount is None or one.unit not in COUNTED:
        return []
    left, weeks = amount - one.requirement.done, (one.ends_on - today).days // 7
    if weeks < 1:
        return [f"{_units(left, one.unit)} left, and less than a week."]
    each = _units(-(-left // weeks), one.unit)
    in_time = "1 week" if weeks == 1 else f"{weeks} weeks"
    return [f"{_units(left, one.unit)} left in {in_time}: about {each} a week."]


def _units(number: int, unit: str) -> str:
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


def _dates(one: Covered, published: Published | None) -> list[str]:
    live = [step for step in one.steps if step.state in LIVE]
    if not live:
        return []
    placed = [published.steps[s.id] for s in live if published and s.id in published.steps]
    ends = [step.end for step in placed if step.end is not None]
    if len(ends) < len(live):
        return ["Not all of it has a date. Publish the order, or ask when it can start."]
    return [f"The published order has it done by {say_date(max(ends))}."]
