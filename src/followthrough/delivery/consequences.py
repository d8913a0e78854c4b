"""The digest of a case follows from every change of it, and is marked as stale where a fact changes
that many cases share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from followthrough.common.actions import (
    EVERY_CHANGE_OF_A_CASE,
    before_acts_on_cases,
    consequence_of,
)
from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.common.shared_facts import SHARED_FACTS
from followthrough.delivery.actions import digests
from followthrough.delivery.tasks import ask_for_digests
from followthrough.policy import context_on

if TYPE_CHECKING:
    from followthrough.common.models import LedgerEntry


@before_acts_on_cases
def lock_digests(case_ids: Sequence[int], may_add: bool) -> None:
    if may_add:
        digests.wait_for_shared_facts()
    digests.lock_digests(case_ids)


def _changed(entries: Sequence[LedgerEntry]) -> set[int]:
    return {entry.case_id for entry in entries if entry.case_id is not None}


def leave_digests_stale(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    digests.mark_stale(_changed(entries))


@consequence_of(EVERY_CHANGE_OF_A_CASE, otherwise=leave_digests_stale, refers_to_others=False)
def store_digests(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    digests.store_digests(_changed(entries), context_on(today_in_london()))


SHARED_KINDS = sorted({kind for fact in SHARED_FACTS.all() for kind in fact.kinds})


@consequence_of(*SHARED_KINDS)
def mark_digests_as_stale(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    digests.wait_for_cases_to_come()
    kind = entries[0].action
    touched = {
        case_id
        for fact in SHARED_FACTS.all()
        if kind in fact.kinds
        for case_id in fact.touched(entries)
    }
    digests.mark_stale(touched)


@consequence_of(*SHARED_KINDS)
def ask_for_what_was_marked(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    """By itself: the marks stand also where nothing can be queued."""
    ask_for_digests()
