"""What is declared is declared for the whole process; what a test declares ends with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from followthrough.common.actions import KINDS
from followthrough.common.actions.typed_words import TYPED_WORDS

REGISTRIES: tuple[dict[str, Any], ...] = (KINDS, TYPED_WORDS)


@contextmanager
def forgotten_afterwards() -> Iterator[None]:
    before = [dict(registry) for registry in REGISTRIES]
    yield
    for registry, declared in zip(REGISTRIES, before, strict=True):
        registry.clear()
        registry.update(declared)
