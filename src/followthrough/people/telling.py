"""How a thing to do is said to whoever reads it: each room says its own kinds in its
`due_words.py`, with what the item holds, and with names and the text of the step as they are now.

    @says(REGISTER_REVIEW)
    def register_review(item: Due, about: About) -> DueText:
        return DueText(f"The review of “{…}” is due.", "Review it with your manager")

No rule is asked here: what only a rule can know is in the values of the item.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from followthrough.common.registry import Registry
from followthrough.people.rules.done_elsewhere import RECORDED, RECORDED_OF_LESS
from followthrough.people.rules.due_item import Due, DueKind
from followthrough.people.words_of_settling import say_no_file_since, say_recorded_of_less
from followthrough.policy.context import Context


class NamedCase(Protocol):
    """What sentences and lists say of a case; `CaseFacts` has all of it."""

    @property
    def case_id(self) -> int: ...
    @property
    def crn(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def called(self) -> str: ...
    @property
    def practitioner_id(self) -> int | None: ...
    @property
    def practitioner_name(self) -> str: ...


@dataclass(frozen=True)
class About:
    """`step` is the text of the step that the item is about, "" where it is about none; `user` the
    name of the user among its values, "" where there is none. `context` has the day looked at and
    its labels. `manages`: who reads oversees the unit, so that nobody tells them to ask their
    manager."""

    case: NamedCase
    step: str
    context: Context
    user: str = ""
    manages: bool = False

    def by_reader(self, to_holder: str, to_manager: str) -> str:
        """What is to be done, as each of them reads it."""
        return to_manager if self.manages else to_holder


class DueText(NamedTuple):
    """`to_others` is the text for somebody else than the practitioner, where that one speaks to
    "you"."""

    text: str
    action: str
    to_others: str = ""


DueWords = Callable[[Due, About], DueText]
W = TypeVar("W", bound=DueWords)

WHY_AGAIN = {RECORDED: say_no_file_since, RECORDED_OF_LESS: say_recorded_of_less}
DUE_WORDS: Registry[DueWords] = Registry("due_words.py")


def says(*kinds: DueKind) -> Callable[[W], W]:
    """Declares how things to do of these kinds are said."""

    def declare(words: W) -> W:
        for kind in kinds:
            DUE_WORDS.add(kind.code, words)
        return words

    return declare


def due_text(item: Due, about: About) -> DueText:
    """Raises LookupError where no room says its kind. What was recorded as done elsewhere, and is
    asked once more, says why."""
    said = DUE_WORDS.named(item.kind)(item, about)
    for value, say_why in WHY_AGAIN.items():
        if done_on := item.values.get(value):
            again = say_why(item.kind, date.fromisoformat(str(done_on)))
            to_others = f"{said.to_others} {again}" if said.to_others else ""
            return said._replace(text=f"{said.text} {again}", to_others=to_others)
    return said
