from __future__ import annotations

import pytest

from followthrough.common.actions.ports import Port
from followthrough.common.errors import NotPossible


@pytest.fixture
def port() -> Port[[int]]:
    return Port("bikes: before one is lent", "the number of the bike")


def test_without_checks_nothing_is_refused(port) -> None:
    port.ask(7)


def test_the_first_cause_refuses(port) -> None:
    @port.check
    def why_not_broken(bike: int) -> str | None:
        return None

    @port.check
    def why_not_stolen(bike: int) -> str | None:
        return f"Bike {bike} is gone." if bike == 7 else None

    @port.check
    def never_asked(bike: int) -> str | None:
        return "Not this." if bike == 7 else None

    port.ask(8)
    with pytest.raises(NotPossible, match=r"Bike 7 is gone\."):
        port.ask(7)
