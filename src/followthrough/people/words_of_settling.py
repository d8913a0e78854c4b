"""What is said of things to do that are put off or were done elsewhere."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from followthrough.common.dates import say_date
from followthrough.common.wording import within_sentence
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


class ElsewhereWords(NamedTuple):
    """How a page asks for what ends a thing to do outside of it, and what is `said` of it then;
    each `no_` is what is read where that is missing."""

    title: str
    who: str
    no_who: str
    on: str
    no_on: str
    words: str
    no_words: str
    save: str
    said: str
    take_back: str

    def say(self, on: date) -> str:
        return f"{self.said} {say_date(on)}"


DONE = ElsewhereWords(
    title="Done elsewhere",
    who="Who did it?",
    no_who="Enter who did it",
    on="On which day?",
    no_on="Enter the day on which it was done",
    words="In which system does it stand, or how was it done?",
    no_words="Enter in which system it stands, or how it was done",
    save="Record as done",
    said="Done on",
    take_back="It was not done",
)
NONE_NEEDED = ElsewhereWords(
    title="None is needed, or it is seen to elsewhere",
    who="Who decided that, or who sees to it?",
    no_who="Enter who decided that, or who sees to it",
    on="Since which day?",
    no_on="Enter since which day",
    words="Why is none needed, or how is it seen to?",
    no_words="Enter why none is needed, or how it is seen to",
    save="Record it",
    said="None needed, or seen to elsewhere, since",
    take_back="Ask about it again",
)


def elsewhere_words(kind: str) -> ElsewhereWords:
    """Raises LookupError for a kind that no room declares."""
    return NONE_NEEDED if DUE_KINDS.named(kind).may_need_none else DONE


def say_done_elsewhere(kind: str, on: date, who: str, by: str, words: str) -> str:
    """Done on 3 December by Jo Reed. Amara Osei recorded it: “In the other system”"""
    asked = elsewhere_words(kind)
    whose = f" by {who}" if asked is DONE else f": {who}"
    return f"{asked.say(on)}{whose}. {by} recorded it: “{words}”"


def say_recorded_elsewhere(kind: str, on: date) -> str:
    """Recorded as done on 3 December"""
    said = elsewhere_words(kind).say(on)
    return f"Recorded as {within_sentence(said)}"


def say_no_file_since(kind: str, on: date) -> str:
    return f"{say_recorded_elsewhere(kind, on)}; no file has said so since."


def say_recorded_of_less(kind: str, on: date) -> str:
    return f"{say_recorded_elsewhere(kind, on)}, before it became more serious."


def say_reviewed_elsewhere(on: date) -> str:
    return f"The review was done elsewhere on {say_date(on)}."
