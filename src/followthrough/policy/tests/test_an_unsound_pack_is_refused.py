"""What does not hold together is refused when the files are read, by file and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from followthrough.policy.loader import entries_of

ENTRY = """
  - id: {id}
    value: {value}
    valid_from: {since}
    valid_to: {to}
    source: A test
    confidence: D
"""
PERIOD = "{amount: 5, unit: calendar_days, from: a test}"


def entry(
    since: str, to: str = "null", id_: str = "timescale.a", value: str = PERIOD, rule: str = ""
) -> str:
    text = ENTRY.format(id=id_, value=value, since=since, to=to)
    return text + (f"    transitional: {rule}\n" if rule else "")


def read(folder: Path, *entries: str) -> None:
    (folder / "periods.yaml").write_text("entries:" + "".join(entries), encoding="utf-8")
    entries_of(folder)


@pytest.mark.parametrize("rule", ["running_follow", "longer_of_both"])
def test_a_later_version_may_have_a_transitional_rule(tmp_path, rule):
    read(tmp_path, entry("2021-01-01", "2021-12-31"), entry("2022-01-01", rule=rule))


@pytest.mark.parametrize(
    ("entries", "about"),
    [
        (
            [entry("2021-01-01", "2021-12-31"), entry("2022-01-01", rule="whatever_suits")],
            "timescale.a: 'whatever_suits' is no transitional rule. "
            "There are: running_follow, longer_of_both.",
        ),
        (
            [entry("2021-01-01", rule="running_follow")],
            "timescale.a from 2021-01-01: a first version",
        ),
        (
            [
                entry("2021-01-01", "2021-12-31", "sequencing.a", "3"),
                entry("2022-01-01", "null", "sequencing.a", "4", "running_follow"),
            ],
            "sequencing.a from 2022-01-01: only a timescale",
        ),
        (
            [entry("2021-01-01", "2022-01-01"), entry("2022-01-01")],
            "timescale.a from 2022-01-01: the version before holds on 2022-01-01 as well",
        ),
        (
            [entry("2021-01-01"), entry("2022-01-01")],
            "timescale.a from 2022-01-01: the version before holds on 2022-01-01 as well",
        ),
        (
            [entry("2021-01-01", "2021-12-30"), entry("2022-01-01")],
            "timescale.a from 2022-01-01: no version holds on 2021-12-31",
        ),
        (
            [entry("2021-01-01", "2021-12-31")],
            "timescale.a from 2021-01-01: it ends, and no version follows",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_entry(tmp_path, entries, about):
    with pytest.raises(ValueError, match=r"periods\.yaml: entry ") as refused:
        read(tmp_path, *entries)
    assert about in str(refused.value)


def test_what_is_missing_is_named_with_its_file(tmp_path):
    with pytest.raises(ValueError, match=r"periods\.yaml: .* is incomplete: 'confidence'"):
        read(tmp_path, entry("2021-01-01").replace("    confidence: D\n", ""))


def test_a_reason_may_end_and_may_come_back(tmp_path):
    reason = "{label: A reason}"
    read(
        tmp_path,
        entry("2021-01-01", "2021-12-31", "reason.a", reason),
        entry("2023-01-01", "2023-12-31", "reason.a", reason),
    )
