from collections.abc import Iterator

import pytest

from followthrough.common.actions import KINDS


@pytest.fixture(autouse=True)
def _declared_actions_are_forgotten() -> Iterator[None]:
    """Actions are declared once for the whole process; those of a test end with it."""
    before = dict(KINDS)
    yield
    KINDS.clear()
    KINDS.update(before)
