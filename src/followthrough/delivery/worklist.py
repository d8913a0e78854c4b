"""What needs doing first over a caseload, and what went well, from one reading of the facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from followthrough import policy
from followthrough.common.dates import england_and_wales
from followthrough.delivery.facts import facts_for_rules
from followthrough.delivery.rules import Context, Due, GoodNews, due, good_news
from followthrough.people.rules.due_item import due_rules, order_key
from followthrough.plans.rules import KnowsPlan

GOOD_NEWS_SHOWN = 5


@dataclass(frozen=True)
class Worklist:
    """`due` in the declared order; `good_news` at most five, no more than one a person."""

    due: tuple[Due, ...]
    good_news: tuple[GoodNews, ...]


def context_on(today: date) -> Context:
    return Context(policy.history(), today, england_and_wales())


def worklist(case_ids: Iterable[int], today: date) -> Worklist:
    context, rules = context_on(today), due_rules()
    facts = facts_for_rules(case_ids, rules, KnowsPlan).values()
    items = [item for case_work in facts for item in due(case_work, context, rules)]
    praise = [news[0] for case_work in facts if (news := good_news(case_work, context))]
    praise.sort(key=lambda news: (news.on.toordinal() * -1, news.case.crn))
    return Worklist(tuple(sorted(items, key=order_key)), tuple(praise[:GOOD_NEWS_SHOWN]))


def things_to_do(
    case_ids: Iterable[int], context: Context, kinds: Collection[str] | None = None
) -> list[Due]:
    """All that there is to do on these cases, in the declared order, or only what is of the kinds
    of these codes: then no more is read than the rules that find them need."""
    rules = due_rules(kinds)
    facts = facts_for_rules(case_ids, rules).values()
    items = (item for case_work in facts for item in due(case_work, context, rules))
    return sorted((i for i in items if kinds is None or i.kind in kinds), key=order_key)
