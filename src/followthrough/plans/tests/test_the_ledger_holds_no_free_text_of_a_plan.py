from __future__ import annotations

import re

import pytest

from followthrough.common.actions import KINDS, TypedText
from followthrough.common.errors import NotPossible
from followthrough.plans.actions import step_progress
from followthrough.plans.actions.plan import start_plan
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.queries import typed_texts
from followthrough.plans.tests.factories import MARK, World, each_action, ledger_text, note
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_action_leaves_one_entry_of_codes_ids_and_days() -> None:
    world = World.start()
    before = len(world.entries())
    for do in each_action():
        do(world.seen_by(world.by, MARK), note(words=MARK))
        entries = world.entries()
        [new] = entries[before:]

        assert new.action == do.code.split(" ")[0]
        assert new.action in KINDS
        assert new.subject_id is not None
        assert MARK not in ledger_text(entries)
        # Nothing but numbers, codes and days, whatever it is called.
        for value in (*new.before.values(), *new.after.values()):
            assert re.fullmatch(r"[A-Za-z0-9_.-]*", str(value)), (do.code, value)
        # The timeline looks up what was typed with a decision by its id.
        if "decision" in new.after:
            typed = typed_texts([("decision", new.after["decision"])])
            assert typed in ({}, {("decision", new.after["decision"]): TypedText(MARK)})


def test_starting_a_plan_is_one_entry() -> None:
    case = factories.case(no_plan=None)
    plan = start_plan(World(case).by, case, note(words=MARK))
    entries = World(case).entries()
    assert (entries[-1].action, entries[-1].subject_id) == ("plan.started", plan.pk)
    assert MARK not in ledger_text(entries)


@pytest.mark.parametrize("record", [step_progress.record_referral, step_progress.record_start])
def test_what_is_no_code_of_a_list_is_no_reason(record) -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="reason"):
        record(world.by, world.case, world.ids["T1"], note(reason=MARK[:60]))
    with pytest.raises(NotPossible, match="reason"):
        step_progress.record_finish(
            world.by, world.case, world.ids["T4"], note(reason=MARK[:60]), PersonResponse()
        )
    with pytest.raises(NotPossible, match="reason"):
        step_progress.ask_for_help(
            world.by, world.case, world.ids["T2"], note(reason=MARK[:60], words="Help")
        )
    assert MARK not in ledger_text(world.entries())
