"""Figures of a coverage: every share with the number that it is a share of. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from followthrough.delivery.rules.coverage_counts import Coverage, CoverageSubject, Line, Reached
from followthrough.delivery.rules.stages import BROKEN

# The reasons that the inspectorate's guidance names (R-IMP-4), as the pack codes them, with how
# they are said in a sentence. All other reasons are counted apart.
FIVE = {
    "no_referral": "that no referral was made",
    "unwilling": "that the person does not want to take part",
    "not_available": "that it is not available in the area",
    "waiting_list": "a waiting list",
    "communication": "communication between agencies",
}

FEWEST = 5  # fewer than that are told as a number, never as per cent


@dataclass(frozen=True, slots=True)
class Share:
    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Rounded; None where either number is too small to be spoken of in per cent."""
        if self.part < FEWEST or self.whole < FEWEST:
            return None
        return round(100 * self.part / self.whole)

    @property
    def words(self) -> str:
        """The per cent in brackets, no rounder than is true; "" where it is not told."""
        if self.percent is None:
            return ""
        if self.percent == 0:
            return " (under 1%)"
        if self.percent == 100 and self.part < self.whole:
            return " (over 99%)"
        return f" ({self.percent}%)"

    @property
    def numbers(self) -> str:
        return f"{self.part:,} of {self.whole:,}"

    def __str__(self) -> str:
        return f"{self.numbers}{self.words}"


@dataclass(frozen=True)
class Figures:
    """Of all that was identified: how many were prioritised, planned, started, completed. Of those
    with a step by referral: how many were referred. `not_started` adds up to what has not started,
    and `not_completed` to what has started and is not completed, both by why."""

    identified: int
    prioritised: Share
    planned: Share
    referred: Share
    started: Share
    completed: Share
    not_started: Counter[str]
    not_completed: Counter[str]


def figures(
    coverage: Coverage, about: CoverageSubject, code: str | None = None, band: str | None = None
) -> Figures:
    """For needs, requirements or strengths; of one need area or kind, and of one likelihood of
    reoffending, where they are given."""
    numbers: Counter[str] = Counter()
    not_started: Counter[str] = Counter()
    not_completed: Counter[str] = Counter()
    for line, number in _lines(coverage, about, code, band):
        numbers["all"] += number
        numbers["prioritised"] += number * line.prioritised
        numbers["planned"] += number * (line.reached is not Reached.IDENTIFIED)
        numbers["by_referral"] += number * line.by_referral
        numbers["referred"] += number * line.referred
        numbers["started"] += number * line.has_started
        numbers["completed"] += number * (line.reached is Reached.COMPLETED)
        if not line.has_started:
            not_started[line.why] += number
        elif line.why:
            not_completed[line.why] += number
    return Figures(
        identified=numbers["all"],
        prioritised=Share(numbers["prioritised"], numbers["all"]),
        planned=Share(numbers["planned"], numbers["all"]),
        referred=Share(numbers["referred"], numbers["by_referral"]),
        started=Share(numbers["started"], numbers["all"]),
        completed=Share(numbers["completed"], numbers["all"]),
        not_started=not_started,
        not_completed=not_completed,
    )


@dataclass(frozen=True)
class Crossed:
    """Needs by need area and likelihood at once. `not_started` is by (area, band): how many have no
    work started, of how many; a pair that does not occur is not in it."""

    not_started: Mapping[tuple[str, str], Share]

    def of_area(self, area: str) -> Share:
        return self._sum(share for (code, _), share in self.not_started.items() if code == area)

    def of_band(self, band: str) -> Share:
        return self._sum(share for (_, other), share in self.not_started.items() if other == band)

    @property
    def of_all(self) -> Share:
        return self._sum(self.not_started.values())

    @staticmethod
    def _sum(shares: Iterable[Share]) -> Share:
        parts = list(shares)
        return Share(sum(one.part for one in parts), sum(one.whole for one in parts))


def crossed(coverage: Coverage) -> Crossed:
    """In one pass: of a nation there are some thousands of lines."""
    every: Counter[tuple[str, str]] = Counter()
    left: Counter[tuple[str, str]] = Counter()
    for line, number in coverage.lines.items():
        if line.about is CoverageSubject.NEED:
            every[line.code, line.band] += number
            left[line.code, line.band] += number * (not line.has_started)
    return Crossed({pair: Share(left[pair], whole) for pair, whole in every.items()})


def _lines(
    coverage: Coverage, about: CoverageSubject, code: str | None, band: str | None
) -> Iterator[tuple[Line, int]]:
    for (subject, of_code), lines in coverage.by_code.items():
        if subject is about and code in {None, of_code}:
            yield from (each for each in lines if band in {None, each[0].band})


def codes(coverage: Coverage, about: CoverageSubject) -> list[str]:
    """The need areas or kinds of requirement that occur, by code."""
    return sorted(code for subject, code in coverage.by_code if subject is about)


def broken_steps(coverage: Coverage) -> Counter[str]:
    """Steps whose thread is broken, by first-level reason."""
    counted: Counter[str] = Counter()
    for line, number in coverage.steps.items():
        if line.stage in BROKEN:
            counted[line.reason] += number
    return counted
