"""Kinds of work, timescales and the numbers of the order of delivery in the policy pack: plausible
in themselves, and they fit each other and the lists of services that they point to."""

from __future__ import annotations

import csv

from followthrough.policy.tests.pack_files import PACKAGE, is_whole, values


def test_timescales_are_whole_numbers_of_a_known_unit() -> None:
    timescales = values("timescales")
    assert {
        "first_appointment",
        "plan_agreed",
        "evidence_for_absence",
        "warning_letter",
        "enforcement_started",
        "register_review",
        "plan_review",
        "sentence_ending_soon",
        "stalled_after",
        "group_start_soon",
        "immediate_need_start",
    } <= set(timescales)
    for code, timescale in timescales.items():
        assert is_whole(timescale["amount"]), code
        assert timescale["amount"] > 0, code
        assert timescale["unit"] in {"working_days", "calendar_days", "calendar_months"}, code
        assert timescale["from"], code


def test_sequencing_numbers_are_positive_whole_numbers() -> None:
    for code, number in values("sequencing").items():
        assert is_whole(number), code
        assert number > 0, code


def test_leaving_a_step_out_costs_more_than_all_soft_costs_together() -> None:
    numbers = values("sequencing")
    soft = ("stability_cost", "load_cost", "change_cost", "not_local_penalty")
    assert numbers["not_delivered"] > sum(numbers[code] for code in soft)


def test_a_more_immediate_need_weighs_more_whatever_the_severity() -> None:
    numbers = values("sequencing")
    least, most = numbers["severity_multiplier.low"], numbers["severity_multiplier.high"]
    assert least < numbers["severity_multiplier.medium"] < most
    assert numbers["weight.immediate"] * least > numbers["weight.soon"] * most
    assert numbers["weight.soon"] * least > numbers["weight.later"] * most


def test_every_intervention_belongs_to_a_need_area() -> None:
    assert {i["area"] for i in values("intervention_types").values()} == set(values("need_areas"))


def test_every_intervention_has_plausible_figures() -> None:
    for code, kind in values("intervention_types").items():
        assert kind["format"] in {"one_to_one", "group", "either"}, code
        assert kind["route_default"] in {
            "referral",
            "probation_staff",
            "person",
            "signposting",
        }, code
        for field in ("stabilising", "specific", "needs_stability", "protects_others"):
            assert isinstance(kind[field], bool), (code, field)
        for field in ("weeks", "sessions"):
            assert is_whole(kind[field]), (code, field)
            assert kind[field] > 0, (code, field)
        assert is_whole(kind["activity_days"]), code
        assert 0 <= kind["activity_days"] <= kind["sessions"], code


def test_only_stabilising_work_has_a_time_until_stable_and_never_needs_it() -> None:
    for code, kind in values("intervention_types").items():
        lag = kind["stable_after_weeks"]
        if kind["stabilising"]:
            assert is_whole(lag), code
            assert 0 < lag <= kind["weeks"], code
            assert not kind["needs_stability"], code
        else:
            assert lag == 0, code


def test_every_field_of_an_intervention_names_its_source() -> None:
    for code, kind in values("intervention_types").items():
        sources = kind["value_sources"]
        assert set(sources) == set(kind) - {"value_sources"}, code
        assert all(source.strip() for source in sources.values()), code


def test_every_prerequisite_exists_and_none_goes_round_in_a_circle() -> None:
    kinds = values("intervention_types")
    before = {code: [p["after"] for p in kind["prerequisites"]] for code, kind in kinds.items()}
    for code, kind in kinds.items():
        for prerequisite in kind["prerequisites"]:
            assert set(prerequisite) == {"after", "kind"}, code
            assert prerequisite["after"] in kinds, code
            assert prerequisite["kind"] in {"started", "finished"}, code

    placed: set[str] = set()
    while ready := {c for c in before if c not in placed and placed.issuperset(before[c])}:
        placed |= ready
    assert placed == set(before), f"these wait for each other: {set(before) - placed}"


def test_every_contract_type_of_an_intervention_exists() -> None:
    path = PACKAGE / "services" / "data" / "contract_types.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    known = {row["code"] for row in rows} | {row["family"] for row in rows}
    used = {c for kind in values("intervention_types").values() for c in kind["contract_types"]}
    assert used <= known
    # Each commissioned family is delivered by some kind of work: no contract is unreachable.
    assert {row["family"] for row in rows} <= used


def test_building_choices_has_the_sessions_of_its_session_list() -> None:
    path = PACKAGE / "services" / "data" / "building_choices_sessions.csv"
    with path.open(newline="", encoding="utf-8") as file:
        sessions = list(csv.DictReader(file))
    kind = values("intervention_types")["building_choices_moderate"]
    assert kind["sessions"] == len(sessions) == 27
    assert sum(session["format"] == "group" for session in sessions) == 21
