"""What stands under a merged record and not, or not so, on the case in which it goes on. Pure.

All of it is carried over but for what somebody says does not hold: nothing goes because nobody
looked. What a program cannot put together (plans) is read and planned anew.
"""

from __future__ import annotations

from typing import NamedTuple

from followthrough.people.rules.facts import (
    AssessmentFacts,
    CaseFacts,
    CircumstanceFacts,
    MergedFacts,
    NeedFacts,
    StrengthFacts,
)
from followthrough.people.rules.merged_facts import Part, assessment_of_records

RISK = "risk"


class NeedOfTwo(NamedTuple):
    """`here` is None of one that was found there alone; `stands` is what it is with both."""

    here: NeedFacts | None
    there: NeedFacts
    stands: NeedFacts

    @property
    def key(self) -> str:
        return f"need:{self.there.area}"

    @property
    def at_stake(self) -> bool:
        """Not carried over, something of it would be gone."""
        return self.stands != self.here


class CircumstanceOfTwo(NamedTuple):
    here: CircumstanceFacts | None
    there: CircumstanceFacts

    @property
    def key(self) -> str:
        return f"circumstance:{self.there.code}"


class Differences(NamedTuple):
    """`with_risk` is the assessment with the graver risk of both; None where that here is as grave
    already. `strengths` are those that nobody named here."""

    needs: tuple[NeedOfTwo, ...] = ()
    circumstances: tuple[CircumstanceOfTwo, ...] = ()
    strengths: tuple[StrengthFacts, ...] = ()
    with_risk: AssessmentFacts | None = None

    @property
    def keys(self) -> frozenset[str]:
        """Of all that would be gone, were it not carried over; strengths never stood here."""
        needs = {one.key for one in self.needs if one.at_stake}
        circumstances = {one.key for one in self.circumstances if one.here is None}
        return frozenset(needs | circumstances | ({RISK} if self.with_risk else set()))


def differences(case: CaseFacts, other: CaseFacts, merged: MergedFacts) -> Differences:
    """Each record as it stands alone. Nothing where one of them was never assessed: then what the
    other says stands anyway."""
    here, there = case.assessment, other.assessment
    if here is None or there is None:
        return Differences()
    part = Part(other, merged._replace(carried_over=False, risk_kept_on=None))
    both = assessment_of_records(here, [part])
    assert both is not None
    stands = {need.area: need for need in both.needs}
    found = {need.area: need for need in here.needs}
    known = {one.code: one for one in here.circumstances}
    said = {plain(strength.text) for strength in here.strengths}
    return Differences(
        tuple(
            NeedOfTwo(found.get(need.area), need, stands[need.area])
            for need in there.needs
            if _said(need) != _said(found.get(need.area))
        ),
        tuple(
            CircumstanceOfTwo(known.get(one.code), one._replace(said_on=there.day_of(one)))
            for one in there.circumstances
            if one.code not in known or one.note != known[one.code].note
        ),
        tuple(one for one in there.strengths if plain(one.text) not in said),
        both if _risk(both) != _risk(here) else None,
    )


def _said(need: NeedFacts | None) -> tuple[object, ...] | None:
    return None if need is None else (need.immediacy, need.severity, need.linked_to_harm)


def _risk(one: AssessmentFacts) -> tuple[object, ...]:
    return one.likelihood, one.serious_harm, one.harm_to


def plain(text: str) -> str:
    """By which two texts that somebody typed twice are one."""
    return " ".join(text.split()).casefold()
