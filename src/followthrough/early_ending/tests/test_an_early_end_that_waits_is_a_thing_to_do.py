"""An early end that one person decided is a thing to do of a manager who did not decide it, until
it is confirmed or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from followthrough.common.roles import Capability
from followthrough.early_ending.rules import EarlyEndFacts
from followthrough.early_ending.rules.due import EARLY_END_TO_CONFIRM, early_ends_to_confirm
from followthrough.early_ending.tests.values import TODAY, case_facts_of, sentence_facts
from followthrough.people.rules import CaseFacts
from followthrough.people.rules.due_item import LEGAL, MANAGER, Due
from followthrough.people.rules.due_page import at
from followthrough.people.telling import About, due_text
from followthrough.policy import context_on

ENDS = TODAY + timedelta(days=14)
AMARA = 7
CONTEXT = context_on(TODAY)
CASE = case_facts_of(sentence_facts())


@dataclass(frozen=True)
class Known:
    case: CaseFacts
    early_ends: tuple[EarlyEndFacts, ...]


def end(sentence_id: int = CASE.sentences[0].id, **days: date) -> EarlyEndFacts:
    return EarlyEndFacts(
        sentence_id=sentence_id, decided_by=AMARA, decided_on=TODAY, ends_on=ENDS, **days
    )


def due_of(*ends: EarlyEndFacts) -> list[Due]:
    return list(early_ends_to_confirm(Known(CASE, ends), CONTEXT))


def test_it_says_what_when_for_whom_and_for_whom_not() -> None:
    [item] = due_of(end())
    assert (item.kind, item.urgency.code) == (EARLY_END_TO_CONFIRM.code, LEGAL.code)
    assert (item.on, item.since) == (ENDS, TODAY)
    assert (item.addressee, item.needs) == (MANAGER, Capability.CONFIRM_EARLY_END)
    assert item.not_for == item.user_id == AMARA
    assert item.subject == f"sentence:{CASE.sentences[0].id}"
    assert at(item, CASE.crn) == ("early-end", (CASE.crn, CASE.sentences[0].id), "")


@pytest.mark.parametrize(
    "days",
    [
        {"confirmed_on": TODAY},
        {"confirmed_on": TODAY, "told_on": TODAY},
        {"withdrawn_on": TODAY},
    ],
)
def test_what_waits_for_no_second_person_is_none(days: dict[str, date]) -> None:
    assert due_of(end(**days)) == []


def test_where_nothing_is_decided_there_is_none() -> None:
    assert due_of() == []


def test_of_a_sentence_that_the_source_took_back_nothing_is_asked() -> None:
    assert due_of(end(sentence_id=CASE.sentences[0].id + 1)) == []


@pytest.mark.parametrize(
    ("read_on", "more"),
    [(TODAY, ""), (ENDS, ""), (ENDS + timedelta(days=1), " That day has passed.")],
)
def test_it_names_who_decided_and_says_when_its_day_has_passed(read_on: date, more: str) -> None:
    [item] = due_of(end())
    said = due_text(item, About(CASE, "", context_on(read_on), "Amara Osei"))
    assert said.text == (
        f"Amara Osei decided on 4 January 2027 that the sentence ends on 18 January 2027.{more}"
    )
    assert said.action == "Look at it"
