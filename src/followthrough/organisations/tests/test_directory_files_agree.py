"""The directory and services files: what one file refers to, another has. No Django here."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2]
ORGANISATIONS = PACKAGE / "organisations" / "data"
SERVICES = PACKAGE / "services" / "data"
FILES = {
    "regions": ORGANISATIONS,
    "delivery_units": ORGANISATIONS,
    "offices": ORGANISATIONS,
    "providers": ORGANISATIONS,
    "police_areas": ORGANISATIONS,
    "contracts": SERVICES,
    "contract_types": SERVICES,
    "building_choices_sessions": SERVICES,
    "bank_holidays": PACKAGE / "common" / "data",
}
KEYS = {"offices": "id", "building_choices_sessions": "sequence", "bank_holidays": "date"}

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    with (FILES[name] / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


def codes(name: str) -> set[str]:
    return {row[KEYS.get(name, "code")] for row in rows(name)}


@pytest.mark.parametrize("name", FILES)
def test_every_code_is_given_once(name: str) -> None:
    assert len(codes(name)) == len(rows(name))


@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_tidy_plain_text(name: str) -> None:
    for row in rows(name):
        for column, cell in row.items():
            assert cell is not None, row
            assert cell == " ".join(cell.split()), (row, column)
            assert cell.isascii(), (row, column)


@pytest.mark.parametrize("folder", sorted({str(f.relative_to(PACKAGE)) for f in FILES.values()}))
def test_every_folder_of_data_names_its_sources(folder: str) -> None:
    text = (PACKAGE / folder / "SOURCES.md").read_text(encoding="utf-8")
    for path in (PACKAGE / folder).glob("*.csv"):
        if path.stem in FILES:
            assert path.name in text
    assert "Open Government Licence v3.0" in text


def test_there_are_twelve_regions_with_twelve_letters() -> None:
    assert len(rows("regions")) == 12
    assert sorted(row["crs_code"] for row in rows("regions")) == list("ABCDEFGHIJKL")


@pytest.mark.parametrize("name", ["delivery_units", "offices", "police_areas", "contracts"])
def test_every_region_named_exists_and_every_region_is_used(name: str) -> None:
    assert {row["region_code"] for row in rows(name)} == codes("regions")


def test_a_delivery_unit_lies_in_a_police_area_of_its_own_region() -> None:
    region_of = {row["code"]: row["region_code"] for row in rows("police_areas")}
    for unit in rows("delivery_units"):
        assert region_of[unit["police_area"]] == unit["region_code"], unit


def test_every_police_area_has_a_delivery_unit() -> None:
    assert {row["police_area"] for row in rows("delivery_units")} == codes("police_areas")


def test_an_exact_mapping_is_said_by_the_names_themselves() -> None:
    areas = {row["code"]: row for row in rows("police_areas")}
    regions = [row["region_code"] for row in rows("police_areas")]
    for unit in rows("delivery_units"):
        assert unit["mapping"] in {"exact", "assumed"}, unit
        if unit["mapping"] == "exact" and regions.count(unit["region_code"]) > 1:
            area = areas[unit["police_area"]]["name"].lower().replace("-", " ")
            assert area in f"{unit['name']} {unit['covers']}".lower().replace("-", " "), unit


def test_names_of_delivery_units_are_told_apart() -> None:
    names = [row["name"] for row in rows("delivery_units")]
    assert len(set(names)) == len(names)


def test_there_are_196_contracts() -> None:
    assert len(rows("contracts")) == 196


def test_every_contract_names_known_providers_types_and_places() -> None:
    region_of = {row["code"]: row["region_code"] for row in rows("police_areas")}
    label_of = {row["code"]: row["label"] for row in rows("contract_types")}
    for contract in rows("contracts"):
        assert contract["prime_provider"] in codes("providers"), contract
        assert set(contract["subcontractors"].split()) <= codes("providers"), contract
        assert label_of[contract["contract_type"]] == contract["contract_type_name"], contract
        area = contract["police_area"]
        assert area == "" or region_of[area] == contract["region_code"], contract


def test_every_contract_is_open_to_someone_for_some_time() -> None:
    for contract in rows("contracts"):
        assert {contract["female"], contract["male"]} <= {"true", "false"}, contract
        assert "true" in (contract["female"], contract["male"]), contract
        low, high = contract["min_age"], contract["max_age"]
        assert high == "" or int(low) < int(high), contract
        starts, ends = contract["starts_on"], contract["ends_on"]
        assert ends == "" or date.fromisoformat(starts) < date.fromisoformat(ends), contract
        assert int(contract["activities"]) >= 0, contract


def test_26_contracts_had_ended_by_23_november_2026() -> None:
    ends = [date.fromisoformat(row["ends_on"]) for row in rows("contracts") if row["ends_on"]]
    assert sum(end < date(2026, 11, 23) for end in ends) == 26


def test_no_contract_states_capacity() -> None:
    assert not [column for column in rows("contracts")[0] if "capacity" in column]


def test_a_family_is_the_first_part_of_the_code_and_meets_known_needs() -> None:
    needs = {
        "accommodation",
        "employment",
        "finance",
        "drugs",
        "alcohol",
        "health",
        "relationships",
        "thinking",
    }
    for row in rows("contract_types"):
        assert row["family"] == row["code"].split("-")[0], row
        assert set(row["need_areas"].split()) <= needs, row
        assert row["need_areas"], row


def test_building_choices_runs_through_27_sessions_in_order() -> None:
    sessions = rows("building_choices_sessions")
    assert [int(row["sequence"]) for row in sessions] == list(range(1, 28))
    order = [(int(row["module_number"]), int(row["session_number"])) for row in sessions]
    assert order == sorted(order)
    assert {(row["format"], row["minutes"]) for row in sessions} == {
        ("group", "150"),
        ("one_to_one", "60"),
    }


def test_bank_holidays_are_weekdays_from_2019_to_2028() -> None:
    days = [date.fromisoformat(row["date"]) for row in rows("bank_holidays")]
    assert days == sorted(days)
    assert all(day.weekday() < 5 for day in days)
    assert {day.year for day in days} == set(range(2019, 2029))
    assert all(sum(day.year == year for day in days) >= 8 for year in range(2019, 2029))
