from __future__ import annotations

from datetime import datetime

import pytest
import time_machine

from followthrough.common.dates import LONDON


@pytest.fixture(autouse=True)
def _monday():
    """The day on which the cases of `tests.factories` were written."""
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=LONDON)):
        yield
