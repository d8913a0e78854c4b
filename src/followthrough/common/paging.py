"""Lists of which only the page that is looked at is read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class PagedList(ABC, Generic[T]):
    """What Django's `Paginator` takes: `count` and slices, each read when it is asked for."""

    @abstractmethod
    def count(self) -> int: ...

    @abstractmethod
    def part(self, first: int, number: int) -> list[T]:
        """At most `number` from the one at `first`, which counts from 0."""

    def __len__(self) -> int:
        return self.count()

    def __iter__(self) -> Iterator[T]:
        return iter(self.part(0, self.count()))

    @overload
    def __getitem__(self, index: int, /) -> T: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[T]: ...
    def __getitem__(self, index: int | slice, /) -> T | list[T]:
        if isinstance(index, int):
            return self.part(index, 1)[0]
        first, end = index.start or 0, self.count() if index.stop is None else index.stop
        return self.part(first, max(end - first, 0))
