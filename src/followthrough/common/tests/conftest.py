from collections.abc import Iterator

import pytest

from followthrough.common.actions.consequences import CONSEQUENCES
from followthrough.common.tests.declarations import forgotten_afterwards


@pytest.fixture(autouse=True)
def _declarations_are_forgotten() -> Iterator[None]:
    """And what rooms above have declared does not follow from the acts of these tests."""
    with forgotten_afterwards():
        CONSEQUENCES.clear()
        yield
