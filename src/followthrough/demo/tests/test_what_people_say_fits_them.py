"""What is written of a person of the demonstration, in their words or with them, speaks of nothing
that their record denies. Told by words of the texts, not by what the data declare."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from followthrough import policy
from followthrough.demo.assumptions import data
from followthrough.demo.tests.generated import (
    AS_OF,
    Case,
    all_cases,
    circumstances_of,
    generated,
    goals_of,
    steps_of,
)

AT_WORK = {"full_time_work", "works_shifts", "new_job"}


def texts_of(case: Case) -> Iterator[str]:
    assessment, plan = case["assessment"], case.get("plan", {})
    yield from (need["words"] for need in assessment["needs"] if "words" in need)
    for strength in assessment["strengths"]:
        yield from (strength["text"], strength["words"])
    for goal in goals_of(case):
        yield from (goal["title"], goal.get("words", ""))
    yield from (step["text"] for step in steps_of(case))
    yield plan.get("agreement", {}).get("words", "")
    yield plan.get("preference", {}).get("words", "")


def has(*codes: str) -> Callable[[Case], bool]:
    return lambda case: bool({*codes} & circumstances_of(case))


def lacks(*codes: str) -> Callable[[Case], bool]:
    return lambda case: not {*codes} & circumstances_of(case)


def free(case: Case) -> bool:
    return not case["case"]["in_custody"]


def held(case: Case) -> bool:
    return not free(case)


def plans_a_group(case: Case) -> bool:
    groups = {"building_choices_moderate", "building_choices_high", "domestic_abuse_programme"}
    return any(step.get("intervention") in groups for step in steps_of(case))


def plans_unpaid_work(case: Case) -> bool:
    return any(step.get("intervention") == "unpaid_work" for step in steps_of(case))


def has_goal(area: str, place: slice) -> Callable[[Case], bool]:
    return lambda case: area in [goal["area"] for goal in goals_of(case)[place]]


def answers_alcohol(case: Case) -> bool:
    areas = {*goals_of_areas(case), *(s["area"] for s in case["assessment"]["strengths"])}
    return "alcohol" in areas | {need["area"] for need in case["assessment"]["needs"]}


def goals_of_areas(case: Case) -> set[str]:
    return {goal["area"] for goal in goals_of(case)}


Claim = tuple[str, Callable[[Case], bool]]
CLAIMS: tuple[Claim, ...] = (
    (
        r"\bmy (kids?|children|lad|daughter|little girl)\b|\b[Tt]he (kids|children)\b(?! at)",
        has("cares_for_children"),
    ),
    (r"good parent|parenting|bedtime|seeing the children", has("cares_for_children")),
    (r"\b(drink|drinking|drank|poured|alcohol)\b", answers_alcohol),
    (r"walk for hours|\bbus\b|\bbuses\b|the dog|chemist|the meter|sofa|\blease\b", free),
    (r"envelopes|appointments|allotment|congregation|under-nines|kitchen on", free),
    (r"prison|until I am out|since I came in|first night", held),
    (r"I get paid|[Nn]ight shifts|[Mm]y boss|the boss|work that I have", has(*AT_WORK)),
    (r"shifts", has("works_shifts")),
    (r"warehouse|a CV\. I|my tools|[Bb]ack into work", lacks(*AT_WORK)),
    (r"[Gg]et and keep|job agencies", lacks(*AT_WORK)),
    (r"three jobs a week|claim (that )?stopped|two firms|convictions and then", lacks(*AT_WORK)),
    (r"brother's sofa", has("temporary_home")),
    (r"lease runs out|Keep the home$", has("threatened_with_homelessness")),
    (r"move every few weeks|night shelter", has("no_fixed_address")),
    (r"settled place to live$", lacks("threatened_with_homelessness")),
    (r"with the family each week|[Mm]y family visits", has("supportive_family")),
    (r"don't really have anyone", lacks("supportive_family", "supportive_worker")),
    (r"\b[Rr]ing\b(?! the night)|\bcall somebody\b|\btelephone\b", lacks("no_phone_or_internet")),
    (r"notebook|diary|[Ww]rite down|college course", lacks("reading_is_hard")),
    (r"\b[Rr]un\b|\b[Rr]unning\b|[Ww]alk for|football", lacks("physical_disability")),
    (r"park run|gym|under-nines", lacks("physical_disability")),
    (r"bank (card|statements)", lacks("no_bank_account")),
    (r"flat comes first", has_goal("accommodation", slice(0, 1))),
    (r"[Tt]he group is|in a group", plans_a_group),
    (r"I'll do the hours", plans_unpaid_work),
)  # fmt: skip


@pytest.mark.parametrize("claim", CLAIMS, ids=[said for said, _ in CLAIMS])
def test_nobody_speaks_of_what_is_not_so(claim: Claim) -> None:
    said = re.compile(claim[0])
    speak = [(case, text) for case in generated() for text in texts_of(case) if said.search(text)]
    assert {(case["crn"], text) for case, text in speak if not claim[1](case)} == set()


def test_what_each_claim_asks_is_said_by_somebody() -> None:
    texts = "\n".join(text for case in generated() for text in texts_of(case))
    silent = [said for said, _ in CLAIMS if not re.search(said, texts, re.MULTILINE)]
    assert silent == []


def conditions(entry: Any) -> Iterator[str]:
    """Names of facts that any entry of the data asks for."""
    if isinstance(entry, dict):
        for key, value in entry.items():
            if key in ("where", "either", "unless"):
                yield from value
            else:
                yield from conditions(value)
    elif isinstance(entry, list):
        for one in entry:
            yield from conditions(one)


def test_no_text_waits_for_a_fact_that_nobody_can_have() -> None:
    pack = policy.on(AS_OF)
    known = {*pack.circumstances, "female", "male", "domestic_abuse", "plans_a_group"}
    known |= {"in_custody", "in_community", "on_order", "at_work", "without_work"}
    known |= {"half_a_year_in", "has_a_religion", "plans_many_steps"}
    known |= {f"plans_{code}" for code in pack.interventions}
    known |= {f"harm_to_{who}" for who in ("public", "known_adult", "children")}
    for area in pack.need_areas:
        known |= {f"{what}_{area}" for what in ("need", "strength", "first", "after", "prefers")}
    known |= {f"{side}_{age}" for side in ("from", "under") for age in (22, 30, 45, 55, 66)}
    asked = {name for file in ("words", "strengths", "steps") for name in conditions(data(file))}
    assert asked - known == set()


def test_a_strength_is_a_whole_sentence_of_the_person() -> None:
    """The overview and My plan show it as it stands."""
    for case in all_cases():
        for strength in case["assessment"]["strengths"]:
            assert re.search(r"\b(I|me|[Mm]y)\b", strength["text"]), (case["crn"], strength)
            assert not strength["text"].endswith(".")


def test_no_goal_quotes_a_part_of_what_somebody_said() -> None:
    """Torn out of what stands before it, “Then I'm sorry.” says nothing, or something else."""
    torn = [
        (case["crn"], goal["words"])
        for case in all_cases()
        for goal in goals_of(case)
        if "words" in goal and any(_is_part(goal["words"], text) for text in texts_of(case))
    ]
    assert torn == []


def _is_part(quote: str, text: str) -> bool:
    return quote in text and quote != text
