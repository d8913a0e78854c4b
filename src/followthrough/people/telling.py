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
from typing import NamedTuple, Protocol, TypeVar

from followthrough.common.registry import Registry
from followthrough.people.rules.due_item import Due, DueKind
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
    its labels."""

    case: NamedCase
    step: str
    context: Context
    user: str = ""


class DueText(NamedTuple):
    """`to_others` is the text for somebody else than the practitioner, where that one speaks to
    "you"."""

    text: str
    action: str
    to_others: str = ""


DueWords = Callable[[Due, About], DueText]
W = TypeVar("W", bound=DueWords)

DUE_WORDS: Registry[DueWords] = Registry("due_words.py")


def says(*kinds: DueKind) -> Callable[[W], W]:
    """Declares how things to do of these kinds are said."""

    def declare(words: W) -> W:
        for kind in kinds:
            DUE_WORDS.add(kind.code, words)
        return words

    return declare


def due_text(item: Due, about: About) -> DueText:
    """Raises LookupError where no room says its kind."""
    return DUE_WORDS.named(item.kind)(item, about)
