"""What was said last about ending a sentence early, as a plain value. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class StageBy:
    """Who brought an early end to a stage."""

    id: int
    name: str
    role_label: str


@dataclass(frozen=True)
class EarlyEnd:
    """A decision, and what followed it. `judgements` holds `answer` and `because` by condition,
    `shown` what stood on record when it was decided (`ShownCondition.kept`), by condition.
    `decision_id` and `last_id` are the rows of the decision and of the stage reached last, which
    the ledger names."""

    decision_id: int
    last_id: int
    ends_on: date
    was_to_end_on: date
    judgements: Mapping[str, Mapping[str, str]]
    shown: Mapping[str, Mapping[str, Any]]
    pack: str
    decided_by: StageBy
    decided_on: date
    words: str
    confirmed_by: StageBy | None = None
    confirmed_on: date | None = None
    confirmed_words: str = ""
    told_by: StageBy | None = None
    told_on: date | None = None
    told_how: str = ""
    withdrawn_by: StageBy | None = None
    withdrawn_on: date | None = None
    withdrawn_words: str = ""

    @property
    def stands(self) -> bool:
        return self.withdrawn_on is None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None

    @property
    def waits_for_second(self) -> bool:
        return self.stands and not self.is_confirmed

    @property
    def waits_to_be_told(self) -> bool:
        return self.stands and self.is_confirmed and self.told_on is None

    @property
    def day_told(self) -> date | None:
        """The day on which it ends, once that day was specified to the person (Sentencing Act 2026
        s.38): before, it does not count."""
        return self.ends_on if self.told_on is not None else None
