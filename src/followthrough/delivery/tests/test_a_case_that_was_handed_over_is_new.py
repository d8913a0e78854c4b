"""A practitioner who is given a case that ran before is told so for some time, with the note."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.telling import ThingToDo
from followthrough.delivery.tests.facts import case, on, to_do

OPENED = -300


def new(
    since: int | None,
    *,
    opened: int = OPENED,
    before=True,
    note=True,
    again=False,
    reader: int | None = 1,
) -> list[ThingToDo]:
    facts = case(opened=opened)
    held = {"held_since": None if since is None else on(since)}
    held |= {"held_before": before, "has_handover_note": note, "held_again": again}
    things = to_do(replace(facts, case=replace(facts.case, **held)), reader=reader)
    return [item for item in things if item.kind == "handed-over"]


@pytest.mark.parametrize(
    ("since", "speaks"),
    [(1, False), (0, True), (-14, True), (-15, False), (OPENED, False), (None, False)],
)
def test_it_is_due_from_the_day_of_the_handover_for_fourteen_days(since, speaks):
    assert bool(new(since)) is speaks


@pytest.mark.parametrize(("opened", "speaks"), [(-3, False), (-4, True)])
def test_whoever_holds_the_case_since_it_opened_was_handed_nothing_over(opened, speaks):
    assert bool(new(-3, opened=opened)) is speaks


@pytest.mark.parametrize(
    ("before", "note", "speaks"),
    [(False, False, False), (True, False, True), (False, True, True), (True, True, True)],
)
def test_a_first_practitioner_was_handed_over_what_came_with_a_note(before, note, speaks):
    assert bool(new(-3, before=before, note=note)) is speaks


def test_it_leads_to_the_note_where_there_is_one():
    [item] = new(-3)
    assert (item.text, item.action) == (
        "New to you since 1 January 2027.",
        "Read the handover note",
    )
    assert (item.at[0], item.on) == ("case", on(-3))
    [item] = new(-3, note=False)
    assert item.text == "New to you since 1 January 2027. There is no handover note."
    assert item.action == "Read what happened so far, and meet Sam"


@pytest.mark.parametrize(
    ("note", "action"),
    [(True, "Read the handover note"), (False, "Read what happened since you had it")],
)
def test_what_came_back_is_not_new_and_lacks_no_note(note, action):
    [item] = new(-3, again=True, note=note)
    assert (item.text, item.action) == ("With you again since 1 January 2027.", action)
    assert new(-3, again=True, reader=99)[0].text == "With Amara again since 1 January 2027."


def test_others_than_the_practitioner_are_told_to_whom_it_is_new():
    [item] = new(-3)
    assert new(-3, reader=item.case.practitioner_id)[0].text == item.text
    assert new(-3, reader=99)[0].text == "New to Amara since 1 January 2027."
    assert new(-3, reader=None)[0].text == "New to Amara since 1 January 2027."
