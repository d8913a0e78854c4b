"""The timeline reads codes in the words of the day of the act, also once they have ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followthrough.common.actions import Moment
from followthrough.people.ledger import CircumstanceChanged, Covered, NeedChanged, Reallocated
from followthrough.plans.ledger import GoalStored, StepDecided, StepRecorded
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force, value_on

CHANGE = date(2027, 1, 4)
ENTRIES = {
    "reason.travel": [StepDecided(reason="travel"), StepRecorded(reason="travel")],
    "need_area.finance": [GoalStored("finance"), NeedChanged(area="finance")],
    "circumstance.no_fixed_address": [CircumstanceChanged(code="no_fixed_address")],
    "cover.duty": [Covered("duty")],
    "reallocation.other": [Reallocated(reallocation="other")],
}
every_entry = pytest.mark.parametrize(
    ("id_", "entry"), [(id_, entry) for id_, of_id in ENTRIES.items() for entry in of_id]
)


def reads(entry, day: date) -> str:
    return " ".join(entry.reads(type(entry)(), Moment(day)))


@every_entry
@pytest.mark.parametrize(("offset", "words"), [(-1, "Old words"), (0, "New words")])
def test_it_reads_in_the_words_of_the_day(monkeypatch, id_, entry, offset, words):
    value = value_on(id_, CHANGE)
    long_ago = Change(id_, date(2026, 1, 1), value | {"label": "Old words"})
    since = Change(id_, CHANGE, value | {"label": "New words"})
    put_in_force(monkeypatch, changed(long_ago, since))
    assert words in reads(entry, CHANGE + timedelta(days=offset))


@every_entry
@pytest.mark.parametrize("offset", [-1, 0, 1000])
def test_it_reads_as_it_did_once_the_code_has_ended(monkeypatch, id_, entry, offset):
    put_in_force(monkeypatch, changed(Change(id_, CHANGE)))
    label = value_on(id_, CHANGE)["label"]
    assert label in reads(entry, CHANGE + timedelta(days=offset))
