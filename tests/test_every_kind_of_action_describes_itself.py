"""Whatever an entry of a kind holds, it can be read; and what its words were typed in is read by
somebody."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime

import pytest

from followthrough.common.actions import KINDS
from followthrough.common.actions.payloads import stored_fields
from followthrough.common.actions.typed_words import TYPED_WORDS, WORDS_FOR_VIEWERS
from followthrough.common.models import LedgerEntry

ODD_VALUES = [None, 0, 7, -1, True, 1.5, "", "x", "2026-13-45", "2026-12-01", [], [1, "x"], {}]

CODES = sorted(KINDS)  # all: every process knows them from its start (common/actions/discovery.py)


def test_all_actions_are_looked_at() -> None:
    assert {"account.made", "case.read", "step.started", "caseload.line-taken"} <= set(CODES)
    assert len(CODES) > 45


@pytest.mark.parametrize("code", CODES)
def test_an_entry_reads_whatever_it_holds(code: str) -> None:
    kind = KINDS[code]
    names = [f.name for f in fields(kind.payload)]
    at = datetime(2026, 12, 1, tzinfo=UTC)
    for value in ODD_VALUES:
        odd = dict.fromkeys([*names, "of_a_later_release"], value)
        for before, after in ((odd, {}), ({}, odd), (odd, odd)):
            entry = LedgerEntry(action=code, at=at, before=before, after=after)
            line = kind.line_of(entry)
            assert line.title
            assert all(isinstance(part, str) for part in line.about)


@pytest.mark.parametrize("code", CODES)
def test_a_kind_has_words_and_a_room_reads_what_was_typed_with_it(code: str) -> None:
    kind = KINDS[code]
    assert kind.words == kind.words.strip()
    assert kind.words[:1].isupper()
    assert kind.declared_in.startswith("followthrough.")
    named = {f.typed_in for f in stored_fields(kind.payload) if f.typed_in}
    assert named <= {*TYPED_WORDS, *WORDS_FOR_VIEWERS}
