"""Reads the YAML files of a pack and freezes what holds on a day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from followthrough.policy.pack import (
    CaseReason,
    CircumstanceKind,
    EarlyEndCondition,
    EarlyEndSentence,
    Entry,
    Intervention,
    NeedArea,
    Pack,
    Prerequisite,
    Reason,
    RegisterKind,
    RequirementKind,
    SuggestedStep,
    Suggestions,
    Timescale,
    TimescaleUnit,
)

PACKS = Path(__file__).parent / "packs"


@cache
def _all_entries(pack: str) -> tuple[Entry, ...]:
    """Raises ValueError, naming file and entry, for an entry that is not of the stated shape."""
    entries = []
    for path in sorted((PACKS / pack).glob("*.yaml")):
        for raw in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["entries"]:
            try:
                entries.append(
                    Entry(
                        id=raw["id"],
                        value=raw["value"],
                        valid_from=raw["valid_from"],
                        valid_to=raw["valid_to"],
                        source=raw["source"],
                        confidence=raw["confidence"],
                        note=raw.get("note", ""),
                    )
                )
            except (KeyError, TypeError) as error:
                raise ValueError(f"{path.name}: entry {raw!r:.80} is incomplete: {error}") from None
    return tuple(entries)


@lru_cache(maxsize=64)
def on(day: date, pack: str = "england_wales") -> Pack:
    """The pack as it holds on `day`."""
    entries = {entry.id: entry for entry in _all_entries(pack) if entry.holds_on(day)}
    digest = hashlib.sha256(
        json.dumps({id_: e.value for id_, e in entries.items()}, sort_keys=True).encode()
    ).hexdigest()[:12]
    return Pack(
        version=f"{pack} {digest}",
        on=day,
        entries=entries,
        need_areas=_kinds(entries, "need_area", NeedArea),
        reasons=_kinds(entries, "reason", Reason),
        timescales={code: _timescale(code, v) for code, v in _under(entries, "timescale")},
        interventions={code: _intervention(code, v) for code, v in _under(entries, "intervention")},
        requirements=_kinds(entries, "requirement", RequirementKind),
        registers=_kinds(entries, "register", RegisterKind),
        circumstances=_kinds(entries, "circumstance", CircumstanceKind),
        sequencing=dict(_under(entries, "sequencing")),
        suggestions={area: _suggestions(v) for area, v in _under(entries, "suggestion")},
        cover=_kinds(entries, "cover", CaseReason),
        reallocation=_kinds(entries, "reallocation", CaseReason),
        early_end_sentences={
            code: _early_end(code, v) for code, v in _under(entries, "early_end_sentence")
        },
        early_end_conditions=_kinds(entries, "early_end_condition", EarlyEndCondition),
    )


def _under(entries: Mapping[str, Entry], kind: str) -> list[tuple[str, Any]]:
    start = f"{kind}."
    return [(id_[len(start) :], e.value) for id_, e in entries.items() if id_.startswith(start)]


def _kinds(entries: Mapping[str, Entry], kind: str, shape: type[Any]) -> dict[str, Any]:
    fields = shape.__dataclass_fields__
    return {
        code: shape(
            code=code,
            **{
                name: frozenset(v) if isinstance(v, list) else v
                for name, v in value.items()
                if name in fields
            },
        )
        for code, value in _under(entries, kind)
    }


def _timescale(code: str, value: Mapping[str, Any]) -> Timescale:
    return Timescale(code, value["amount"], TimescaleUnit(value["unit"]), value["from"])


def _early_end(code: str, value: Mapping[str, Any]) -> EarlyEndSentence:
    # Text in the file: the digest of a pack is made of values that JSON has.
    day = date.fromisoformat(value["applies_from"])
    return EarlyEndSentence(code, value["label"], value["ends"], day, value["day"] == "verified")


def _suggestions(value: Mapping[str, Any]) -> Suggestions:
    steps = tuple(
        SuggestedStep(s["text"], s["actor"], s["route"], s["intervention"] or "")
        for s in value["steps"]
    )
    return Suggestions(tuple(value["goals"]), steps)


def _intervention(code: str, value: Mapping[str, Any]) -> Intervention:
    return Intervention(
        code=code,
        prerequisites=tuple(Prerequisite(p["after"], p["kind"]) for p in value["prerequisites"]),
        contract_types=tuple(value["contract_types"]),
        protects_others=value.get("protects_others", False),
        value_sources=dict(value["value_sources"]),
        **{
            name: value[name]
            for name in Intervention.__dataclass_fields__
            if name
            not in {"code", "prerequisites", "contract_types", "protects_others", "value_sources"}
        },
    )
