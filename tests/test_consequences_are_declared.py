"""What follows from which act is known: it stands in docs/architecture.md, goes one way through the
house, and nothing leads back to itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps

from followthrough.common.actions import EVERY_CHANGE_OF_A_CASE, KINDS
from followthrough.common.actions.consequences import CONSEQUENCES, cycles
from tests.house import PACKAGE, layers
from tools.consequences import ARCHITECTURE, architecture


def test_the_architecture_lists_them() -> None:
    assert ARCHITECTURE.read_text(encoding="utf-8") == architecture(), (
        "Run .venv/bin/python tools/consequences.py"
    )


def test_nothing_leads_back_to_itself() -> None:
    assert cycles() == []


def test_the_acts_that_a_consequence_names_exist() -> None:
    named = {kind for c in CONSEQUENCES.values() for kind in (*c.kinds, *c.writes)}
    assert named <= {*KINDS, EVERY_CHANGE_OF_A_CASE}


def test_a_room_subscribes_to_rooms_below_it() -> None:
    upwards = [
        (name, kind)
        for name, consequence in CONSEQUENCES.items()
        for kind in consequence.kinds
        if kind != EVERY_CHANGE_OF_A_CASE  # those of every floor
        if floor(KINDS[kind].declared_in) < floor(name)
    ]
    assert upwards == []


def floor(module: str) -> int:
    """Counted from the roof."""
    return next(i for i, room in enumerate(layers()) if f"{module}.".startswith(f"{room}."))


def test_floors_are_counted_from_the_roof() -> None:
    assert floor("followthrough.delivery.consequences") < floor("followthrough.plans.actions.goals")
    assert floor("followthrough.desks.manager.views") < floor("followthrough.delivery.queries")


@pytest.mark.parametrize("kind", ["consequences", "refusals"])
def test_what_a_room_subscribes_to_is_read_when_the_program_starts(kind: str) -> None:
    """Only of rooms that are installed: one that is none yet gets an `apps.py` first."""
    installed = [Path(app.path) for app in apps.get_app_configs()]
    written = [path for path in PACKAGE.rglob(f"{kind}.py") if "tests" not in path.parts]
    unread = [path for path in written if not any(map(path.is_relative_to, installed))]
    assert unread == []
