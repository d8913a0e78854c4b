"""How things to do are said that follow from a decision to end a sentence early."""

from __future__ import annotations

from followthrough.common.dates import say_date
from followthrough.early_ending.rules.due import EARLY_END_TO_CONFIRM
from followthrough.people.rules.due_item import Due
from followthrough.people.telling import About, DueText, says


@says(EARLY_END_TO_CONFIRM)
def early_end_to_confirm(item: Due, about: About) -> DueText:
    decided = f"{about.user} decided on {say_date(item.since)}"
    text = f"{decided} that the sentence ends on {say_date(item.on)}."
    if item.on < about.context.today:
        text += " That day has passed."
    return DueText(text, "Look at it")
