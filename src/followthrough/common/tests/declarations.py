"""What is declared is declared for the whole process; what a test declares ends with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from followthrough.common.actions import KINDS
from followthrough.common.actions.consequences import CONSEQUENCES
from followthrough.common.actions.ports import PORTS
from followthrough.common.actions.typed_words import TYPED_WORDS, WORDS_FOR_VIEWERS

REGISTRIES: tuple[dict[str, Any], ...] = (KINDS, TYPED_WORDS, WORDS_FOR_VIEWERS, CONSEQUENCES)


@contextmanager
def forgotten_afterwards() -> Iterator[None]:
    before = [dict(registry) for registry in REGISTRIES]
    ports = list(PORTS)
    checks = [list(port.checks) for port in ports]
    yield
    for registry, declared in zip(REGISTRIES, before, strict=True):
        registry.clear()
        registry.update(declared)
    PORTS[:] = ports
    for port, known in zip(ports, checks, strict=True):
        port.checks[:] = known
