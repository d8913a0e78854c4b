"""Work for which what is left of the sentence is too short, whatever places there are. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import england_and_wales, monday_of_work
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import TO_COME, StepFacts
from followthrough.plans.rules.natures import nature_of
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.weeks import Weeks
from followthrough.sequencing.rules.weeks_needed import fewest_weeks
from followthrough.sequencing.rules.when_it_can_run import WhenItCanRun

SENTENCE_TOO_SHORT = "sentence_too_short"  # the reason of the pack


def sentence_is_too_short(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> bool:
    """A course that is still to come, of which no start lies so early that as much of it as is
    worth having ends with the sentence that carries it: what an order of delivery says of it as
    `SENTENCE_TOO_SHORT`. False while the release is not known."""
    if step.state not in TO_COME or nature_of(step, pack) is not Nature.COURSE:
        return False
    if case.last_day is None or case.last_day < today:
        return False
    weeks = Weeks(monday_of_work(today, england_and_wales()), today)
    when = WhenItCanRun(case, pack, weeks)
    if when.is_after_release_only(step):
        return False
    carrier = when.carrier(step)
    own = carrier.sentence if carrier else None
    needed = fewest_weeks(step, case, pack)
    first = max(when.first_week, when.first_week_of(own, step) if own else 0)
    for closed in when.closed(step):  # the earliest first
        if first <= closed.last and closed.first < first + needed:
            first = closed.last + 1
    ends = min(case.last_day, own.last_day) if own else case.last_day
    return first + needed > weeks.last_within(ends)
