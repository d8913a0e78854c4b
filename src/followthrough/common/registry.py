"""What every room adds to is declared in the room and collected here: nobody edits a central list.

    DUE_KINDS: Registry[DueKind] = Registry("rules/due*.py")      # whoever reads them makes it
    DUE_KINDS.add("register-review", DueKind(...))                # a room's own rules/due.py

The first reading imports every module of the house whose path ends so. What is declared says itself
where it stands among the others: the order of the modules decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

PACKAGE = Path(__file__).parent.parent


class Registry(Generic[T]):
    def __init__(self, modules: str) -> None:
        self.modules = modules
        self.declared: dict[str, T] = {}

    def add(self, name: str, item: T) -> T:
        if name in self.declared:
            raise RuntimeError(f"{name!r} is declared twice ({self.modules}); give one another.")
        self.declared[name] = item
        return item

    def all(self) -> tuple[T, ...]:
        _import_all(self.modules)
        return tuple(self.declared.values())

    def named(self, name: str) -> T:
        """Raises LookupError where nothing is declared under the name."""
        _import_all(self.modules)
        try:
            return self.declared[name]
        except KeyError:
            raise LookupError(f"No room declares {name!r} in its {self.modules}.") from None


FAILED: dict[str, Exception] = {}


@cache
def _import_all(modules: str) -> None:
    """Raises what a module raised, and the same whenever it is asked again: what came before the
    fault is declared already, and would hide it."""
    if modules in FAILED:
        raise FAILED[modules]
    for name in _names(modules):
        try:
            import_module(name)
        except Exception as error:
            FAILED[modules] = error
            raise


def _names(modules: str) -> Iterator[str]:
    for path in sorted(PACKAGE.rglob(modules)):
        place = path.relative_to(PACKAGE).with_suffix("")
        if "tests" not in place.parts:
            yield ".".join((PACKAGE.name, *place.parts))
