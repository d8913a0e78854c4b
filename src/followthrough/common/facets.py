"""What is read of many cases at once, by facet: the case, its plan, its published order, …

A room declares its facet in its own `facts.py`,

    PLAN = facet("plan", plan_facts, statements=2)

and in its rules, which know of no database, the type of facts that have it:

    class KnowsPlan(KnowsCase, Protocol):
        @property
        def plan(self) -> PlanFacts | None: ...

Such a type is what a reader asks by (`delivery.facts`), and what a rule takes. So nobody pays for a
facet that they do not ask for, and mypy finds whoever uses one that they did not ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any, Generic, TypeVar, get_type_hints

from followthrough.common.registry import Registry

T = TypeVar("T")


class PartNotRead(RuntimeError):
    """Not an `AttributeError`: templates take that for something empty."""

    def __init__(self, part: str, read: Iterable[str]) -> None:
        super().__init__(
            f"{part!r} was not read of this case, only {', '.join(sorted(read)) or 'nothing'}. "
            f"Ask for facts of a type that has {part!r} where they are read (delivery/facts.py: "
            "`work_facts(ids, KnowsPlan)`); of a rule, the first parameter has that type."
        )


@dataclass(frozen=True)
class Facet(Generic[T]):
    """`name` is also that of the part of the facts. `load` gives frozen values by case id, in as
    many `statements` for thousands of cases as for one. `nothing` stands where it gives none."""

    name: str
    load: Callable[[list[int]], Mapping[int, T]]
    statements: int
    nothing: T | None = None


FACETS: Registry[Facet[Any]] = Registry("facts.py")


def facet(
    name: str,
    load: Callable[[list[int]], Mapping[int, T]],
    *,
    statements: int,
    nothing: T | None = None,
) -> Facet[T]:
    return FACETS.add(name, Facet(name, load, statements, nothing))


def parts_of(known: type) -> frozenset[str]:
    """The names of what facts of a type have: its properties, also the inherited ones."""
    members = (item for base in known.__mro__ for item in vars(base).items())
    return frozenset(name for name, member in members if isinstance(member, property))


def parts_taken(rule: Callable[..., Any]) -> frozenset[str]:
    """The names of what the facts have that a rule takes: those of its first parameter's type."""
    first = next(iter(signature(rule).parameters))
    known = get_type_hints(rule).get(first)
    if not isinstance(known, type):
        raise TypeError(
            f"{rule.__qualname__} has to say which facts it reads by the type of {first!r}: "
            "`KnowsCase`, `KnowsPlan`, … or one of its own room."
        )
    return parts_of(known)
