"""What is said of things to do that are put off or were done elsewhere."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.people.rules.due_item import DUE_KINDS, NEED, REGISTER
from followthrough.policy.pack import CaseReason, Pack


def say_thing(kind: str, subject: str, pack: Pack) -> str:
    """What the thing was about, in the words of its class: "Safety of others: MAPPA". A step has a
    name of its own, which stands beside."""
    try:
        declared = DUE_KINDS.named(kind)
    except LookupError:  # of an earlier release
        return ""
    about, _, code = subject.partition(":")
    label = ""
    if about == REGISTER and code in pack.known.registers:
        label = pack.known.registers[code].label
    elif about == NEED:
        label = pack.area_label(code)
    return f"{declared.urgency.label}: {label}" if label else declared.urgency.label


def say_put_off(until: date, reason: CaseReason | None, words: str = "") -> str:
    """Put off until 4 December: Waiting for somebody’s answer."""
    why = reason.label if reason else ""
    if words:
        why = f"{why}: “{words}”" if why else f"“{words}”"
    said = f"Put off until {say_date(until)}"
    return f"{said}: {why}." if why else f"{said}."


def say_done_elsewhere(on: date, who: str, words: str) -> str:
    """Recorded as done on 3 December by Jo Reed: in the other system."""
    return f"Recorded as done on {say_date(on)} by {who}: “{words}”."


def say_no_file_since(on: date) -> str:
    return f"Recorded as done on {say_date(on)}; no file has said so since."
