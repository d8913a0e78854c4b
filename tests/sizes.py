"""How many examples a test tries: what `make test` runs, and ten times as many in `make test-long`.

    @sizes.seeds(30)                      # a test for each seed, so that a failure names its own
    def test_orders_break_no_rule(seed): ...

    @sizes.examples(50)                   # the settings of a test by hypothesis
    @given(st.integers())
    def test_any_number(number): ...

`make test` always tries the same examples, so that a failure is a change of ours, not luck;
`make test-long` tries others each time.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

LONG = os.environ.get("FOLLOWTHROUGH_LONG_TESTS") == "1"
TIMES = 10 if LONG else 1


def seeds(number: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("seed", range(number * TIMES))


def examples(number: int, **more: Any) -> settings:
    return settings(
        max_examples=number * TIMES,
        deadline=None,  # a time says something about the machine only
        derandomize=not LONG,
        database=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
