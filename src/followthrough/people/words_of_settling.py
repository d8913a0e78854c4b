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


def say_put_off(until: date, reason: CaseReason | None, by: str, words: str = "") -> str:
    """Put off until 4 December: Waiting for somebody’s answer. By Amara Osei. “They call then”"""
    why = f": {reason.label}" if reason else ""
    said = f"Put off until {say_date(until)}{why}."
    if by:
        said += f" By {by}."
    return f"{said} “{words}”" if words else said


def say_done_elsewhere(on: date, who: str, by: str, words: str) -> str:
    """Done on 3 December by Jo Reed. Amara Osei recorded it: “In the other system”"""
    return f"Done on {say_date(on)} by {who}. {by} recorded it: “{words}”"


def say_no_file_since(on: date) -> str:
    return f"Recorded as done on {say_date(on)}; no file has said so since."
