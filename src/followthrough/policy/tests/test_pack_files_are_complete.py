"""The policy pack of England and Wales: every entry has the shape that the loader and the rules
rely on, a source and a confidence mark. Plain files, no Django."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from followthrough.policy.pack import Suits
from followthrough.policy.tests.pack_files import (
    PACK,
    PREFIX,
    SAYINGS,
    Entry,
    entries,
    every_entry,
    values,
)

VALUE_FIELDS = {
    "circumstances": {"label", "effect", "kind", "says", "areas", "ask_for", "suits"},
    "intervention_types": {
        "label",
        "in_plain_words",
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
        "nature",
        "staff_only",
        "motivates",
        "part_worth_weeks",
        "basic",
        "release",
        "value_sources",
    },
    "need_areas": {"label", "order", "strength_label", "my_strength"},
    "reasons": {"label", "parent", "level", "who_can_act", "next_action", "kinds"},
    "registers": {"label", "category", "review_months", "risk_to_staff"},
    "requirements": {"label", "family", "unit", "delivered_by_step", "keeps_others_safe"},
    "suggestions": {"goals", "steps"},
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
    "not_for_person",
    "confirmed_not_available",
    "waiting_until_after_end",
    "contract_ends",
    "contact_suspended",
    "sentence_too_short",
    "activity_days_used",
    "prerequisite_not_placed",
    "beyond_horizon",
    "date_not_known",
    "fit_not_known",
}


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
        assert extra <= {"note", "transitional"}, entry["id"]
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
MAY_HAVE = {
    "intervention_types": {"names", "goes_on", "before_release"},
    "reasons": {"next_action_alone"},
    "registers": {"court_order", "own_life"},
    "requirements": {
        *("fixes_maximum", "runs_on", "usually_by", "by_others", "with_contact"),
        *("may_ask_in", "directs_work"),
        *SAYINGS,
    },
}


@pytest.mark.parametrize("name", VALUE_FIELDS)
def test_every_value_has_exactly_its_fields(name: str) -> None:
    for entry in entries(name):
        assert set(entry["value"]) - MAY_HAVE.get(name, set()) == VALUE_FIELDS[name], entry["id"]


@pytest.mark.parametrize("name", sorted(set(VALUE_FIELDS) - {"suggestions", "timescales"}))
def test_labels_are_there_and_no_two_are_alike(name: str) -> None:
    labels = [value["label"] for value in values(name).values()]
    assert all(label == label.strip() and label for label in labels)
    assert len(set(labels)) == len(labels)


def test_what_is_said_of_a_circumstance_goes_on_after_a_name_and_speaks_of_known_needs() -> None:
    for code, value in values("circumstances").items():
        first = value["says"].split()[0]
        assert first in {
            "has",
            "is",
            "may",
            "cannot",
            "finds",
            "needs",
            "works",
            "cares",
            "grew",
        }, code
        assert not any(value[name].endswith(".") for name in ("says", "ask_for")), code
        assert value["suits"] in {"", *Suits}, code
        assert set(value["areas"]) <= set(values("need_areas")), code


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
    assert all(area["strength_label"] and area["my_strength"] for area in areas.values())


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


# On screen this is recorded on the case; only files give it as the reason of a step.
SAID_OF_THE_PERSON = {"died"}


def test_every_reason_says_who_can_act_and_what_comes_next() -> None:
    who = {"practitioner", "provider", "commissioner", "person", "court", "nobody", "manager"}
    kinds = {"hold", "drop", "not_delivered", "move", "planner"}
    for code, reason in values("reasons").items():
        assert reason["who_can_act"] in who, code
        assert reason["next_action"].endswith("."), code
        assert reason["kinds"] or code in SAID_OF_THE_PERSON, code
        assert set(reason["kinds"]) <= kinds, code


def test_the_planner_has_all_its_reasons_and_no_other() -> None:
    reasons = values("reasons")
    assert {c for c, reason in reasons.items() if "planner" in reason["kinds"]} == PLANNER_REASONS


@pytest.mark.parametrize("kind", ["hold", "drop", "not_delivered", "move"])
def test_a_person_can_always_choose_another_reason(kind: str) -> None:
    assert kind in values("reasons")["other"]["kinds"]


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
    orders = {code: one["court_order"] for code, one in registers.items() if "court_order" in one}
    assert orders == {"rsto": "contact", "spo": "contact", "shpo": "conduct"}


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
        for name in ("delivered_by_step", "keeps_others_safe"):
            assert isinstance(requirement[name], bool), code
        assert code.startswith("licence_") == (requirement["family"] == "licence_condition"), code


def test_of_each_that_keeps_others_safe_it_says_what_a_stranger_learns_from_the_sheet() -> None:
    for entry in entries("requirements"):
        if entry["value"]["keeps_others_safe"]:
            assert "the sheet" in entry.get("note", ""), entry["id"]


# Too wide to be said in one sentence: My plan says that there are other rules.
NOT_SAID = {"licence_other"}


def test_my_plan_has_words_for_each_requirement_and_no_more_than_it_can_fill_in() -> None:
    for code, requirement in values("requirements").items():
        assert bool({"i_do", "i_do_not"} & set(requirement)) == (code not in NOT_SAID), code
        counts = requirement["unit"] in {"days", "hours"}
        assert counts or "i_do_counted" not in requirement, code
        assert ("i_did" in requirement) == ("i_do_counted" in requirement), code
        for name in SAYINGS & set(requirement):
            filled = set(re.findall(r"{(.*?)}", requirement[name]))
            assert filled <= {"who", "mine"} | ({"amount"} if "i_did" in requirement else set()), (
                code
            )
            assert requirement[name].startswith("I "), code
            assert requirement[name].endswith("."), code
