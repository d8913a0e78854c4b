"""Chance that is the same on every machine.

Only `Random.random()` is used, whose sequence Python keeps stable between versions, and every seed
is a text, which Python turns into a state by SHA-512. Each person has dice of their own, so a line
does not depend on the lines before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


def picked_by(lot: float, items: Sequence[T]) -> T:
    return items[int(lot * len(items))]


class Dice:
    def __init__(self, *seed: object) -> None:
        self._next = Random("/".join(str(part) for part in seed)).random

    def chance(self, share: float) -> bool:
        return self._next() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included; `low` where they cross."""
        return low + int(self._next() * max(1, high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        return picked_by(self.lot(), items)

    def lot(self) -> float:
        """Drawn now for a choice that is made once it is known among what (`picked_by`)."""
        return self._next()

    def among(self, weights: Mapping[T, float]) -> T:
        """One of the keys; the weights need not add up to one."""
        left = self._next() * sum(weights.values())
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return next(reversed(list(weights)))

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """`count` different ones, or all where there are fewer, in random order."""
        left = list(items)
        picked: list[T] = []
        while left and len(picked) < count:
            picked.append(left.pop(int(self._next() * len(left))))
        return picked

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.between(0, (last - first).days))
