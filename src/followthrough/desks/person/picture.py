"""The picture on My plan, from what the page holds and from nothing else: what is left off the
paper is left off the picture."""

from __future__ import annotations

from datetime import date

from followthrough.delivery.my_plan_words import MARKS
from followthrough.delivery.rules.my_plan_contents import MyPlan, MyStep
from followthrough.desks.shared.plan_picture import (
    BarKind,
    DrawnStep,
    MarkedDay,
    PlanPicture,
    plan_picture,
)


def picture_of(mine: MyPlan, today: date) -> PlanPicture | None:
    """None where no step has a day."""
    steps = [drawn for step in (*mine.now, *mine.next, *mine.later) if (drawn := _drawn(step))]
    marked = [date_ for date_ in mine.dates if date_.mark and date_.on is not None]
    ends = max((d.on for d in marked if d.mark == "end" and d.on), default=None)
    marks = [MarkedDay(d.on, MARKS[d.mark], d.mark) for d in marked if d.on and d.on != ends]
    return plan_picture(today, ends, steps, marks, today, MARKS)


def _drawn(step: MyStep) -> DrawnStep | None:
    days = step.days
    if days is None:
        return None
    kind = BarKind.GOES_ON if days.goes_on else BarKind.TO_COME
    return DrawnStep(step.text, days.begins, days.ends, kind, days.lasts)
