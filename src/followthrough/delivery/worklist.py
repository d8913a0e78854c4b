"""What needs doing first over a caseload, and what went well, from one reading of the facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from followthrough import policy
from followthrough.common.dates import england_and_wales
from followthrough.delivery.facts import facts_for_rules
from followthrough.delivery.rules import Context, due, good_news
from followthrough.delivery.telling import (
    Names,
    NewsTold,
    ThingToDo,
    news_told,
    order_over_cases,
    things_told,
)
from followthrough.people.rules.due_item import due_rules
from followthrough.plans.rules import KnowsPlan

GOOD_NEWS_SHOWN = 5


@dataclass(frozen=True)
class Worklist:
    """`due` in the declared order; `good_news` at most five, no more than one a person."""

    due: tuple[ThingToDo, ...]
    good_news: tuple[NewsTold, ...]


def context_on(today: date) -> Context:
    return Context(policy.history(), today, england_and_wales())


def worklist(case_ids: Iterable[int], today: date, user_id: int | None = None) -> Worklist:
    """`user_id`: who reads it."""
    context, rules = context_on(today), due_rules()
    facts = facts_for_rules(case_ids, rules, KnowsPlan).values()
    names = Names.of(facts)
    items = [item for case_work in facts for item in due(case_work, context, rules)]
    newest = [news[0] for case_work in facts if (news := good_news(case_work, context))]
    praise = news_told(newest, names)
    praise.sort(key=lambda news: (news.on.toordinal() * -1, news.case.crn))
    things = sorted(things_told(items, names, context, user_id), key=order_over_cases)
    return Worklist(tuple(things), tuple(praise[:GOOD_NEWS_SHOWN]))


def things_to_do(
    case_ids: Iterable[int],
    context: Context,
    kinds: Collection[str] | None = None,
    user_id: int | None = None,
) -> list[ThingToDo]:
    """All that there is to do on these cases, in the declared order, or only what is of the kinds
    of these codes: then no more is read than the rules that find them need. `user_id`: who reads
    it."""
    rules = due_rules(kinds)
    facts = facts_for_rules(case_ids, rules)
    items = [item for case_work in facts.values() for item in due(case_work, context, rules)]
    if kinds is not None:
        items = [item for item in items if item.kind in kinds]
    # A rule that found something about a step has read the plan; others need not have.
    about_steps = {item.case_id for item in items if item.step_id is not None}
    steps = Names.of(facts[case_id] for case_id in about_steps).steps
    names = Names({case_id: case_work.case for case_id, case_work in facts.items()}, steps)
    return sorted(things_told(items, names, context, user_id), key=order_over_cases)
