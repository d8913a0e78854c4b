"""The frozen policy pack: everything that the law, a national standard or a manager could change,
as it stands on one day. Rules receive it as a plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from followthrough.policy.early_end import EarlyEndCondition, EarlyEndSentence
from followthrough.policy.kinds_of_work import Intervention

T = TypeVar("T")


class Transitional(StrEnum):
    """What becomes of a period that runs on the day on which an entry comes into force. Without a
    rule it goes on as it began (docs/decisions/0015-the-governing-day.md)."""

    RUNNING_FOLLOW = "running_follow"
    LONGER_OF_BOTH = "longer_of_both"


@dataclass(frozen=True)
class Entry:
    """`confidence` is A (read in the source), B (secondary), C (not re-read) or D (our own).
    `file` is the name of the file that it stands in."""

    id: str
    value: Any
    valid_from: date
    valid_to: date | None
    source: str
    confidence: str
    note: str = ""
    transitional: Transitional | None = None
    file: str = ""

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class NeedArea:
    code: str
    label: str
    order: int
    strength_label: str
    my_strength: str


@dataclass(frozen=True)
class Reason:
    """`who_can_act` names the role that can change it; `kinds` says where it may be chosen.
    `next_action_alone` is asked for where the person or the practitioner does the work and no
    provider is there to ask; "" where `next_action` speaks of none."""

    code: str
    label: str
    parent: str | None
    level: int
    who_can_act: str
    next_action: str
    kinds: frozenset[str]
    next_action_alone: str = ""


class TimescaleUnit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    CALENDAR_MONTHS = "calendar_months"


@dataclass(frozen=True)
class Timescale:
    code: str
    amount: int
    unit: TimescaleUnit
    counted_from: str


MONTHS = "months"


@dataclass(frozen=True)
class RequirementKind:
    """`delivered_by_step` is true where somebody has to deliver work for it; `keeps_others_safe`
    where no page that is read with the person says that somebody works on it; `fixes_maximum` where
    the order only sets the most that may be asked, as with rehabilitation activities; `runs_on`
    where it is delivered until the sentence ends, as with supervision and tests; `usually_by` are
    the kinds of work that deliver it, where none has its name; `by_others` where others than the
    practitioner deliver it, whoever sees to its step; `with_contact` where it rests while contact
    is suspended. `may_ask_in`: need areas in which any step may be part of it; `directs_work` where
    staff may tell the person to go to what they are referred to. The others are what My plan says
    of it, "" where it says nothing."""

    code: str
    label: str
    family: str
    unit: str
    delivered_by_step: bool
    keeps_others_safe: bool
    fixes_maximum: bool = False
    runs_on: bool = False
    usually_by: frozenset[str] = frozenset()
    by_others: bool = False
    with_contact: bool = False
    may_ask_in: frozenset[str] = frozenset()
    directs_work: bool = False
    i_do: str = ""
    i_do_counted: str = ""
    i_did: str = ""
    i_do_not: str = ""
    i_may: str = ""

    @property
    def is_monitored_elsewhere(self) -> bool:
        """Others see that it is kept, and nobody delivers work for it."""
        return self.by_others and not self.delivered_by_step

    @property
    def counts_time(self) -> bool:
        """A count of months is time that has run, not work that was done."""
        return self.unit == MONTHS

    @property
    def has_to_be_delivered(self) -> bool:
        """Somebody owes it: not what only forbids, and not what sets a most and nothing to do."""
        return self.delivered_by_step and not self.fixes_maximum


@dataclass(frozen=True)
class RegisterKind:
    """`court_order`: of one that tells of an order of a court which the person was given
    themselves, what it forbids, "contact" or "conduct"; "" of all else, of which they may not
    know. `own_life`: it warns that they may take or harm their own life."""

    code: str
    label: str
    category: str
    review_months: int
    court_order: str = ""
    own_life: bool = False


class Suits(StrEnum):
    """What about a place suits somebody better."""

    ONE_TO_ONE = "one_to_one"
    NEARBY = "nearby"


@dataclass(frozen=True)
class CircumstanceKind:
    """`says` goes on after the name of the person in a sentence, which is said of needs in `areas`;
    `ask_for` is how work is arranged for somebody of whom it is recorded, empty where nothing
    follows from it; `suits`: which of several places suits better, empty where that does not."""

    code: str
    label: str
    effect: str
    kind: str
    says: str
    areas: frozenset[str]
    ask_for: str
    suits: str


@dataclass(frozen=True)
class CaseReason:
    """Why somebody works on a colleague's case, a case goes to somebody else, or a thing to do is
    put off. `needs_words`: the label alone says nothing."""

    code: str
    label: str
    needs_words: bool


@dataclass(frozen=True)
class SuggestedStep:
    text: str
    actor: str
    route: str
    intervention: str
    nature: str = ""


@dataclass(frozen=True)
class Suggestions:
    """Goals and steps to start from in one need area, in the first person where the person
    speaks. Nothing is taken over without being looked at: the words can always be changed."""

    goals: tuple[str, ...]
    steps: tuple[SuggestedStep, ...]


@dataclass(frozen=True)
class Codes:
    """Every code that a record may hold, also one that has ended or has not begun: a record is read
    for ever. Each as the pack of the day has it; one that this has not, as the last pack that had
    it, else as the first that will."""

    need_areas: Mapping[str, NeedArea]
    reasons: Mapping[str, Reason]
    interventions: Mapping[str, Intervention]
    requirements: Mapping[str, RequirementKind]
    registers: Mapping[str, RegisterKind]
    circumstances: Mapping[str, CircumstanceKind]
    cover: Mapping[str, CaseReason]
    reallocation: Mapping[str, CaseReason]
    put_off: Mapping[str, CaseReason]
    early_end_conditions: Mapping[str, EarlyEndCondition]


def to_choose(holding: Mapping[str, T], known: Mapping[str, T], stands: str = "") -> list[T]:
    """What may be chosen; and what stands so far, which may stay also where it has ended."""
    stays = [known[stands]] if stands in known and stands not in holding else []
    return [*holding.values(), *stays]


@dataclass(frozen=True)
class Pack:
    """What holds from `since` until the next change. `version` names the pack's files and a digest
    of what holds. What may be chosen is asked of the pack itself, what a record holds is read from
    `known`. Periods and weights are there also before their first day: a rule that counts needs a
    number."""

    version: str
    since: date
    known: Codes
    entries: Mapping[str, Entry]
    need_areas: Mapping[str, NeedArea]
    reasons: Mapping[str, Reason]
    timescales: Mapping[str, Timescale]
    interventions: Mapping[str, Intervention]
    requirements: Mapping[str, RequirementKind]
    registers: Mapping[str, RegisterKind]
    circumstances: Mapping[str, CircumstanceKind]
    sequencing: Mapping[str, Any]
    suggestions: Mapping[str, Suggestions]
    cover: Mapping[str, CaseReason]
    reallocation: Mapping[str, CaseReason]
    put_off: Mapping[str, CaseReason]
    early_end_sentences: Mapping[str, EarlyEndSentence]
    early_end_conditions: Mapping[str, EarlyEndCondition]

    def source_of(self, entry_id: str) -> str:
        entry = self.entries[entry_id]
        return f"{entry.source} (confidence {entry.confidence})"

    def reasons_for(self, kind: str) -> list[Reason]:
        """The reasons that may be chosen for holding, dropping, moving or not delivering."""
        return [reason for reason in self.reasons.values() if kind in reason.kinds]

    def area_label(self, code: str) -> str:
        known = self.known.need_areas
        return known[code].label if code in known else code
