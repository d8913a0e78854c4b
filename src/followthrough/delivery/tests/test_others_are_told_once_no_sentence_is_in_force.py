"""Work of others that goes on once the last sentence has ended or was revoked is a thing to do:
whoever delivers it waits until somebody tells them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import WorkFacts, due
from followthrough.delivery.tests.facts import case, context, on, sentence, step, to_do
from followthrough.people.rules.due_item import step_subject
from followthrough.people.rules.facts import ToldFacts

KIND = "others-after-end"
ELSEWHERE = {"route": "referral", "actor": "provider"}


def kinds(*steps, **sentence_has) -> list[str]:
    has = {"ends": 200} | sentence_has
    changes = has.pop("changes", ())
    order = sentence(has["ends"])._replace(changes=changes)
    facts = case(steps=list(steps), sentences=[order])
    return [item.kind for item in due(facts, context()) if item.kind == KIND]


@pytest.mark.parametrize(("ends", "speaks"), [(0, False), (-1, True)])
def test_from_the_day_after_the_end(ends, speaks):
    assert kinds(step(referred=-9, **ELSEWHERE), ends=ends) == [KIND] * speaks


@pytest.mark.parametrize(("days", "speaks"), [(1, False), (0, True), (-3, True)])
def test_from_the_day_of_a_revocation_whatever_end_the_file_tells(days, speaks):
    changes = (("revoked", on(days)),)
    assert kinds(step(referred=-9, **ELSEWHERE), changes=changes) == [KIND] * speaks


@pytest.mark.parametrize(
    ("about", "ended_on", "asks"),
    [
        ("this", -3, False),
        ("another", -3, True),
        # Of an end that was another one: the case went on since.
        ("this", -4, True),
        ("this", -2, True),
    ],
)
def test_until_they_were_told_of_this_end(about, ended_on, asks):
    waits = step(referred=-9, **ELSEWHERE)
    key = step_subject(waits.id if about == "this" else 0)
    made = case(steps=[waits], sentences=[sentence(-3)])
    told = (ToldFacts(key, on(ended_on)),)
    facts = WorkFacts(replace(made.case, told=told), made.plan, None)
    assert [item.kind for item in due(facts, context()) if item.kind == KIND] == [KIND] * asks


def test_not_of_own_work_nor_of_what_has_not_begun():
    changes = (("revoked", on(-3)),)
    assert kinds(step(started=-9), step(**ELSEWHERE), changes=changes) == []


def test_it_says_who_is_told_and_what_is_recorded():
    facts = case(steps=[step(referred=-9, **ELSEWHERE)], sentences=[sentence(-1)])
    [item] = [one for one in to_do(facts) if "goes on with others" in one.text]
    assert item.text.endswith("and no sentence is in force since 3 January 2027.")
    assert item.action == "See that whoever delivers it is told, and record what becomes of it"
