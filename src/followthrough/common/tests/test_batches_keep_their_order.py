from __future__ import annotations

import os
from collections.abc import Iterator
from operator import neg, truediv

import pytest

from followthrough.common.compute import map_batches


def halves_of_one(batch: tuple[int, int]) -> float:
    return truediv(*batch)


class Counted:
    """Batches that tell how many were asked for."""

    def __init__(self, size: int) -> None:
        self.size, self.asked = size, 0

    def __iter__(self) -> Iterator[int]:
        for number in range(self.size):
            self.asked += 1
            yield number


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    assert list(map_batches(neg, range(20), workers=workers)) == [-n for n in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_batches_give_no_results(workers: int) -> None:
    assert list(map_batches(neg, [], workers=workers)) == []


@pytest.mark.parametrize(("workers", "ahead"), [(1, 0), (2, 4)])
def test_only_a_few_batches_are_asked_for_ahead(workers: int, ahead: int) -> None:
    batches = Counted(50)
    results = map_batches(neg, batches, workers=workers)
    for drawn in range(1, 11):
        next(results)
        assert batches.asked <= drawn + ahead
    results.close()
    assert batches.asked < 50


def test_one_worker_is_this_process_and_two_are_others() -> None:
    assert set(map_batches(_process, [0, 0], workers=1)) == {os.getpid()}
    assert os.getpid() not in set(map_batches(_process, [0, 0], workers=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_work_reaches_the_caller(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_batches(halves_of_one, [(1, 2), (1, 0)], workers=workers))


def _process(_: int) -> int:
    return os.getpid()
