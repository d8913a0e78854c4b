"""`DERIVATION` is raised with every change after which the rules derive something else: otherwise a
new release takes digests of an older one for its own."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from followthrough.delivery.rules import digest, good_news
from followthrough.delivery.tests.facts import TODAY, context
from followthrough.delivery.tests.fixed_cases import RECORDED, derived_now, fixed_cases
from followthrough.people.rules.due_item import DUE_KINDS

RECORD = ".venv/bin/python tools/derivation.py"


def complaint(recorded: dict[str, object], now: dict[str, object]) -> str:
    """What has to be done; "" where nothing has."""
    if now == recorded:
        return ""
    other = now["print"] != recorded["print"] and now["packs"] == recorded["packs"]
    if other and now["derivation"] == recorded["derivation"]:
        return f"The rules derive something else: raise DERIVATION by one, then run {RECORD}"
    return f"Run {RECORD}"


def test_what_is_derived_of_the_same_cases_is_what_was_recorded() -> None:
    assert complaint(json.loads(RECORDED.read_text(encoding="utf-8")), derived_now()) == ""


def test_a_rule_that_changes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = derived_now()
    monkeypatch.setattr(digest, "good_news", lambda *given: good_news(*given)[:1])
    assert complaint(recorded, derived_now()).startswith("The rules derive something else")
    monkeypatch.setattr("followthrough.delivery.tests.fixed_cases.DERIVATION", 10_000)
    assert complaint(recorded, derived_now()) == f"Run {RECORD}"


def test_the_cases_have_all_that_there_can_be_to_do() -> None:
    found = Counter(
        item.kind for facts in fixed_cases() for item in digest.digest_of(facts, context(TODAY)).due
    )
    assert {kind.code for kind in DUE_KINDS.all()} - set(found) == set()
