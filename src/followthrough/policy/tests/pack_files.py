"""The files of the policy pack of England and Wales as they stand, for the tests that judge them.
Plain files, no Django and no loader."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

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
    "suggestions": "suggestion.",
    "timescales": "timescale.",
}

Entry = dict[str, Any]

# What My plan says of a requirement, where its kind has words for it.
SAYINGS = frozenset({"i_do", "i_do_counted", "i_did", "i_do_not", "i_may"})


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


@cache
def every_id() -> frozenset[str]:
    """The ids of all entries, whatever day they hold on."""
    files = sorted(PACK.glob("*.yaml"))
    return frozenset(entry["id"] for file in files for entry in entries(file.stem))


def is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def suggested_texts(area: str) -> list[str]:
    """Goals, then steps."""
    result = values("suggestions")[area]
    return [*result["goals"], *(step["text"] for step in result["steps"])]
