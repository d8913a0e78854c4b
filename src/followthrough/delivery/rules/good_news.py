"""What is worth saying well done for. Good news has the same rank as what needs doing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import FactKind, KnowsPlan, StepState
from followthrough.policy.context import Context

RECENT = timedelta(days=28)


@dataclass(frozen=True)
class GoodNews:
    case: CaseFacts
    on: date
    text: str


def good_news(facts: KnowsPlan, context: Context) -> list[GoodNews]:
    """What went well in the last four weeks, the newest first."""
    recent = [n for n in _all_good_news(facts) if context.today - RECENT <= n.on <= context.today]
    return sorted(recent, key=lambda news: news.on, reverse=True)


def _all_good_news(facts: KnowsPlan) -> Iterator[GoodNews]:
    called = facts.case.called
    for step in facts.steps:
        finished, started = step.on(FactKind.FINISHED), step.on(FactKind.STARTED)
        if step.state is StepState.FINISHED and finished:
            yield GoodNews(facts.case, finished, f"{called} finished “{step.text}”.")
        elif step.state is StepState.STARTED and started:
            yield GoodNews(facts.case, started, f"{called} started “{step.text}”.")
        if step.stable_on:
            yield GoodNews(
                facts.case, step.stable_on, f"{called} is stable enough for further work."
            )
