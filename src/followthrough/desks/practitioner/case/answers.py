"""What is known of a person that delivery has to fit, under each record that they have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from followthrough.common.dates import say_list
from followthrough.people.rules import Unsaid
from followthrough.people.rules.carrying_over import plain
from followthrough.people.words import ABOUT, SEX, YES_NO, label_of_answer

if TYPE_CHECKING:
    from followthrough.people.models import Person

ASKED = {"sex": "Sex", **ABOUT}


def answers(name: str, person: Person, others: Sequence[Person]) -> list[str]:
    """What the records say, each once; with their CRNs where it is not the same: nobody knows
    which is right. Empty where it was not asked under any of them."""
    said: dict[str, tuple[str, list[str]]] = {}
    for record in (person, *others):
        value = getattr(record, name)
        if value != Unsaid.NOT_ASKED:
            text = _say(value)
            said.setdefault(plain(text), (text, []))[1].append(record.crn)
    if [person.crn in crns for _, crns in said.values()] == [True]:
        return [text for text, _ in said.values()]
    return [f"{text} (under {say_list(crns)})" for text, crns in said.values()]


def differing_answers(person: Person, other: Person) -> list[tuple[str, str, str]]:
    """The answers of two records where both have one and it is not the same."""
    found = []
    for name, label in ASKED.items():
        here, there = getattr(person, name), getattr(other, name)
        if Unsaid.NOT_ASKED not in (here, there) and plain(here) != plain(there):
            found.append((label, _say(here), _say(there)))
    return found


def _say(value: str) -> str:
    return SEX.get(value) or YES_NO.get(value) or label_of_answer(value)
