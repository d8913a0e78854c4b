"""What practitioners of the demonstration have done here with the people of its stories: a caseload
file cannot tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from followthrough.accounts.queries import actor_named
from followthrough.demo.generator import crn_of
from followthrough.demo.settled import settle
from followthrough.demo.staff import FIRST
from followthrough.demo.stories import Acts, acts_of, story_of
from followthrough.early_ending.actions import EarlyEndContent, decide_early_end
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.rules import Judgement, JudgementAnswer
from followthrough.people.queries.opening import case_for
from followthrough.plans.actions.locking import ChangeNote
from followthrough.sequencing.actions import publish_order, withdraw_order
from followthrough.sequencing.queries import orders_of, published_orders


def act_out(people: int, today: date) -> None:
    """What stands already stays as it is, so a load that was broken off goes on."""
    for number in range(people):
        if (story := story_of(number, people)) is not None:
            _act(crn_of(number), acts_of(story, today), today)


def _act(crn: str, acts: Acts, today: date) -> None:
    by = actor_named(FIRST.username)
    case = case_for(by, crn)
    if acts.published and not published_orders([case.pk]):
        publish_order(by, case, today=today)
    if acts.withdrawn and not orders_of(case.pk):
        order = publish_order(by, case, today=today)
        withdraw_order(by, case, acts.withdrawn, seen=order.number)
    if acts.early_end:
        sentence_id = case.sentences.get().pk
        if early_end_of(sentence_id) is None:
            end = _early_end(acts.early_end)
            note = ChangeNote(today, words=acts.early_end["words"])
            decide_early_end(by, case, sentence_id, end, note)
    for told in acts.settled:
        settle(by, case, told, today)


def _early_end(told: Mapping[str, Any]) -> EarlyEndContent:
    judgements = {
        condition: Judgement(JudgementAnswer.MET.value, because)
        for condition, because in told["because"].items()
    }
    return EarlyEndContent(date.fromisoformat(told["ends_on"]), judgements)
