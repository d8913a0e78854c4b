"""Reads `assumptions.yaml`, and the invented names, words and steps under `data/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def assumptions() -> MappingProxyType[str, Any]:
    """The values by name. Raises ValueError for an entry that names no source and is no guess."""
    entries = _read(HERE / "assumptions.yaml")
    for name, entry in entries.items():
        if not source_of(entry):
            raise ValueError(
                f"assumptions.yaml: {name} needs a `source`, or `guess: true` with `why`."
            )
    return MappingProxyType({name: entry["value"] for name, entry in entries.items()})


def source_of(entry: dict[str, Any]) -> bool:
    guess = entry.get("guess") is True and bool(entry.get("why"))
    return "value" in entry and (guess != bool(entry.get("source")))


@cache
def data(name: str) -> Any:
    """One file of `data/`, for example `data("words")`."""
    return _read(HERE / "data" / f"{name}.yaml")


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
