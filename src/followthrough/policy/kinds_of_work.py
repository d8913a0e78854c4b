"""The kinds of work that a step can be, as the pack has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Prerequisite:
    after: str
    kind: str


class Nature(StrEnum):
    """How a piece of work runs: once (a call, a form, a visit), over sessions of weeks, from a
    start on without an end (supervision meetings), or after what it looks back at."""

    ONE_OFF = "one_off"
    COURSE = "course"
    ONGOING = "ongoing"
    LOOK_BACK = "look_back"


class Release(StrEnum):
    """When work may begin with somebody who is in custody: there; there where they will leave
    without a home; on the day of release; only after it. What only staff do waits for none."""

    FROM_NOW = "from_now"
    WITHOUT_HOME = "without_home"
    ON_THE_DAY = "on_the_day"
    AFTER = "after_release"


class ForWhom(StrEnum):
    """Whether a step is done with the person. What staff do among themselves (checks with other
    agencies, reviews of registers) waits for nothing that the person does, and asks nothing."""

    WITH_PERSON = "with_person"
    STAFF_ONLY = "staff_only"


@dataclass(frozen=True)
class Intervention:
    """`weeks` from first to last session; `stable_after_weeks` from start until the person is
    expected to be stable enough for further work (a planning assumption). `motivates`: it is there
    to make somebody ready for other work. `part_worth_weeks`: the fewest weeks that are worth
    beginning where a sentence ends before all of them; 0 where only the whole is. `basic`: it is
    income, a roof, identity papers or medicine. `in_plain_words` is said to the person, who does
    not know the `names` that services have for it. `goes_on` says how work goes on that is no
    meeting; "" where it goes on as meetings do. `before_release` says what is arranged before a
    release on whose day it begins; "" where nothing is, or a referral does it."""

    code: str
    label: str
    in_plain_words: str
    names: tuple[str, ...]
    area: str
    stabilising: bool
    specific: bool
    format: str
    weeks: int
    sessions: int
    activity_days: int
    needs_stability: bool
    stable_after_weeks: int
    prerequisites: tuple[Prerequisite, ...]
    route_default: str
    contract_types: tuple[str, ...]
    protects_others: bool
    nature: Nature
    goes_on: str
    staff_only: bool
    motivates: bool
    part_worth_weeks: int
    basic: bool
    release: Release
    before_release: str
    value_sources: Mapping[str, str]
