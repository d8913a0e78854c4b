from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.interchange.caseload.rules import WHAT_TO_DO, Fate, Offered, Standing, fate

OFFERED = Offered("ours", "line 1", "plan 1", unit_known=True, seen_in_file=False)
STANDING = Standing("ours", "line 0", "plan 1", changed_here=False)


@pytest.mark.parametrize(
    ("offered", "standing", "expected"),
    [
        ({}, None, Fate.TAKE),
        ({"seen_in_file": True}, None, Fate.TWICE_IN_FILE),
        ({"unit_known": False}, None, Fate.UNKNOWN_UNIT),
        ({"unit_known": False, "seen_in_file": True}, None, Fate.TWICE_IN_FILE),
        ({}, {}, Fate.TAKE),
        ({"line_print": "line 0"}, {}, Fate.SKIP),
        ({"source": "theirs"}, {}, Fate.OWNED_ELSEWHERE),
        ({"source": "theirs", "line_print": "line 0"}, {}, Fate.OWNED_ELSEWHERE),
        ({"plan_print": "plan 2"}, {}, Fate.TAKE),
        ({"plan_print": "plan 2"}, {"changed_here": True}, Fate.CHANGED_HERE),
        ({}, {"changed_here": True}, Fate.TAKE),  # the same plan as before: the rest is taken
        ({"plan_print": None}, {"changed_here": True}, Fate.TAKE),  # says nothing of the plan
        ({}, {"changed_here": True, "plan_print": ""}, Fate.CHANGED_HERE),
        ({"line_print": "line 0", "plan_print": "plan 2"}, {"changed_here": True}, Fate.SKIP),
        # It was taken but for its plan, and that waits.
        ({"line_print": "line 0", "plan_print": "plan 2"},
         {"changed_here": True, "open_difference": "line 0"}, Fate.CHANGED_HERE),
        ({"source": "theirs", "plan_print": "plan 2"}, {"changed_here": True},
         Fate.OWNED_ELSEWHERE),
        ({}, {"line_print": None}, Fate.TAKE),  # a person without a line: made by other means
    ],
)  # fmt: skip
def test_the_first_rule_that_applies_decides(
    offered: dict[str, object], standing: dict[str, object] | None, expected: Fate
) -> None:
    there = None if standing is None else replace(STANDING, **standing)
    assert fate(replace(OFFERED, **offered), there) is expected


PRINTS = st.sampled_from(["a", "b", None])


@given(
    st.builds(
        Offered, st.sampled_from(["ours", "theirs"]), st.sampled_from("ab"), PRINTS,
        st.booleans(), st.booleans(),
    ),
    st.none() | st.builds(
        Standing, st.sampled_from(["ours", "theirs"]), PRINTS, PRINTS, st.booleans(), PRINTS
    ),
)  # fmt: skip
def test_a_plan_changed_here_is_never_written_over(
    offered: Offered, standing: Standing | None
) -> None:
    found = fate(offered, standing)
    if found is Fate.TAKE and standing is not None and standing.changed_here:
        assert offered.plan_print in {None, standing.plan_print}
    if found is Fate.TAKE and standing is not None:
        assert standing.source == offered.source


def test_every_line_set_aside_gets_advice() -> None:
    assert set(WHAT_TO_DO) == set(Fate) - {Fate.TAKE, Fate.SKIP}
