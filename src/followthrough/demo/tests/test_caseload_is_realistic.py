"""Every line is valid, agrees with itself, and the whole comes near the declared assumptions."""

import json
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
import yaml

from followthrough import policy
from followthrough.demo.assumptions import HERE, assumptions, data, source_of
from followthrough.demo.generator import HIDDEN_FROM_SECOND, caseload_lines
from followthrough.demo.staff import FIRST, SECOND
from followthrough.demo.stories import story_of
from followthrough.interchange.caseload.format import CaseLine
from followthrough.people.rules.birth import read_birth

AS_OF = date(2026, 11, 23)
PEOPLE = 2200
LEVELS = ("low", "medium", "high", "very_high")


@cache
def lines() -> tuple[str, ...]:
    return tuple(caseload_lines(PEOPLE, 1, AS_OF))


@cache
def cases() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in lines())


def generated() -> list[dict[str, Any]]:
    """All but the people whose stories were written by hand."""
    return [case for number, case in enumerate(cases()) if story_of(number, PEOPLE) is None]


def steps() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(case, step) for case in cases() for step in steps_of(case)]


def steps_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for goal in case.get("plan", {}).get("goals", []) for step in goal["steps"]]


def _share(true: int, of: int) -> float:
    return true / of


def test_every_line_is_valid_and_holds_no_unknown_code() -> None:
    pack = policy.on(AS_OF)
    for line in lines():
        CaseLine.model_validate_json(line, context={"pack": pack, "today": AS_OF})


def test_every_assumption_names_its_source_or_says_that_it_is_a_guess() -> None:
    entries = yaml.safe_load((HERE / "assumptions.yaml").read_text(encoding="utf-8"))
    assert [name for name, entry in entries.items() if not source_of(entry)] == []


@pytest.mark.parametrize(
    "entry",
    [
        {"value": 1},
        {"value": 1, "guess": True},
        {"value": 1, "source": "x", "guess": True, "why": "y"},
    ],
)
def test_an_assumption_without_a_source_is_refused(entry: dict[str, Any]) -> None:
    assert not source_of(entry)


def test_sentence_kinds_and_likelihood_come_within_three_points() -> None:
    kinds = Counter(case["sentences"][0]["kind"] for case in cases())
    levels = Counter(case["assessment"]["likelihood"] for case in cases())
    for found, wanted in (
        (kinds, assumptions()["sentence_kind"]),
        (levels, assumptions()["likelihood"]),
    ):
        for name, share in wanted.items():
            assert abs(_share(found[name], PEOPLE) - share) < 0.03, name


def test_needs_are_more_common_with_higher_likelihood() -> None:
    by_level = {
        level: [
            len(case["assessment"]["needs"])
            for case in cases()
            if case["assessment"]["likelihood"] == level
        ]
        for level in LEVELS
    }
    means = [sum(by_level[level]) / len(by_level[level]) for level in LEVELS]
    assert means == sorted(means)
    assert means[-1] > means[0] + 1.5


def test_accommodation_and_alcohol_needs_meet_the_published_figures() -> None:
    areas = Counter(n["area"] for case in cases() for n in case["assessment"]["needs"])
    assert abs(_share(areas["accommodation"], PEOPLE) - 0.39) < 0.03
    assert abs(_share(areas["alcohol"], PEOPLE) - 0.24) < 0.03


def test_the_two_sexes_and_those_in_custody_come_near_the_assumptions() -> None:
    women = sum(case["person"]["sex"] == "female" for case in cases())
    held = sum(case["case"]["in_custody"] for case in cases())
    assert abs(_share(women, PEOPLE) - 0.15) < 0.02
    assert abs(_share(held, PEOPLE) - 0.06) < 0.015


def recalls(case: dict[str, Any]) -> list[tuple[dict[str, Any], date]]:
    return [
        (sentence, date.fromisoformat(change["on"]))
        for sentence in case["sentences"]
        for change in sentence.get("changes", ())
        if change["kind"] == "recalled"
    ]


def test_recalls_are_as_the_assumptions_say_and_agree_with_all_else() -> None:
    held = [case for case in cases() if case["case"]["in_custody"]]
    recalled = [case for case in cases() if recalls(case)]
    assert all(case in held for case in recalled)
    assert abs(_share(len(recalled), len(held)) - assumptions()["recalled"]) < 0.12
    for case in recalled:
        [(sentence, on)] = recalls(case)
        release = case["case"].get("expected_release_on")
        assert sentence["kind"] == "licence"
        assert sentence["starts_on"] <= on.isoformat() < AS_OF.isoformat()
        assert release is None or on.isoformat() < AS_OF.isoformat() < release
        assert "ends_on" not in sentence or (release or AS_OF.isoformat()) < sentence["ends_on"]
        assert not any(
            day > on.isoformat()
            for step in steps_of(case)
            for key, day in step.get("delivery", {}).items()
            if key in {"referred_on", "started_on"}
        )
    for case in held:
        if case not in recalled:  # before the first release
            assert case["sentences"][0]["starts_on"] > AS_OF.isoformat()


def test_nobody_was_under_age_when_the_case_opened() -> None:
    for case in cases():
        if (birth := case["person"]["date_of_birth"]) is None:
            continue
        ages = read_birth(birth).ages_on(date.fromisoformat(case["case"]["opened_on"]))
        assert ages.oldest >= 18
        assert ages.youngest < 75
        assert ages.youngest == ages.oldest or len(birth) < 10


def test_of_some_it_is_harder_to_know_who_they_are() -> None:
    people = [case["person"] for case in cases()]
    kinds = Counter(other["kind"] for p in people for other in p.get("other_names", ()))
    known = Counter(len(person["date_of_birth"] or "") for person in people)
    assert abs(_share(kinds["former"], PEOPLE) - 0.04) < 0.015
    assert abs(_share(kinds["alias"], PEOPLE) - 0.03) < 0.015
    assert {bool(p["first_name"]) for p in people} == {bool(p["last_name"]) for p in people}
    assert known.keys() == {10, 7, 4, 0}
    assert _share(known[10], PEOPLE) > 0.97


def test_some_are_recorded_twice_in_one_unit() -> None:
    units = defaultdict(list)
    for case in cases():
        person = case["person"]
        names = person["first_name"], person["last_name"], person["date_of_birth"]
        units[names].append(case["case"]["unit"])
    twice = [theirs for theirs in units.values() if len(theirs) > 1]
    assert all(len(set(theirs)) == 1 for theirs in twice)
    assert abs(_share(len(twice), PEOPLE) - 0.003) < 0.003
    assert twice


def test_work_that_is_not_delivered_is_common_and_always_has_a_reason() -> None:
    referrals = [s.get("delivery", {}) for _, s in steps() if s["route"] == "referral"]
    given_up = [d for d in referrals if "not_delivered_on" in d]
    without = [d for d in referrals if "started_on" not in d]
    assert 0.10 < _share(len(given_up), len(referrals)) < 0.25
    assert 0.40 < _share(len(without), len(referrals)) < 0.65
    pack = policy.on(AS_OF)
    for delivery in given_up:
        assert "not_delivered" in pack.reasons[delivery["not_delivered_reason"]].kinds


def test_nothing_is_delivered_in_the_future_or_before_the_plan() -> None:
    for case, step in steps():
        days = [v for key, v in step.get("delivery", {}).items() if key.endswith("_on")]
        assert all(case["plan"]["made_on"] <= day <= AS_OF.isoformat() for day in days)


def test_nobody_who_was_never_released_has_had_work_done() -> None:
    ahead = [
        step
        for case in generated()
        for step in steps_of(case)
        if case["sentences"][0]["starts_on"] > AS_OF.isoformat()
        and step.get("delivery")
        and not step.get("protects_others")
    ]
    assert ahead == []


def test_work_fits_the_person_and_the_sentence() -> None:
    for case, step in steps():
        kinds = {r["ref"]: r["kind"] for s in case["sentences"] for r in s["requirements"]}
        code = step.get("intervention", "")
        if code == "womens_services":
            assert case["person"]["sex"] == "female"
        if code == "domestic_abuse_programme":
            assert case["person"]["sex"] == "male"
            assert any(s.get("intervention") == "safety_planning" for s in steps_of(case))
        if code == "unpaid_work":
            assert kinds[step["requirement"]] == "unpaid_work"
        if code.startswith("building_choices"):
            assert kinds[step["requirement"]] in ("accredited_programme", "licence_programme")


def test_declared_prerequisites_were_kept() -> None:
    pack = policy.on(AS_OF)
    for case in cases():
        told = {
            step["intervention"]: step.get("delivery", {})
            for step in steps_of(case)
            if "intervention" in step
        }
        for code, delivery in told.items():
            for needed in pack.interventions[code].prerequisites:
                if needed.after in told and "started_on" in delivery:
                    assert told[needed.after][f"{needed.kind}_on"] < delivery["started_on"]


def test_activity_days_used_stay_within_the_limit() -> None:
    for case in cases():
        for sentence in case["sentences"]:
            if "activity_days_limit" in sentence:
                assert sentence["activity_days_used"] <= sentence["activity_days_limit"]


def test_all_practitioners_hold_about_as_many_cases() -> None:
    held = Counter(case["case"]["practitioners"][-1]["username"] for case in cases())
    assert len(held) == 65
    assert held.pop(FIRST.username) == 40
    assert {*held.values()} <= {33, 34}


def test_the_second_practitioner_may_not_see_one_case_of_the_first() -> None:
    mine = [c for c in cases() if c["case"]["practitioners"][-1]["username"] == FIRST.username]
    assert mine[HIDDEN_FROM_SECOND]["access"] == {"excluded": [SECOND.username]}


def test_few_people_are_limited() -> None:
    limited = [case for case in cases() if case["access"]]
    assert 1 <= len(limited) < 0.02 * PEOPLE


def test_some_cases_have_ended_a_few_people_died_and_some_licences_have_no_end():
    known = assumptions()["endings"]
    ended = Counter(case["case"].get("ended", {}).get("reason") for case in cases())
    for reason in ("revoked", "moved_to_another_service"):
        assert ended[reason] / PEOPLE == pytest.approx(known["case"][reason], abs=0.006), reason
    died = [case for case in cases() if "died_on" in case["person"]]
    assert len(died) / PEOPLE == pytest.approx(known["case"]["died"], abs=0.003)
    assert not any("ended" in case["case"] for case in died)
    endless = [case for case in cases() if case["sentences"][0].get("no_end")]
    assert endless
    assert {case["sentences"][0]["kind"] for case in endless} == {"licence"}


def test_the_caseload_is_looked_after_and_some_of_it_was_left_lying() -> None:
    """What is open for more than two months after a case began, or was to be done by a day that
    has passed."""
    old = (AS_OF - timedelta(days=60)).isoformat()
    begun_long_ago = [case for case in generated() if case["case"]["opened_on"] < old]
    assessed = [case["assessment"]["made_on"] >= old for case in begun_long_ago]
    assert 0.8 < _share(sum(assessed), len(assessed)) < 1
    plans = [case["plan"]["agreement"] for case in begun_long_ago if "plan" in case]
    unanswered = [said["state"] != "agreed" and said.get("on", old) <= old for said in plans]
    assert 0 < _share(sum(unanswered), len(unanswered)) < 0.06
    to_come = [
        step["by_on"] < AS_OF.isoformat()
        for _, step in steps()
        if "by_on" in step and "started_on" not in step.get("delivery", {})
    ]
    assert 0 < _share(sum(to_come), len(to_come)) < 0.35


def test_nobody_is_called_by_the_short_form_of_another_name() -> None:
    short = data("names")["short"]
    called = [(c["person"]["first_name"], c["person"]["preferred_name"]) for c in generated()]
    wrong = {(first, name) for first, name in called if first and name and short[first] != name}
    assert not wrong
    assert any(first and name for first, name in called)
