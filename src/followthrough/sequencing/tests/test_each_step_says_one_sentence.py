"""Each step has one sentence, as somebody would say it to a colleague: what it answers in this
person's life, and what it waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.people.rules import (
    CaseFacts,
    CircumstanceFacts,
    RegisterFacts,
    StrengthFacts,
)
from followthrough.plans.rules import Decision, Fact
from followthrough.sequencing.tests.facts import (
    CASE,
    FINISHED,
    HELD,
    NOTHING,
    ON,
    TODAY,
    assessed,
    place,
    proposed,
    sentence,
    step,
)
from followthrough.services.rules import Directory, GroupFacts

RELEASE = date(2027, 2, 10)


def why(one: Any, *others: Any, case: CaseFacts = CASE, directory: Directory = NOTHING) -> str:
    """The sentence of the first of these steps."""
    found = proposed(one, *others, case=case, directory=directory).step(one.id)
    assert found is not None
    return found.why


NOTHING_BEFORE = "and nothing has to come before it."


@pytest.mark.parametrize(
    ("need", "how_much", "waits"),
    [
        (("immediate", "high"), "a lot of help now", "so it comes first."),
        (("soon", "medium"), "help soon", NOTHING_BEFORE),
        (("later", "low"), "some help later on", NOTHING_BEFORE),
    ],
)
def test_of_a_need_it_says_how_much_and_how_soon(
    need: tuple[str, str], how_much: str, waits: str
) -> None:
    said = why(step(1, area="drugs"), case=assessed(("drugs", *need)))
    assert said == f"Sam needs {how_much} with drug use, {waits}"


def test_what_is_recorded_of_the_persons_life_stands_beside_the_need_that_it_bears_on() -> None:
    lives = (CircumstanceFacts("no_fixed_address"), CircumstanceFacts("works_shifts"))
    case = assessed(
        ("accommodation", "immediate", "high"), ("drugs", "soon", "low"), circumstances=lives
    )

    assert why(step(1, area="accommodation"), case=case) == (
        "Sam has no fixed address and needs a lot of help now with accommodation, "
        "so it comes first."
    )
    assert "address" not in why(step(1, area="drugs"), case=case)


def test_work_that_has_begun_says_what_it_is_for_and_no_when() -> None:
    begun = step(1, area="drugs", facts={"started": Fact(ON)})
    assert why(begun, case=assessed(("drugs", "immediate", "high"))) == (
        "Sam needs a lot of help with drug use."
    )


def test_who_leaves_prison_without_an_address_is_said_before_the_place() -> None:
    inside = replace(
        assessed(
            ("accommodation", "immediate", "high"),
            circumstances=(CircumstanceFacts("no_fixed_address"),),
        ),
        in_custody=True,
        release_on=RELEASE,
    )
    home = step(1, "accommodation_support", route="referral", area="accommodation")
    late = place("accommodation_support", None, first_free_on=RELEASE + timedelta(days=20))

    assert why(home, case=inside, directory=late) == (
        "Sam leaves prison on 10 February 2027 with no address; Northtown Help expects a free "
        "place in the week of 8 March 2027."
    )


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        (["temporary_home"], "Sam needs a lot of help now with accommodation"),
        (["no_fixed_address"], "Sam leaves prison on 10 February 2027 with no address"),
        (
            ["no_fixed_address", "place_from_release"],
            "Sam needs a lot of help now with accommodation",
        ),
    ],
)
def test_of_somebody_in_prison_it_says_no_temporary_home(codes: list[str], says: str) -> None:
    lives = tuple(CircumstanceFacts(code) for code in codes)
    case = assessed(("accommodation", "immediate", "high"), circumstances=lives)
    inside = replace(case, in_custody=True, release_on=RELEASE)
    home = step(1, "accommodation_support", route="referral", area="accommodation")
    assert why(home, case=inside).startswith(says)


def test_what_is_done_outside_waits_for_the_release() -> None:
    inside = replace(assessed(("drugs", "soon", "low")), in_custody=True, release_on=RELEASE)
    assert why(step(1, area="drugs"), case=inside) == (
        "Sam needs some help soon with drug use; it waits for the release on 10 February 2027."
    )


def test_what_needs_stability_names_the_step_that_is_to_bring_it() -> None:
    case = assessed(("thinking", "soon", "high"), ("accommodation", "immediate", "high"))
    home = step(2, "housing_advice", area="accommodation", text="Find a room")

    assert why(step(1, "problem_solving_sessions"), home, case=case) == (
        "Sam needs a lot of help soon with thinking, behaviours and attitudes; it follows “Find a "
        "room”, which has until 1 February 2027 to steady things."
    )


def test_what_does_not_wait_for_stability_says_so_and_not_that_nothing_comes_before_it() -> None:
    case = assessed(("thinking", "immediate", "high"), ("accommodation", "soon", "high"))
    home = step(2, "accommodation_support", route="referral", area="accommodation", text="A room")
    late = place("accommodation_support", None, first_free_on=TODAY + timedelta(weeks=20))
    said = why(step(1, "problem_solving_sessions"), home, case=case, directory=late)
    assert said == (
        "Sam needs a lot of help now with thinking, behaviours and attitudes; it does not wait for "
        "“A room”, which may take until 21 June 2027 to steady things."
    )
    said = why(step(1, "problem_solving_sessions"), home, case=case, directory=NOTHING)
    assert said.endswith("attitudes; it does not wait for “A room”, still without a day.")


def test_the_next_group_with_a_seat_is_named_by_its_day() -> None:
    full, free = GroupFacts("GR1", TODAY, 0), GroupFacts("GR2", date(2027, 3, 8), 2)
    groups = place("drug_recovery_support", None, kind="groups", groups=(full, free))
    course = step(1, "drug_recovery_support", route="referral", area="drugs")

    assert why(course, case=assessed(("drugs", "soon", "low")), directory=groups) == (
        "Sam needs some help soon with drug use; the next group with a free seat starts on "
        "8 March 2027."
    )


def test_what_the_sentence_asks_for_says_which_sentence_and_what() -> None:
    assert why(step(1, requirement_id=1)) == (
        "The community order asks for it (accredited programme), and nothing has to come before it."
    )


def test_a_strength_is_quoted_where_no_need_is_nearer() -> None:
    case = assessed(strengths=(StrengthFacts("S1", "employment", "Paints houses"),))
    assert why(step(1, area="employment", strength="S1"), case=case) == (
        "It builds on a strength, “Paints houses” (employment and education), "
        "and nothing has to come before it."
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("agency_checks", "The assessment of 1 December 2026 sees a risk of harm to children"),
        ("register_review", "The register “Weapons” has its review on 1 March 2027"),
    ],
)
def test_what_staff_do_for_the_safety_of_others_says_who_or_by_which_register(
    kind: str, sentence: str
) -> None:
    registers = (RegisterFacts("weap", ON, date(2027, 3, 1)),)
    case = assessed(harm_to=("children", "self"), registers=registers)
    assert why(step(1, kind), case=case) == f"{sentence}, so it waits for nothing."


def test_somebodys_decision_is_given_with_its_reason() -> None:
    moved = step(1, area="drugs", decision=Decision("move", ON, date(2027, 3, 1), "asked_to_wait"))
    assert why(moved, case=assessed(("drugs", "soon", "low"))).startswith(
        "Sam needs some help soon with drug use; it was moved to 1 March 2027: "
    )


@pytest.mark.parametrize(
    ("directory", "says"),
    [
        (NOTHING, "nobody is listed here who does it, so ask."),
        (
            place("drug_recovery_support", None, capacity=None),
            "nobody knows when Northtown Help has a place, so ask.",
        ),
    ],
)
def test_without_a_day_it_says_what_is_missing(directory: Directory, says: str) -> None:
    course = step(1, "drug_recovery_support", route="referral", area="drugs")
    said = why(course, case=assessed(("drugs", "soon", "low")), directory=directory)
    assert said == f"Sam needs some help soon with drug use; {says}"


REFERRED = {"route": "referral", "facts": {"referred": Fact(ON)}}


@pytest.mark.parametrize("free_on", [TODAY, TODAY + timedelta(days=60), None])
def test_a_place_that_may_not_hold_since_a_move_is_not_promised(free_on: date | None) -> None:
    moved = replace(assessed(("drugs", "soon", "low")), moved_on=ON + timedelta(days=5))
    waits = step(1, "drug_recovery_support", area="drugs", **REFERRED)
    capacity = {"capacity": None} if free_on is None else {"first_free_on": free_on}
    directory = place("drug_recovery_support", None, **capacity)
    assert why(waits, case=moved, directory=directory) == (
        "Sam needs some help soon with drug use; it was referred before the case moved to this "
        "unit on 6 December 2026, so ask whether the place holds."
    )
    heard = waits._replace(facts={**waits.facts, "asked": Fact(ON + timedelta(days=9))})
    assert "holds" not in why(heard, case=moved, directory=directory)
    not_referred = waits._replace(facts={})
    assert "holds" not in why(not_referred, case=moved, directory=directory)


def test_a_place_that_may_not_hold_since_a_recall_is_not_promised() -> None:
    licence = sentence(1, date(2026, 9, 1), date(2027, 12, 31))
    recalled = licence._replace(kind="licence", changes=(("recalled", date(2026, 12, 14)),))
    case = replace(assessed(("drugs", "soon", "low")), sentences=(recalled,))
    waits = step(1, "drug_recovery_support", area="drugs", **REFERRED)
    places = place("drug_recovery_support", None, first_free_on=TODAY + timedelta(days=60))
    assert why(waits, case=case, directory=places) == (
        "Sam needs some help soon with drug use; it was referred before the recall on 14 December "
        "2026, so ask whether the place holds."
    )


def test_what_does_not_wait_for_a_place_says_what_it_waits_for_after_a_move_too() -> None:
    moved = replace(assessed(("drugs", "soon", "low")), moved_on=ON + timedelta(days=5))
    decided = Decision("move", ON, date(2027, 3, 1), "asked_to_wait")
    waits = step(1, "drug_recovery_support", area="drugs", decision=decided, **REFERRED)
    places = place("drug_recovery_support", None)
    assert "it was moved to 1 March 2027" in why(waits, case=moved, directory=places)


def test_what_is_over_says_that_alone_and_what_is_on_hold_keeps_what_it_answers() -> None:
    case = assessed(("drugs", "soon", "low"))
    assert why(step(1, area="drugs", **FINISHED), case=case) == "Finished on 1 December 2026."
    assert why(step(1, area="drugs", **HELD), case=case).startswith(
        "Sam needs some help soon with drug use; put on hold on 1 December 2026: "
    )
