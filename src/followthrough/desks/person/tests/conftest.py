from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _monday(monday):
    """On every test of this room."""
