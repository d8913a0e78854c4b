"""Damage to the content: each wrong value is named with its place and the rule that it breaks."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests import factories

from .damaged_files import MIDDLE, as_bytes, set_aside_between_good_lines

pytestmark = pytest.mark.django_db

STARTS = "sentences__0__starts_on"
AMOUNT = "sentences__0__requirements__0__amount"
STEP = "plan__goals__0__steps__0"
REGISTER = {"code": "rcpr", "since": "2026-01-01"}
OTHER_NAME = {"kind": "former", "first_name": "Anna", "last_name": "Kowalska"}
PRACTITIONER = {"username": "amara", "name": "Amara", "since": "2026-10-05"}

# rule: {where in `given.line`: wrong values}; the path of the report is the place with dots.
WRONG: dict[str, dict[str, list[Any]]] = {
    "not-a-date": {
        STARTS: [
            "2027-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "05/10/2026", "5 October 2026",
            "2026-10-5", "20261005", "2026-10-05T00:00:00", "2026-10-05 00:00", "", "1759622400",
            1759622400, 20261005, None, True, [], {}, "2026-10-05\u0000",
        ],
        "person__date_of_birth": [
            "not_asked", "", "90", "199", "19900", "1990-", "1990-5", "1990-13", "1990-00",
            "1990-02-30", "1990-05-1", "1990-05-17T00:00", "05/1990", "May 1990", "1990-05-17-01",
            "０９９０", "1990-05-17 ", "+1990", "0000",
        ],
        "case__expected_release_on": ["soon"],
    },
    "implausible-date": {
        "person__date_of_birth": [
            "1066-10-14", "0001-01-01", "1899-12-31", "2101-01-01", "1899", "1899-12", "2101",
        ],
        "sentences__0__starts_on": ["9999-12-31"],
        "sentences__0__ends_on": ["1899-12-31"],
    },
    "implausible-age": {
        "person__date_of_birth": [
            *("1900-01-01", "1916-01-04", "1915", "1915-12", "1900"),
            *("2017-01-05", "2018", "2026"),
        ],
    },
    "unknown-code": {
        "person__sex": ["M", "Male", "", None, 1],
        "person__interpreter": ["maybe"],
        "person__other_names__0__kind": ["maiden", ""],
        "sentences__0__kind": ["fine"],
        "sentences__0__regime": ["paused"],
        "sentences__0__requirements__0__kind": ["gardening", ""],
        "assessment__likelihood": ["certain", "HIGH"],
        "assessment__serious_harm": ["none"],
        "assessment__harm_to__0": ["everybody"],
        "assessment__victim_contact": ["perhaps"],
        "assessment__readiness": ["eager"],
        "assessment__needs__0__area": ["hobbies", "Accommodation", ""],
        "assessment__needs__0__immediacy": ["now"],
        "assessment__needs__0__severity": ["awful"],
        "assessment__strengths__0__area": ["hobbies"],
        "assessment__circumstances__0__code": ["likes_tea"],
        "assessment__registers__0__code": ["likes_tea"],
        "plan__agreement__state": ["signed"],
        "plan__goals__0__area": ["hobbies"],
        "plan__goals__0__when": ["soon"],
        "plan__goals__0__state": ["done"],
        f"{STEP}__actor": ["cat"],
        f"{STEP}__route": ["post"],
        f"{STEP}__intervention": ["magic"],
        f"{STEP}__delivery__not_delivered_reason": ["rain"],
    },
    "unknown-key": {
        "nhs_number": [1],
        "person__Surname": ["Rivers"],
        "person__" + "k" * 5000: [1],
        f"{STEP}__delivery__stopped_on": ["2026-11-01"],
        "plan__": [{"a": [1]}],
    },
    "wrong-type": {
        AMOUNT: ["30", "", True, False, 30.5, [], {}],
        "sentences__0__activity_days_limit": ["30"],
        "assessment__risk_to_staff": ["no", 0, 1, None, "true"],
        "assessment__needs__0__linked_to_harm": ["yes"],
        "access__known": ["yes", 1, None],
        "access__excluded": ["amara", {}, None],
        "person__first_name": [12, None, True, ["Sam"], {"a": 1}],
        "crn": [12, None],
        "source": [None, 1.5],
        "person": [None, [], "Sam", 1],
        "case": [[]],
        "sentences": [{}, None, "none"],
        "assessment__needs": [None, {}],
        "plan": ["", [], 0, False],
        f"{STEP}__delivery": [None, []],
    },
    "out-of-range": {
        AMOUNT: [-1, 10_001, 10**18, 10**19, -(10**19), 99_999_999_999_999_999_999],
        "sentences__0__activity_days_used": [-1],
    },
    "wrong-form": {
        "crn": ["X", "X 00001", "", "X000001\n", "É00001", "X" * 21, "-X0001"],
        "source": ["", "a b", "x" * 61],
        "case__unit": ["", "../.."],
        "access__excluded__0": ["", "a b", "x" * 151, "amara; drop", "straße", "İ"],
        "access__restricted_to__0": ["amara\n"],
        f"{STEP}__ref": [""],
    },
    "control-character": {
        "person__first_name": ["S\0m", "Sam\x07", "S\x1bm", "S\x7fm", "S\x85m"],
        "plan__agreement__words": ["a\x00b"],
        f"{STEP}__text": ["a\x0bb"],
        "sentences__0__offence": ["a\rb"],
    },
    "hidden-character": {
        "person__first_name": ["S\u200bm", "\u202emaS", "\u3164", "Sa\u00adm"],
        "plan__agreement__words": ["a\u200eb"],
    },
    "empty": {"person__language": ["", "   ", "\n", "\u00a0"], f"{STEP}__text": [""]},
    "too-long": {
        "person__first_name": ["x" * 101],
        "person__preferred_name": ["x" * 101],
        "person__adjustments": ["x" * 501],
        "sentences__0__offence": ["x" * 201],
        "sentences__0__regime_why": ["x" * 301],
        "assessment__needs__0__words": ["x" * 4001],
        f"{STEP}__text": ["x" * 301],
    },
    "too-few": {"sentences": [[]]},
    "too-many": {
        "person__other_names": [[OTHER_NAME | {"last_name": f"N{n}"} for n in range(21)]],
        "access__excluded": [["a"] * 501],
    },
    "date-in-future": {"person__other_names__0__until": ["2027-01-05"]},
}  # fmt: skip

# Places that the plain line does not have yet.
ROOM: dict[str, Any] = {
    "assessment__harm_to": ["public"],
    "assessment__circumstances": [{"code": "no_fixed_address"}],
    "assessment__registers": [REGISTER],
    "access": {"known": True, "excluded": ["bob"], "restricted_to": ["amara"]},
    f"{STEP}__delivery": {},
    "person__other_names": [OTHER_NAME],
}


def changed(place: str, value: Any) -> bytes:
    roomy = {key: value for key, value in ROOM.items() if place.startswith(f"{key}__")}
    return as_bytes(factories.line(**{"crn": MIDDLE, **deepcopy(roomy), place: value}))


@pytest.mark.parametrize("rule", WRONG)
def test_each_wrong_value_is_named_by_place_and_rule(rule: str) -> None:
    """All of a rule in one file, so that many bad lines stand between the good ones."""
    wrong = [(place, value) for place, values in WRONG[rule].items() for value in values]
    rows = set_aside_between_good_lines(*(changed(place, value) for place, value in wrong))
    for number, (place, value) in enumerate(wrong, 2):
        path = place.replace("__", ".")[:200]
        mine = [row for row in rows if row[0] == str(number)]
        assert any(row[1].startswith(path) and row[2] == rule for row in mine), (value, mine)
    assert all(len(cell) <= 201 for row in rows for cell in (row[1], row[3]))


def step(**changes: Any) -> dict[str, Any]:
    return {f"{STEP}__{key}": value for key, value in changes.items()}


def delivery(**told: Any) -> dict[str, Any]:
    return step(delivery=told)


TOGETHER: dict[str, tuple[dict[str, Any], str, str]] = {
    "a sentence that ends before it starts": (
        {"sentences__0__ends_on": "2026-10-04"}, "sentences.0", "dates-backwards"),
    "a case opened before birth": (
        {"person__date_of_birth": "2010-10-06", "case__opened_on": "2010-10-05"},
        "", "dates-backwards"),
    "a person without a name": (
        {"person__first_name": "\u00a0", "person__last_name": ""}, "person", "missing-name"),
    "another name without a name": (
        {"person__other_names": [{"kind": "alias", "first_name": " "}]},
        "person.other_names.0", "missing-name"),
    "another name twice": (
        {"person__other_names": [OTHER_NAME, OTHER_NAME | {"until": "2020-01-01"}]},
        "person", "stands-twice"),
    "a practitioner who left before coming": (
        {"case__practitioners": [{**PRACTITIONER, "until": "2026-10-04"}]},
        "case.practitioners.0", "dates-backwards"),
    "practitioners out of order": (
        {"case__practitioners": [
            {**PRACTITIONER, "until": "2026-12-01"}, {**PRACTITIONER, "since": "2026-11-30"}]},
        "case", "dates-backwards"),
    "two practitioners at once": (
        {"case__practitioners": [PRACTITIONER, {**PRACTITIONER, "since": "2026-11-30"}]},
        "case", "stands-twice"),
    "a review before the register": (
        {"assessment__registers": [{**REGISTER, "review_on": "2025-12-31"}]},
        "assessment.registers.0", "dates-backwards"),
    "a start before the referral": (
        delivery(referred_on="2026-11-02", started_on="2026-11-01"),
        "plan.goals.0.steps.0.delivery", "dates-backwards"),
    "an end before the start": (
        delivery(started_on="2026-11-02", finished_on="2026-11-01"),
        "plan.goals.0.steps.0.delivery", "dates-backwards"),
    "not delivered before the referral": (
        delivery(referred_on="2026-11-02", not_delivered_on="2026-11-01",
                 not_delivered_reason="travel"),
        "plan.goals.0.steps.0.delivery", "dates-backwards"),
    "not delivered before the start": (
        delivery(started_on="2026-11-02", not_delivered_on="2026-11-01",
                 not_delivered_reason="travel"),
        "plan.goals.0.steps.0.delivery", "dates-backwards"),
    "an end without a start": (
        delivery(finished_on="2026-11-01"), "plan.goals.0.steps.0.delivery", "missing-date"),
    "not delivered without a reason": (
        delivery(not_delivered_on="2026-11-01"),
        "plan.goals.0.steps.0.delivery", "missing-reason"),
    "agreed without a day": (
        {"plan__agreement": {"state": "agreed"}}, "plan.agreement", "missing-date"),
    "disagreed without words": (
        {"plan__agreement": {"state": "did_not_agree", "on": "2026-10-20"}},
        "plan.agreement", "missing-words"),
    "agreed without a goal": ({"plan__goals": []}, "plan", "agreed-without-goal"),
    "agreed with a goal without a step": (
        {"plan__goals__0__steps": []}, "plan", "agreed-without-step"),
    "agreed with goals for later only": (
        {"plan__goals__0__when": "later", "plan__goals__1__when": "later"},
        "plan", "agreed-without-goal"),
    "a referral to nothing": (
        step(intervention=None), "plan.goals.0.steps.0", "missing-intervention"),
    "a strength that is not there": (step(strength="ST9"), "", "unknown-ref"),
    "a requirement that is not there": (step(requirement="R9"), "", "unknown-ref"),
    "a preferred step that is not there": (
        {"plan__preference": {"steps": ["T9"], "on": "2026-10-20"}}, "plan", "unknown-ref"),
    "a sentence twice": (
        {"sentences": [factories.LINE["sentences"][0] | {"requirements": []}] * 2},
        "", "stands-twice"),
    "a requirement twice": (
        {"sentences__0__requirements__1__ref": "R1"}, "sentences.0", "stands-twice"),
    "a need twice": (
        {"assessment__needs__1__area": "accommodation"}, "assessment", "stands-twice"),
    "a goal twice": ({"plan__goals__1__ref": "G1"}, "plan", "stands-twice"),
    "a step twice in one goal": (
        {"plan__goals__1__steps__1__ref": "T2"}, "plan", "stands-twice"),
    "a step twice in two goals": (
        {"plan__goals__1__steps__1__ref": "T1"}, "plan", "stands-twice"),
    "a unit that nobody knows": ({"case__unit": "U404"}, "case.unit", "unknown-unit"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "path", "rule"), TOGETHER.values(), ids=TOGETHER)
def test_values_that_contradict_each_other_are_named(
    changes: dict[str, Any], path: str, rule: str
) -> None:
    rows = set_aside_between_good_lines(as_bytes(factories.line(crn=MIDDLE, **changes)))
    assert [row[1:3] for row in rows] == [[path, rule]]


def test_every_wrong_value_of_a_line_gets_its_row_and_the_line_counts_once() -> None:
    rows = set_aside_between_good_lines(
        as_bytes(factories.line(crn=MIDDLE, person__sex="M", case__opened_on="soon", extra=1))
    )
    assert [row[1:3] for row in rows] == [
        ["person.sex", "unknown-code"],
        ["case.opened_on", "not-a-date"],
        ["extra", "unknown-key"],
    ]


@pytest.mark.parametrize("part", ["source", "crn", "person", "case", "access", "assessment"])
def test_a_missing_part_is_named(part: str) -> None:
    line = factories.line(crn=MIDDLE, **{f"no_{part}": None})
    assert [row[1:3] for row in set_aside_between_good_lines(as_bytes(line))] == [[part, "missing"]]


def test_half_an_hour_done_says_how_to_write_it() -> None:
    factories.unit()
    _, [row] = factories.imported(factories.line(sentences__0__requirements__0__done=7.5))
    assert row[1:4] == ["sentences.0.requirements.0.done", "wrong-type", "7.5"]
    assert row[4].startswith("Write a whole number: what is completed, rounded down.")
