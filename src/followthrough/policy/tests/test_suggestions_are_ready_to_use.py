"""The suggested goals and steps of the policy pack can be taken over as they stand: the plan would
save them, and nothing in them is left open, stands twice or looks away from where one is going."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import chain
from typing import Any

import pytest

from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.loader import on
from followthrough.policy.tests.pack_files import suggested_texts, values

# As in plans/rules/validation.py, which stands above this room and is not imported.
ACTORS = {"person", "practitioner", "provider", "agency", "key_individual", "other"}
ROUTES = {"referral", "probation_staff", "person", "key_individual", "signposting"}
LONGEST_GOAL, LONGEST_STEP = 80, 100
# Words for what a person leaves, and words that order about or belong to the trade.
NOT_TOWARDS = r"\b(not|no|never|stop|avoid|without|quit|\w+n't)\b"
NOT_PLAIN = (
    r"\b(must|should|comply|engage|access|address|utilise|explore|identify|intervention|referral"
    r"|offence|offending|offender|probation|compliance|triggers?|relapse|lapse|coping|network)\b"
)
OF_ONE_SEX_FAITH_OR_FAMILY = (
    r"\b(he|him|his|she|her|hers|man|men|woman|women|mothers?|fathers?|mum|dad|sons?|daughters?"
    r"|wife|husband|partner|girlfriend|boyfriend|church|mosque|temple|pray|prayer|god)\b"
)


def goals(area: str) -> list[str]:
    result: list[str] = values("suggestions")[area]["goals"]
    return result


def steps(area: str) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = values("suggestions")[area]["steps"]
    return result


every_area = pytest.mark.parametrize("area", values("need_areas"))


def test_every_need_area_has_suggestions_and_nothing_else_has() -> None:
    assert list(values("suggestions")) == list(values("need_areas"))


def test_the_loader_hands_them_on_as_they_stand() -> None:
    pack = on(date(2026, 11, 23))
    assert set(pack.suggestions) == set(pack.need_areas)
    for area, suggested in pack.suggestions.items():
        assert [*suggested.goals, *(s.text for s in suggested.steps)] == suggested_texts(area)


@every_area
def test_there_are_enough_to_choose_from_and_few_enough_to_read(area: str) -> None:
    assert 5 <= len(goals(area)) <= 7
    assert 7 <= len(steps(area)) <= 10


@every_area
def test_texts_are_short_tidy_and_leave_no_gap_to_fill(area: str) -> None:
    assert max(map(len, goals(area))) <= LONGEST_GOAL
    assert max(len(step["text"]) for step in steps(area)) <= LONGEST_STEP
    for text in suggested_texts(area):
        assert text == " ".join(text.split()), text
        assert text[0].isupper(), text
        assert not re.search(r"[\[\]{}<>_…/]|\.\.|\bX+\b", text), text


def test_no_text_stands_twice() -> None:
    counts = Counter(
        text.casefold() for text in chain(*map(suggested_texts, values("suggestions")))
    )
    assert {text for text, count in counts.items() if count > 1} == set()


@every_area
def test_a_goal_is_the_persons_own_and_says_what_they_move_towards(area: str) -> None:
    for goal in goals(area):
        assert re.search(r"\b(I|me|my)\b", goal, re.IGNORECASE), goal
        assert not re.search(NOT_TOWARDS, goal, re.IGNORECASE), goal


@every_area
def test_the_words_are_plain_and_fit_everybody(area: str) -> None:
    for text in suggested_texts(area):
        assert not re.search(NOT_PLAIN, text, re.IGNORECASE), text
        assert not re.search(OF_ONE_SEX_FAITH_OR_FAMILY, text, re.IGNORECASE), text


@every_area
def test_a_step_says_who_does_it_by_which_route_and_as_what_work(area: str) -> None:
    for step in steps(area):
        assert {*step, "nature"} == {"text", "actor", "route", "intervention", "nature"}, step
        assert step.get("nature", Nature.ONE_OFF) in set(Nature), step
        looks_back = step["text"].startswith("Look back")
        assert (
            looks_back is ("nature" in step and step["nature"] == Nature.LOOK_BACK)
            or step["intervention"]
        ), step
        assert step["actor"] in ACTORS, step
        assert step["route"] in ROUTES, step
        if step["intervention"] is None:
            assert step["route"] != "referral", f"a referral names its work: {step}"
        else:
            assert step["intervention"] in values("intervention_types"), step


@every_area
def test_who_delivers_a_step_and_its_route_agree(area: str) -> None:
    for step in steps(area):
        assert (step["actor"] == "practitioner") == (step["route"] == "probation_staff"), step
        assert (step["actor"] == "key_individual") == (step["route"] == "key_individual"), step
        assert (step["actor"] == "provider") == (step["route"] == "referral"), step


@every_area
def test_a_referral_goes_to_work_of_its_own_area(area: str) -> None:
    kinds = values("intervention_types")
    for step in steps(area):
        if step["route"] == "referral":
            assert kinds[step["intervention"]]["area"] == area, step


@every_area
def test_the_steps_are_shared_between_several_people(area: str) -> None:
    assert {"person", "practitioner", "provider", "key_individual"} <= {
        step["actor"] for step in steps(area)
    }


@every_area
def test_one_step_looks_back_and_keeps_what_helped(area: str) -> None:
    assert sum(step["text"].startswith("Look back") for step in steps(area)) == 1


@pytest.mark.parametrize("area", ["drugs", "alcohol", "health"])
def test_a_set_back_has_words_and_a_plan(area: str) -> None:
    assert any(goal.startswith("If I ") for goal in goals(area))
    assert any(re.search(r"set-back|again|bad day", step["text"]) for step in steps(area))
