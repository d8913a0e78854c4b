from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.interchange.caseload.rules import (
    REMEDIES,
    ExistingRecord,
    ImportOutcome,
    OfferedLine,
    import_outcome,
)

OFFERED = OfferedLine("ours", "line 1", "plan 1", unit_known=True, seen_in_file=False, crns=("X1",))
STANDING = ExistingRecord("ours", "line 0", "plan 1", changed_here=False, crn="X1")


@pytest.mark.parametrize(
    ("offered", "standing", "expected"),
    [
        ({}, None, ImportOutcome.TAKE),
        ({"seen_in_file": True}, None, ImportOutcome.TWICE_IN_FILE),
        ({"unit_known": False}, None, ImportOutcome.UNKNOWN_UNIT),
        ({"unit_known": False, "seen_in_file": True}, None, ImportOutcome.TWICE_IN_FILE),
        ({}, {}, ImportOutcome.TAKE),
        ({"line_print": "line 0"}, {}, ImportOutcome.SKIP),
        ({"source": "theirs"}, {}, ImportOutcome.OWNED_ELSEWHERE),
        ({"source": "theirs", "line_print": "line 0"}, {}, ImportOutcome.OWNED_ELSEWHERE),
        ({"plan_print": "plan 2"}, {}, ImportOutcome.TAKE),
        ({"plan_print": "plan 2"}, {"changed_here": True}, ImportOutcome.CHANGED_HERE),
        ({}, {"changed_here": True}, ImportOutcome.TAKE),  # the plan is the same
        ({"plan_print": None}, {"changed_here": True}, ImportOutcome.TAKE),  # no plan in the line
        ({}, {"changed_here": True, "plan_print": ""}, ImportOutcome.CHANGED_HERE),
        ({"line_print": "line 0", "plan_print": "plan 2"}, {"changed_here": True},
         ImportOutcome.SKIP),
        # It was taken but for its plan, and that waits.
        ({"line_print": "line 0", "plan_print": "plan 2"},
         {"changed_here": True, "open_difference": "line 0"}, ImportOutcome.CHANGED_HERE),
        ({"source": "theirs", "plan_print": "plan 2"}, {"changed_here": True},
         ImportOutcome.OWNED_ELSEWHERE),
        ({}, {"line_print": None}, ImportOutcome.TAKE),  # a person made by other means
    ],
)  # fmt: skip
def test_the_first_rule_that_applies_decides(
    offered: dict[str, object], standing: dict[str, object] | None, expected: ImportOutcome
) -> None:
    there = None if standing is None else replace(STANDING, **standing)
    assert import_outcome(replace(OFFERED, **offered), there) is expected


PRINTS = st.sampled_from(["a", "b", None])


@given(
    st.builds(
        OfferedLine, st.sampled_from(["ours", "theirs"]), st.sampled_from("ab"), PRINTS,
        st.booleans(), st.booleans(),
    ),
    st.none() | st.builds(
        ExistingRecord, st.sampled_from(["ours", "theirs"]), PRINTS, PRINTS, st.booleans(), PRINTS
    ),
)  # fmt: skip
def test_a_plan_changed_here_is_never_written_over(
    offered: OfferedLine, existing: ExistingRecord | None
) -> None:
    result = import_outcome(offered, existing)
    if result is ImportOutcome.TAKE and existing is not None and existing.changed_here:
        assert offered.plan_print in {None, existing.plan_print}
    if result is ImportOutcome.TAKE and existing is not None:
        assert existing.source == offered.source


def test_every_line_set_aside_gets_advice() -> None:
    assert set(REMEDIES) == set(ImportOutcome) - {ImportOutcome.TAKE, ImportOutcome.SKIP}
