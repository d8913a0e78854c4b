"""What is worth saying well done for. Good news has the same rank as what needs doing, and is kept
in the same way: keys and days, of which a sentence is made where it is read. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from followthrough.people.rules.case_life import is_over
from followthrough.plans.rules import FactKind, KnowsPlan, StepState
from followthrough.plans.rules.natures import is_staff_only
from followthrough.policy.context import Context
from followthrough.sequencing.rules.under_way import UnderWay, under_way

RECENT = timedelta(days=28)


class NewsKind(StrEnum):
    FINISHED = "finished"
    STARTED = "started"
    STABLE = "stable"


@dataclass(frozen=True)
class GoodNews:
    """`step_id` is of the step that was started or finished, or after which "stable enough" was
    recorded."""

    case_id: int
    kind: NewsKind
    on: date
    step_id: int

    def stored(self) -> dict[str, Any]:
        """What JSON holds of it, without its case; `read` is the inverse."""
        return {"kind": self.kind.value, "on": self.on.isoformat(), "step": self.step_id}

    @classmethod
    def read(cls, case_id: int, stored: Mapping[str, Any]) -> GoodNews:
        day = date.fromisoformat(stored["on"])
        return cls(case_id, NewsKind(stored["kind"]), day, stored["step"])


def good_news(facts: KnowsPlan, context: Context) -> list[GoodNews]:
    """What went well in the last four weeks, the newest first; nothing of a case that is over."""
    if is_over(facts.case):
        return []
    found = _all_good_news(facts, context)
    recent = [n for n in found if context.today - RECENT <= n.on <= context.today]
    return sorted(recent, key=lambda news: news.on, reverse=True)


def _all_good_news(facts: KnowsPlan, context: Context) -> Iterator[GoodNews]:
    """Nobody is praised for what only staff did, nor for work that is not known to go on."""
    case_id = facts.case.case_id
    for step in facts.steps:
        if is_staff_only(step, context.pack):
            continue
        finished, started = step.on(FactKind.FINISHED), step.on(FactKind.STARTED)
        if step.state is StepState.FINISHED and finished:
            yield GoodNews(case_id, NewsKind.FINISHED, finished, step.id)
        elif step.state is StepState.STARTED and started:
            how = under_way(step, facts.case, context.pack, context.today)
            if how is not UnderWay.GOES_ON:
                continue
            yield GoodNews(case_id, NewsKind.STARTED, started, step.id)
        if step.stable_on:
            yield GoodNews(case_id, NewsKind.STABLE, step.stable_on, step.id)
