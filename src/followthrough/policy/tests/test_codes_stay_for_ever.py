"""A code that a record may hold stays in the pack for ever: what was said with it is read years
later. An entry that is not chosen any more gets a `valid_to`; its id is never taken out or changed.
"""

from __future__ import annotations

from pathlib import Path

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
