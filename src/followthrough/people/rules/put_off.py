"""Whether a thing to do may be put off, and until when. Pure.

    why_not_put_off(item, until, context, again=False)

A date that the law, a court or a standard sets is never put off. What protects others is put off
once for each occasion, for a few working days, and the manager sees it. All else has a most that
the policy pack declares. A thing that was put off and becomes more serious comes back at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from followthrough.common.dates import say_date
from followthrough.people.rules.due_item import DUE_KINDS, FIRST_NIGHT, HOLDER, LEGAL, SAFETY, Due
from followthrough.people.rules.facts import CaseFacts
from followthrough.people.rules.settled_facts import PutOffFacts
from followthrough.policy.context import Context

# The values that an item has once it was put off: that it was, and until when it is.
BEFORE, UNTIL = "put_off_before", "put_off_until"
ONE_DAY = timedelta(days=1)


def why_never_put_off(item: Due, *, again: bool) -> str | None:
    """None where some day can be chosen. `again`: it was put off before on this occasion."""
    if item.addressee != HOLDER:
        return "What waits for a manager is not put off."
    if item.urgency == FIRST_NIGHT:
        return "The day of a release is near. This cannot be put off."
    if item.urgency == LEGAL and not DUE_KINDS.named(item.kind).set_here:
        return "This date is set by the law, a court or a standard. It cannot be put off."
    if item.urgency == SAFETY and again:
        return "This protects others and was put off once already. It cannot be put off again."
    return None


def why_not_put_off(item: Due, until: date, context: Context, *, again: bool) -> str | None:
    """Why it does not stay away until that day; None where it does."""
    if never := why_never_put_off(item, again=again):
        return never
    last = last_day(item, context)
    if until <= context.today:
        return "The day has to be after today."
    if until > last:
        return f"This can be put off until {say_date(last)} at most."
    return None


def last_day(item: Due, context: Context) -> date:
    """The last one on which it may come back, where it is put off today."""
    period = "put_off_protecting" if item.urgency == SAFETY else "put_off"
    return context.after(context.today, period)


def days_to_choose(item: Due, context: Context) -> Iterator[date]:
    """Working days on which it may come back; none where it may not be put off."""
    if why_never_put_off(item, again=bool(item.values.get(BEFORE))):
        return
    day, last = context.today, last_day(item, context)
    while (day := day + ONE_DAY) <= last:
        if context.calendar.is_working_day(day):
            yield day


def stands_put_off(item: Due, case: CaseFacts, today: date) -> PutOffFacts | None:
    """What was said when it was put off, while it is: until the day named, unless it has become
    more serious."""
    row = said_of(item, case)
    return row if row and is_away(row.until, row.place, item, today) else None


def is_away(until: date | None, place: int, item: Due, today: date) -> bool:
    """Of what was put off until that day (None: that was taken back), while it was of the class at
    `place`."""
    return until is not None and until > today and not item.is_graver_than(place)


def said_of(item: Due, case: CaseFacts) -> PutOffFacts | None:
    return next((row for row in case.put_off if row.occasion == item.occasion), None)
