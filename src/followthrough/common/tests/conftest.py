from collections.abc import Iterator

import pytest

from followthrough.common.tests.declarations import forgotten_afterwards


@pytest.fixture(autouse=True)
def _declarations_are_forgotten() -> Iterator[None]:
    with forgotten_afterwards():
        yield
