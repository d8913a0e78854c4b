"""The policy pack of England and Wales: every entry has the shape that the loader and the rules
rely on, a source and a confidence mark. Plain files, no Django."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

PACKAGE = Path(__file__).resolve().parents[2]
PACK = PACKAGE / "policy" / "packs" / "england_wales"
PREFIX = {
    "circumstances": "circumstance.",
    "intervention_types": "intervention.",
    "need_areas": "need_area.",
    "reasons": "reason.",
    "registers": "register.",
    "requirements": "requirement.",
    "sequencing": "sequencing.",
    "timescales": "timescale.",
}
VALUE_FIELDS = {
    "circumstances": {"label", "effect", "kind"},
    "intervention_types": {
        "label",
        "area",
        "stabilising",
        "specific",
        "format",
        "weeks",
        "sessions",
        "activity_days",
        "needs_stability",
        "stable_after_weeks",
        "prerequisites",
        "route_default",
        "contract_types",
        "protects_others",
        "value_sources",
    },
    "need_areas": {"label", "order", "strength_label"},
    "reasons": {"label", "parent", "level", "who_can_act", "next_action", "kinds"},
    "registers": {"label", "category", "review_months", "risk_to_staff"},
    "requirements": {"label", "family", "unit", "delivered_by_step"},
    "timescales": {"amount", "unit", "from"},
}
LEVEL_1_REASONS = {
    "no_referral",
    "unwilling",
    "not_available",
    "waiting_list",
    "communication",
    "unable",
    "provider_declined",
    "not_yet",
    "need_met_or_plan_changed",
    "circumstance",
    "other",
}
PLANNER_REASONS = {
    "nothing_listed",
    "confirmed_not_available",
    "waiting_until_after_end",
    "sentence_too_short",
    "activity_days_used",
    "prerequisite_not_placed",
    "beyond_horizon",
    "date_not_known",
}

Entry = dict[str, Any]


@cache
def entries(name: str) -> tuple[Entry, ...]:
    with (PACK / f"{name}.yaml").open(encoding="utf-8") as file:
        content = yaml.safe_load(file)
    assert list(content) == ["entries"]
    return tuple(content["entries"])


def values(name: str) -> dict[str, Any]:
    """Code to value, without the prefix of the id."""
    return {entry["id"].removeprefix(PREFIX[name]): entry["value"] for entry in entries(name)}


def every_entry() -> list[Entry]:
    return [entry for name in PREFIX for entry in entries(name)]


def is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def test_no_pack_file_is_missing_here() -> None:
    # Other rooms add files of their own; those listed here must exist.
    assert set(PREFIX) <= {path.stem for path in PACK.glob("*.yaml")}


@pytest.mark.parametrize("name", PREFIX)
def test_every_id_is_dotted_snake_case_under_its_file(name: str) -> None:
    for entry in entries(name):
        assert entry["id"].startswith(PREFIX[name]), entry["id"]
        assert re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)+", entry["id"]), entry["id"]


@pytest.mark.parametrize("name", PREFIX)
def test_every_entry_has_dates_a_source_and_a_confidence_mark(name: str) -> None:
    fields = {"id", "value", "valid_from", "valid_to", "source", "confidence"}
    for entry in entries(name):
        extra = set(entry) - fields
        assert fields <= set(entry), entry["id"]
        assert extra <= {"note"}, entry["id"]
        assert type(entry["valid_from"]) is date, entry["id"]
        assert entry["valid_to"] is None or entry["valid_to"] > entry["valid_from"], entry["id"]
        assert isinstance(entry["source"], str), entry["id"]
        assert entry["source"].strip(), entry["id"]
        assert entry["confidence"] in "ABCD", entry["id"]
        assert len(entry["confidence"]) == 1, entry["id"]
        assert entry.get("note", "x").strip(), entry["id"]


def test_one_id_is_never_valid_twice_on_one_day() -> None:
    by_id: dict[str, list[Entry]] = {}
    for entry in every_entry():
        by_id.setdefault(entry["id"], []).append(entry)
    for entry_id, versions in by_id.items():
        versions.sort(key=lambda entry: entry["valid_from"])
        for earlier, later in pairwise(versions):
            assert earlier["valid_to"] is not None, entry_id
            assert earlier["valid_to"] < later["valid_from"], entry_id


# Fields that only some entries have; the loader gives the others a default.
MAY_HAVE = {"requirements": {"fixes_maximum"}}


@pytest.mark.parametrize("name", VALUE_FIELDS)
def test_every_value_has_exactly_its_fields(name: str) -> None:
    for entry in entries(name):
        assert set(entry["value"]) - MAY_HAVE.get(name, set()) == VALUE_FIELDS[name], entry["id"]


@pytest.mark.parametrize("name", sorted(set(VALUE_FIELDS) - {"timescales"}))
def test_labels_are_there_and_no_two_are_alike(name: str) -> None:
    labels = [value["label"] for value in values(name).values()]
    assert all(label == label.strip() and label for label in labels)
    assert len(set(labels)) == len(labels)


def test_the_eight_need_areas_are_in_order() -> None:
    areas = values("need_areas")
    assert list(areas) == [
        "accommodation",
        "employment",
        "finance",
        "drugs",
        "alcohol",
        "health",
        "relationships",
        "thinking",
    ]
    assert [area["order"] for area in areas.values()] == list(range(1, 9))
    assert all(area["strength_label"] for area in areas.values())


def test_every_parent_of_a_reason_is_a_level_1_reason() -> None:
    reasons = values("reasons")
    assert {code for code, reason in reasons.items() if reason["level"] == 1} == LEVEL_1_REASONS
    for code, reason in reasons.items():
        if reason["level"] == 1:
            assert reason["parent"] is None, code
        else:
            assert reason["level"] == 2, code
            assert reason["parent"] is None or reason["parent"] in LEVEL_1_REASONS, code


def test_a_reason_for_non_delivery_always_counts_under_a_level_1_reason() -> None:
    for code, reason in values("reasons").items():
        if reason["level"] == 2 and reason["parent"] is None:
            assert set(reason["kinds"]) <= {"move", "planner"}, code


def test_every_reason_says_who_can_act_and_what_comes_next() -> None:
    who = {"practitioner", "provider", "commissioner", "person", "court", "nobody", "manager"}
    kinds = {"hold", "drop", "not_delivered", "move", "planner"}
    for code, reason in values("reasons").items():
        assert reason["who_can_act"] in who, code
        assert reason["next_action"].endswith("."), code
        assert reason["kinds"], code
        assert set(reason["kinds"]) <= kinds, code


def test_the_planner_has_all_its_reasons_and_no_other() -> None:
    reasons = values("reasons")
    assert {c for c, reason in reasons.items() if "planner" in reason["kinds"]} == PLANNER_REASONS


@pytest.mark.parametrize("kind", ["hold", "drop", "not_delivered", "move"])
def test_a_person_can_always_choose_another_reason(kind: str) -> None:
    assert kind in values("reasons")["other"]["kinds"]


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


def test_registers_are_reviewed_in_whole_months() -> None:
    categories = {
        "alerts",
        "safeguarding",
        "public_protection",
        "information",
        "risk_of_serious_harm",
        "when_last_case_ended",
    }
    registers = values("registers")
    assert len(registers) == 70
    for code, register in registers.items():
        assert register["review_months"] in {0, 1, 3, 6, 12}, code
        assert register["category"] in categories, code
    assert registers["av2s"]["risk_to_staff"] is True


def test_circumstances_include_help_as_well_as_obstacles() -> None:
    circumstances = values("circumstances")
    for code, circumstance in circumstances.items():
        assert circumstance["effect"] in {"harder", "easier", "either"}, code
        assert circumstance["kind"] in {
            "practical",
            "health",
            "communication",
            "caring",
            "work",
        }, code
    assert {c["effect"] for c in circumstances.values()} == {"harder", "easier", "either"}


def test_requirements_belong_to_a_court_or_a_licence() -> None:
    for code, requirement in values("requirements").items():
        assert requirement["family"] in {"requirement", "licence_condition"}, code
        assert requirement["unit"] in {"days", "hours", "months", "none"}, code
        assert isinstance(requirement["delivered_by_step"], bool), code
        assert code.startswith("licence_") == (requirement["family"] == "licence_condition"), code


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
