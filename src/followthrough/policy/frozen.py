"""Freezes what holds on a day: from entries to the shapes of a pack."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from followthrough.policy.early_end import EarlyEndCondition, EarlyEndSentence
from followthrough.policy.kinds_of_work import Intervention, Nature, Prerequisite, Release
from followthrough.policy.pack import (
    CaseReason,
    CircumstanceKind,
    Codes,
    Entry,
    NeedArea,
    Pack,
    Reason,
    RegisterKind,
    RequirementKind,
    SuggestedStep,
    Suggestions,
    Timescale,
    TimescaleUnit,
)

Holding = Mapping[str, Entry]


def version_of(name: str, entries: Holding) -> str:
    """A digest of what is decided by, not of its sources."""
    values = {id_: entry.value for id_, entry in entries.items()}
    rules = {
        f"{id_} transitional": entry.transitional.value
        for id_, entry in entries.items()
        if entry.transitional
    }
    text = json.dumps(values | rules, sort_keys=True)
    return f"{name} {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def codes_of(entries: Holding) -> Codes:
    return Codes(
        need_areas=_kinds(entries, "need_area", NeedArea),
        reasons=_kinds(entries, "reason", Reason),
        interventions={code: _intervention(code, v) for code, v in _under(entries, "intervention")},
        requirements=_kinds(entries, "requirement", RequirementKind),
        registers=_kinds(entries, "register", RegisterKind),
        circumstances=_kinds(entries, "circumstance", CircumstanceKind),
        cover=_kinds(entries, "cover", CaseReason),
        reallocation=_kinds(entries, "reallocation", CaseReason),
        put_off=_kinds(entries, "put_off", CaseReason),
        early_end_conditions=_kinds(entries, "early_end_condition", EarlyEndCondition),
    )


def pack_of(name: str, since: date, entries: Holding, numbers: Holding, known: Codes) -> Pack:
    """`entries` hold; `numbers` are those of periods and weights, also before their first day."""
    return Pack(
        version=version_of(name, entries),
        since=since,
        known=known,
        entries=entries,
        timescales={code: timescale_of(code, v) for code, v in _under(numbers, "timescale")},
        sequencing=dict(_under(numbers, "sequencing")),
        suggestions={area: _suggestions(v) for area, v in _under(entries, "suggestion")},
        early_end_sentences={
            code: _early_end(code, v) for code, v in _under(entries, "early_end_sentence")
        },
        **_fields_of(codes_of(entries)),
    )


def with_codes_of(later: Codes, known: Codes) -> Codes:
    """`later`, and what only `known` has."""
    more = _fields_of(known)
    return Codes(
        **{name: {**own, **_missing(more[name], own)} for name, own in _fields_of(later).items()}
    )


def _missing(known: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in known.items() if code not in own}


def _fields_of(codes: Codes) -> dict[str, Any]:
    return {field.name: getattr(codes, field.name) for field in fields(codes)}


def _under(entries: Holding, kind: str) -> list[tuple[str, Any]]:
    start = f"{kind}."
    return [(id_[len(start) :], e.value) for id_, e in entries.items() if id_.startswith(start)]


def _kinds(entries: Holding, kind: str, shape: type[Any]) -> dict[str, Any]:
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


def timescale_of(code: str, value: Mapping[str, Any]) -> Timescale:
    return Timescale(code, value["amount"], TimescaleUnit(value["unit"]), value["from"])


def _early_end(code: str, value: Mapping[str, Any]) -> EarlyEndSentence:
    # Text in the file: the digest of a pack is made of values that JSON has.
    day = date.fromisoformat(value["applies_from"])
    return EarlyEndSentence(code, value["label"], value["ends"], day, value["day"] == "verified")


def _suggestions(value: Mapping[str, Any]) -> Suggestions:
    steps = tuple(
        SuggestedStep(
            s["text"], s["actor"], s["route"], s["intervention"] or "", s.get("nature", "")
        )
        for s in value["steps"]
    )
    return Suggestions(tuple(value["goals"]), steps)


def _intervention(code: str, value: Mapping[str, Any]) -> Intervention:
    return Intervention(
        code=code,
        prerequisites=tuple(Prerequisite(p["after"], p["kind"]) for p in value["prerequisites"]),
        contract_types=tuple(value["contract_types"]),
        names=tuple(value.get("names", ())),
        goes_on=value.get("goes_on", ""),
        before_release=value.get("before_release", ""),
        protects_others=value.get("protects_others", False),
        nature=Nature(value["nature"]),
        release=Release(value["release"]),
        value_sources=dict(value["value_sources"]),
        **{
            name: value[name]
            for name in Intervention.__dataclass_fields__
            if name
            not in {
                "code",
                "prerequisites",
                "contract_types",
                "names",
                "goes_on",
                "protects_others",
                "nature",
                "release",
                "before_release",
                "value_sources",
            }
        },
    )
