"""The facts of a case as plain values, and what follows from them alone. Pure.

What a case has several of is a named tuple: a nation's facts are tens of millions of values, and a
frozen dataclass takes three times as long to make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from followthrough.people.rules.birth import Born
from followthrough.people.rules.codes import Immediacy, Regime
from followthrough.people.rules.end_facts import Reopened, ToldFacts
from followthrough.people.rules.settled_facts import DoneElsewhereFacts, PutOffFacts


class RequirementFacts(NamedTuple):
    """`amount` and `done` as the source says them."""

    id: int
    ref: str
    kind: str
    amount: int | None
    done: int

    @property
    def ordered(self) -> int | None:
        """How much the order asks for; None where that is not known: a court orders no nought."""
        return self.amount or None


class OtherCount(NamedTuple):
    """How much of the same order a merged record counts as done, where that is not what the kept
    one does; of activity days without a requirement."""

    crn: str
    requirement_id: int | None
    done: int


class SentenceFacts(NamedTuple):
    """`days_limit` is the most activity days of the order; None where it has no such limit.
    `ends_on` is None where the sentence has no end (`no_end`, as a licence for life), and where its
    end is not known. `changes` are codes of `SentenceChange` with their days, the first one first
    (`why_changed` with the source's words); one that was revoked ended on that day."""

    id: int
    ref: str
    kind: str
    offence: str
    starts_on: date
    ends_on: date | None
    regime: str
    regime_why: str
    days_limit: int | None
    days_used: int
    requirements: tuple[RequirementFacts, ...] = ()
    no_end: bool = False
    changes: tuple[tuple[str, date], ...] = ()
    other_counts: tuple[OtherCount, ...] = ()
    why_changed: tuple[tuple[str, date, str], ...] = ()

    @property
    def last_day(self) -> date:
        """To compare with: the end of time where there is no end, or where none is known."""
        return self.ends_on or date.max

    def has_ended(self, today: date) -> bool:
        return self.last_day < today


class NeedFacts(NamedTuple):
    area: str
    immediacy: str
    severity: str
    linked_to_harm: bool
    words: str = ""


class StrengthFacts(NamedTuple):
    ref: str
    area: str
    text: str
    words: str = ""


class CircumstanceFacts(NamedTuple):
    code: str
    note: str = ""
    said_on: date | None = None


class RegisterFacts(NamedTuple):
    code: str
    since: date
    review_on: date | None


@dataclass(frozen=True)
class AssessmentFacts:
    made_on: date
    likelihood: str
    serious_harm: str
    harm_to: tuple[str, ...]
    risk_to_staff: bool
    victim_contact: str
    readiness: str
    needs: tuple[NeedFacts, ...] = ()
    strengths: tuple[StrengthFacts, ...] = ()
    circumstances: tuple[CircumstanceFacts, ...] = ()
    registers: tuple[RegisterFacts, ...] = ()

    def day_of(self, circumstance: CircumstanceFacts) -> date:
        """On which it was said: of what a file told, that of the assessment."""
        return circumstance.said_on or self.made_on


class MergedFacts(NamedTuple):
    """A record of the same person that is merged into that of the case: `since` when, and whether
    somebody has carried over what stood on it. `sentence_ids` are those that courts ordered under
    it; `need_areas` and `circumstances` (codes) are those that were found under it alone.
    `told_as_one`: the source has merged them too, and tells of its sentences under the other CRN.
    `risk_kept_on`: when somebody said that its risk stands until the source assesses anew."""

    merge_id: int
    crn: str
    since: date
    carried_over: bool
    sentence_ids: frozenset[int] = frozenset()
    need_areas: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    told_as_one: bool = False
    risk_kept_on: date | None = None


def left_under_merged_records(case: CaseFacts) -> tuple[frozenset[int], frozenset[str]]:
    """The ids of sentences, and the need areas, that stand under merged records alone, of which
    nobody has carried over yet what holds: what was planned and done for them stands there too. One
    thing to do asks for that, and none is made of what cannot be seen here."""
    left = [merged for merged in case.merged if not merged.carried_over]
    sentences = frozenset[int]().union(*(merged.sentence_ids for merged in left))
    return sentences, frozenset(area for merged in left for area in merged.need_areas)


@dataclass(frozen=True)
class CaseFacts:
    """One case. `closed_on` is None while it is open; `died_on` is the day on which the person
    died, and `after_death` what has been seen to since, of the codes of `AfterDeath`.
    `police_area_id` and `region_id` place its unit, to which the case moved on `moved_on`, at
    `moved_at` where that is known; where it was in this unit before, `away_since` and `away_at` say
    when it left.
    `held_since` is the day on which the present practitioner got it, `held_before` says that
    somebody else did before them, `held_again` that it came back to them from somebody else.
    `preferred_name` is empty where it says nothing that `name` does
    not. `goes_on_in` is the id of the case in which this one goes on, under another record of the
    person; `merged` are the records of which the case has the sentences and registers as well.
    `reopened`: how it last came to go on; `told`: who was told that it ended; `mistaken_death`: the
    day on which a death was taken back, until whoever was told of it is told that as well.
    `put_off`, `done_elsewhere`: what stands last of things to do of which that was recorded.
    `release_confirmed`: the day of release that the prison confirmed, while in custody."""

    case_id: int
    crn: str
    name: str
    called: str
    born: Born
    sex: str
    unit_id: int
    unit_name: str
    region_id: int
    police_area_id: int | None
    practitioner_id: int | None
    practitioner_name: str
    opened_on: date
    in_custody: bool
    release_on: date | None
    sentences: tuple[SentenceFacts, ...] = ()
    assessment: AssessmentFacts | None = None
    preferred_name: str = ""
    held_since: date | None = None
    held_before: bool = False
    held_again: bool = False
    has_handover_note: bool = False
    closed_on: date | None = None
    died_on: date | None = None
    after_death: frozenset[str] = frozenset()
    moved_on: date | None = None
    moved_at: datetime | None = None
    away_since: date | None = None
    away_at: datetime | None = None
    goes_on_in: int | None = None
    merged: tuple[MergedFacts, ...] = ()
    reopened: Reopened | None = None
    told: tuple[ToldFacts, ...] = ()
    mistaken_death: date | None = None
    release_confirmed: date | None = None
    put_off: tuple[PutOffFacts, ...] = ()
    done_elsewhere: tuple[DoneElsewhereFacts, ...] = ()

    @property
    def needs(self) -> tuple[NeedFacts, ...]:
        return self.assessment.needs if self.assessment else ()

    def need(self, area: str) -> NeedFacts | None:
        return next((need for need in self.needs if need.area == area), None)

    @property
    def circumstances(self) -> tuple[CircumstanceFacts, ...]:
        return self.assessment.circumstances if self.assessment else ()

    @property
    def ends_on(self) -> date | None:
        """The day on which the last of the sentences ends; None where one of them has no end, or
        none that is known, and without a sentence."""
        last = self.last_day
        return None if last == date.max else last

    @property
    def last_day(self) -> date | None:
        """To compare with, as that of a sentence; None without a sentence."""
        return max((s.last_day for s in self.sentences), default=None)

    @property
    def has_no_end(self) -> bool:
        return any(sentence.no_end for sentence in self.sentences)


class KnowsCase(Protocol):
    """Facts that hold those of a case, whatever else they hold."""

    @property
    def case(self) -> CaseFacts: ...


def days_left(sentence: SentenceFacts) -> int | None:
    """Activity days left of the order; None where it has no limit."""
    if sentence.days_limit is None:
        return None
    return max(0, sentence.days_limit - sentence.days_used)


def work_may_start_on(case: CaseFacts, today: date) -> date | None:
    """The first day on which work in the community may start: today or later, once a sentence
    runs, and after release for somebody in custody. None for somebody in custody without an
    expected release date, or past it: the date is then not known (design section 4, hard
    constraints)."""
    if case.in_custody and (case.release_on is None or case.release_on < today):
        return None
    to_come = [s.starts_on for s in case.sentences if not s.has_ended(today)]
    starts = min(to_come, default=case.opened_on)
    released = case.release_on if case.in_custody and case.release_on else starts
    return max(today, starts, released)


def is_complied_with(requirement: RequirementFacts) -> bool:
    """The amount that the order asks for is done, as the source counts it."""
    return requirement.ordered is not None and requirement.done >= requirement.ordered


def complied_with(case: CaseFacts) -> frozenset[int]:
    """Ids of the requirements of which all is done, as the source counts it."""
    return frozenset(
        requirement.id
        for sentence in case.sentences
        for requirement in sentence.requirements
        if is_complied_with(requirement)
    )


def contact_is_suspended(case: CaseFacts) -> bool:
    """True where every sentence has its contact suspended (reference/domain.md 5.9)."""
    return bool(case.sentences) and all(s.regime == Regime.SUSPENDED for s in case.sentences)


def needs_to_meet(case: CaseFacts) -> Iterator[NeedFacts]:
    """Those for which something can be asked here: none while contact is suspended, and none that
    stands under a merged record alone, as what was planned for it stands there too."""
    if not contact_is_suspended(case):
        _, elsewhere = left_under_merged_records(case)
        yield from (need for need in case.needs if need.area not in elsewhere)


def immediate_needs_to_meet(case: CaseFacts) -> Iterator[NeedFacts]:
    return (need for need in needs_to_meet(case) if need.immediacy == Immediacy.IMMEDIATE)


def handed_over_on(case: CaseFacts) -> date | None:
    """The day on which the present practitioner got a case that had run before; None where they
    hold it since it opened. Whom a new case is allocated to some days later was handed nothing
    over, unless a note came with it."""
    if case.held_since is None or case.held_since <= case.opened_on:
        return None
    return case.held_since if case.held_before or case.has_handover_note else None


def is_in_custody(case: CaseFacts) -> bool:
    """Work in the community cannot go on until the source says that the person is out."""
    return case.in_custody
