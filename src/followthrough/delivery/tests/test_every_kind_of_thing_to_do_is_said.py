"""Whatever a room declares that there may be to do, it says in its `due_words.py`: what it is, and
what to do about it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest
from django.urls import reverse

from followthrough.delivery.rules import due
from followthrough.delivery.telling import Names, ThingToDo, things_told
from followthrough.delivery.tests.facts import USERS, case, context, on, to_do
from followthrough.delivery.tests.strategies import many_cases
from followthrough.people.rules.due_item import DUE_KINDS, Due
from followthrough.people.telling import DUE_WORDS, About, due_text

KINDS = [kind.code for kind in DUE_KINDS.all()]


@cache
def read() -> dict[str, list[ThingToDo]]:
    """By kind, as the practitioner reads it."""
    by_kind: dict[str, list[ThingToDo]] = {kind: [] for kind in KINDS}
    for facts in many_cases():
        for thing in to_do(facts):
            by_kind[thing.kind].append(thing)
    return by_kind


def test_every_kind_has_words_and_no_words_are_left_over() -> None:
    DUE_WORDS.all()
    assert sorted(DUE_WORDS.declared) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_found_of_it_says_a_text_an_action_and_a_page(kind: str) -> None:
    assert read()[kind]
    for thing in read()[kind]:
        assert thing.text.endswith((".", "?"))
        assert thing.action
        assert not thing.action.endswith(".")
        assert reverse(thing.at.name, args=thing.at.args)


def test_whoever_oversees_the_unit_is_not_told_to_ask_their_manager() -> None:
    for facts in many_cases():
        items, names = due(facts, context()), Names.of([facts], USERS)
        for thing in things_told(items, names, context(), 2, manages=True):
            assert "your manager" not in f"{thing.text} {thing.action}"


def test_of_a_case_that_they_hold_themselves_they_read_what_its_practitioner_does() -> None:
    asked = 0
    held = [facts for facts in many_cases() if facts.case.practitioner_id is not None]
    for facts in held:
        items, names = due(facts, context()), Names.of([facts], USERS)
        holder = facts.case.practitioner_id
        as_holder = things_told(items, names, context(), holder)
        assert things_told(items, names, context(), holder, manages=True) == as_holder
        asked += sum("your manager" in thing.action for thing in as_holder)
    assert asked


def test_who_has_no_account_holds_no_case_that_nobody_holds() -> None:
    asked = 0
    for held in many_cases():
        facts = replace(held, case=replace(held.case, practitioner_id=None))
        items, names = due(facts, context()), Names.of([facts], USERS)
        as_manager = things_told(items, names, context(), None, manages=True)
        assert not any("your manager" in thing.action for thing in as_manager)
        asked += sum(
            "your manager" in thing.action for thing in things_told(items, names, context(), None)
        )
    assert asked


def test_what_was_stored_is_said_like_what_was_found() -> None:
    for facts in many_cases():
        items, names = due(facts, context()), Names.of([facts], USERS)
        again = [Due.read(i.case_id, json.loads(json.dumps(i.stored()))) for i in items]
        for reader in (1, None):
            assert things_told(again, names, context(), reader) == things_told(
                items, names, context(), reader
            )


def test_what_was_or_is_due_follows_the_day_on_which_it_is_read() -> None:
    facts = case(registers={"rcpr": 0})
    items, names = due(facts, context()), Names.of([facts], USERS)
    [today] = things_told(items, names, context(), 1)
    [tomorrow] = things_told(items, names, context(on(1)), 1)
    assert " is due on 4 January 2027." in today.text
    assert tomorrow.text == today.text.replace(" is due ", " was due ")


def test_a_kind_without_words_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = case(registers={"rcpr": 0})
    [item] = due(facts, context())
    monkeypatch.delitem(DUE_WORDS.declared, item.kind)
    with pytest.raises(LookupError, match=r"'register-review' in its due_words\.py"):
        due_text(item, About(facts.case, "", context()))
