"""What differs between two proposals for the same case, in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from followthrough.common.dates import say_date
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.proposed import Proposal, ProposedStep


@dataclass(frozen=True)
class Change:
    """`worse` is true where a step gets later or loses its place."""

    step_text: str
    text: str
    worse: bool


def changes_between(before: Proposal, after: Proposal) -> tuple[Change, ...]:
    changes = []
    for new in after.steps:
        old = before.step(new.step.id)
        if old is not None and (old.start, old.state, old.date_kind) != (
            new.start,
            new.state,
            new.date_kind,
        ):
            changes.append(_change(old, new))
    return tuple(changes)


def _change(old: ProposedStep, new: ProposedStep) -> Change:
    text = new.step.text
    if old.start and new.start:
        later = new.start > old.start
        way = "later" if later else "earlier"
        return Change(
            text,
            f"“{text}” would start {way}: {say_date(new.start)} instead of {say_date(old.start)}.",
            later,
        )
    if new.date_kind is DateKind.NO_PLACE:
        return Change(text, f"“{text}” would have no place. {new.reasons[0].text}", True)
    if new.start:
        return Change(text, f"“{text}” would start on {say_date(new.start)}.", False)
    return Change(text, f"“{text}” would have no date. {new.reasons[0].text}", bool(old.start))
