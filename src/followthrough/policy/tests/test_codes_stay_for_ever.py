"""A code that a record may hold stays in the pack for ever: what was said with it is read years
later. An entry that is not chosen any more gets a `valid_to`; its id is never taken out or changed.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from followthrough import policy
from followthrough.policy.frozen import codes_of
from followthrough.policy.pack import Codes
from followthrough.policy.tests.pack_files import every_id

# Kinds of entries whose codes records hold.
STORED = (
    "circumstance",
    "cover",
    "early_end_condition",
    "intervention",
    "need_area",
    "reallocation",
    "reason",
    "register",
    "requirement",
)
FOR_EVER = set((Path(__file__).parent / "codes_for_ever.txt").read_text("utf-8").split())


def test_no_code_that_a_pack_once_had_is_gone() -> None:
    assert sorted(FOR_EVER - every_id()) == []


def test_a_new_code_is_written_down_so_that_it_stays() -> None:
    new = {id_ for id_ in every_id() if id_.startswith(tuple(f"{kind}." for kind in STORED))}
    assert sorted(new - FOR_EVER) == [], "add them to codes_for_ever.txt"


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2021, 1, 1), date(2027, 1, 4), date.max])
def test_every_code_that_a_record_may_hold_has_words_on_every_day(day: date) -> None:
    known = policy.on(day).known
    read = {
        code: getattr(value, "label", None)
        for field in fields(Codes)
        for code, value in getattr(known, field.name).items()
    }
    codes = {id_.split(".", 1)[1] for id_ in FOR_EVER}
    assert codes <= set(read)
    assert all(read[code] for code in codes)


def test_what_is_read_for_ever_is_of_the_kinds_that_records_hold() -> None:
    entries = policy.on(date.max).entries
    kinds = {id_: entry for id_, entry in entries.items() if id_.split(".", 1)[0] in STORED}
    read = sum(len(getattr(codes_of(kinds), field.name)) for field in fields(Codes))
    assert read == len(kinds)
