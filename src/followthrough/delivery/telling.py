"""Things to do and good news as somebody reads them: the sentence, the page and whom it is about,
made of the keys that the rules give, or that are stored, and of names and texts of steps as they
are now.

    names = Names.of(facts, users_named(items))
    for thing in things_told(items, names, context, actor.user_id):
        thing.text, thing.action, thing.case.name
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from followthrough.delivery.rules.good_news import GoodNews
from followthrough.delivery.words import good_news_sentence
from followthrough.people.rules.due_item import Due, Urgency
from followthrough.people.rules.due_page import PageAt, at
from followthrough.people.telling import About, NamedCase, due_text
from followthrough.plans.rules import KnowsPlan
from followthrough.policy.context import Context


@dataclass(frozen=True)
class Names:
    """What sentences name: cases by their id, texts of steps and names of users by theirs."""

    cases: Mapping[int, NamedCase]
    steps: Mapping[int, str]
    users: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[KnowsPlan], users: Mapping[int, str] | None = None) -> Names:
        """Of facts that were read already, which name no users."""
        cases: dict[int, NamedCase] = {}
        steps: dict[int, str] = {}
        for known in facts:
            cases[known.case.case_id] = known.case
            steps |= {step.id: step.text for step in known.steps}
        return cls(cases, steps, users or {})


@dataclass(frozen=True)
class ThingToDo:
    """`text` is as the user reads it who looks."""

    item: Due
    case: NamedCase
    text: str
    action: str
    at: PageAt

    @property
    def urgency(self) -> Urgency:
        return self.item.urgency

    @property
    def on(self) -> date:
        return self.item.on

    @property
    def kind(self) -> str:
        return self.item.kind


def things_told(
    items: Iterable[Due],
    names: Names,
    context: Context,
    user_id: int | None,
    *,
    manages: bool = False,
) -> list[ThingToDo]:
    """In the order given, as that user reads them, who may oversee the unit (`manages`): of a case
    that they hold themselves they read what its practitioner does. Raises KeyError where `names`
    lacks a case, a step or a user of an item."""
    return [_thing_told(item, names, context, user_id, manages) for item in items]


def _thing_told(
    item: Due, names: Names, context: Context, user_id: int | None, manages: bool
) -> ThingToDo:
    case = names.cases[item.case_id]
    step = "" if item.step_id is None else names.steps[item.step_id]
    user = "" if item.user_id is None else names.users[item.user_id]
    holds_it = user_id is not None and user_id == case.practitioner_id
    said = due_text(item, About(case, step, context, user, manages and not holds_it))
    to_others = "" if user_id == case.practitioner_id else said.to_others
    return ThingToDo(item, case, to_others or said.text, said.action, at(item, case.crn))


@dataclass(frozen=True)
class NewsTold:
    item: GoodNews
    case: NamedCase
    text: str

    @property
    def on(self) -> date:
        return self.item.on


def news_told(news: Iterable[GoodNews], names: Names) -> list[NewsTold]:
    """In the order given. Raises KeyError where `names` lacks a case or a step of an item."""
    return [
        NewsTold(item, case, good_news_sentence(item.kind, case.called, names.steps[item.step_id]))
        for item in news
        for case in [names.cases[item.case_id]]
    ]
