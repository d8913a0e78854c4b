from __future__ import annotations

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("number", "taken"), [(200, True), (201, False)])
def test_up_to_two_hundred_steps_are_taken(number: int, taken: bool) -> None:
    factories.unit()
    goals = [
        {
            "ref": f"G{g}",
            "area": "thinking",
            "title": "A goal",
            "when": "now",
            "steps": [factories.step(f"T{n}") for n in range(g, number, 10)],
        }
        for g in range(10)
    ]
    line = factories.line()
    summary, rows = factories.imported(line | {"plan": line["plan"] | {"goals": goals}})

    assert summary.new == taken
    assert [row[1:4] for row in rows] == (
        [] if taken else [["plan", "too-many", "has 201 steps, more than 200"]]
    )
