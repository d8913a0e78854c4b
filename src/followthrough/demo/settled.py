"""What was recorded in the demonstration of things to do themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from followthrough.common.actors import Actor
from followthrough.delivery.facts import facts_with
from followthrough.delivery.rules.digest import parts_read
from followthrough.delivery.rules.due import found
from followthrough.people.actions.settling import (
    DoneNote,
    PutOffNote,
    put_off,
    record_done_elsewhere,
)
from followthrough.people.queries import Case
from followthrough.policy import context_on
from followthrough.sequencing.rules.published import KnowsOrder


def settle(by: Actor, case: Case, told: Mapping[str, Any], today: date) -> None:
    """Raises ValueError where the rules find no such thing: a story that says so is wrong."""
    context = context_on(today)
    facts = facts_with([case.pk], parts_read(), KnowsOrder)[case.pk]
    things = [i for i in found(facts, context) if (i.kind, i.subject) == _which(told)]
    if len(things) != 1:
        raise ValueError(f"A story speaks of {_which(told)}, which is not to do.")
    [item] = things
    settled = {row.occasion for row in facts.case.put_off}
    settled |= {row.occasion for row in facts.case.done_elsewhere}
    if item.occasion in settled:
        return
    if "until" in told:
        until = date.fromisoformat(told["until"])
        note = PutOffNote(until, told["reason"], told["words"])
        put_off(by, case, item, note, context)
    else:
        done = DoneNote(date.fromisoformat(told["on"]), told["who"], told["words"])
        record_done_elsewhere(by, case, item, done, today)


def _which(told: Mapping[str, Any]) -> tuple[str, str]:
    return (told["thing"], told["about"])
