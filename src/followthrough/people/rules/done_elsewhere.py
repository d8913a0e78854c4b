"""That what a thing to do asks for was done elsewhere: in another system, or by somebody whom no
page here asks. Pure.

A kind says by `elsewhere` whether that ends it, and whether a file is expected to say so as well.
Where none has within the time that the pack declares, it is asked once more. A thing that becomes
more serious than it was is asked again at once: what was recorded was said of less.
"""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.people.rules.due_item import DUE_KINDS, Due
from followthrough.people.rules.facts import CaseFacts
from followthrough.people.rules.settled_facts import DoneElsewhereFacts, Elsewhere
from followthrough.policy.context import Context

# Among the values of what is asked once more: the day that was recorded, as no file followed, or
# as the thing became more serious.
RECORDED, RECORDED_OF_LESS = "recorded_done_on", "recorded_of_less_on"


def why_not_elsewhere(item: Due) -> str | None:
    if DUE_KINDS.named(item.kind).elsewhere is None:
        return "This is recorded on a page of its own."
    return None


def why_not_done_on(item: Due, day: date, today: date) -> str | None:
    """Why it cannot have been done on that day; None where it can."""
    began = item.began_on
    if day > today:
        return "The day cannot be in the future."
    if day < min(began, today):
        return f"The day has to be {say_date(began)} or later: before it this was not to do."
    return None


def stands_done(item: Due, case: CaseFacts, context: Context) -> DoneElsewhereFacts | None:
    """What was recorded, as long as it settles the thing."""
    row = said_done(item, case)
    return row if row is not None and settles(item, row.recorded_on, row.place, context) else None


def settles(item: Due, recorded_on: date, place: int | None, context: Context) -> bool:
    """Whether what was recorded on that day, of a thing of the class at `place`, still does."""
    if item.is_graver_than(place):
        return False
    expects_file = DUE_KINDS.named(item.kind).elsewhere is Elsewhere.FILE_FOLLOWS
    return not expects_file or context.today <= file_by(recorded_on, context)


def file_by(recorded_on: date, context: Context) -> date:
    """The last day on which nobody is asked again, where no file has said so."""
    return context.after(recorded_on, "done_elsewhere_told")


def said_done(item: Due, case: CaseFacts) -> DoneElsewhereFacts | None:
    """What stands, of a kind that can be settled so."""
    if DUE_KINDS.named(item.kind).elsewhere is None:
        return None
    rows = (row for row in case.done_elsewhere if row.occasion == item.occasion)
    return next((row for row in rows if row.done_on is not None), None)
