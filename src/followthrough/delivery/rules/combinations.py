"""Combinations of what is counted of a need, strength, requirement or step, each under a number: a
case has a dozen, a nation a few thousand different ones. Pure.

The number comes from the parts alone. So no table has to be asked for it, and it is the same in
every database; that two of some thousands share one of 2^63 numbers is not to be expected."""

from __future__ import annotations

import json
from enum import Enum
from functools import lru_cache
from hashlib import blake2b

from followthrough.delivery.rules.coverage_counts import CoverageSubject, Line, Reached, StepLine
from followthrough.delivery.rules.stages import Stage

Counted = Line | StepLine
Part = str | bool
STEP = "step"


@lru_cache(maxsize=65_536)
def combination_id(counted: Counted) -> int:
    text = json.dumps(combination_parts(counted), separators=(",", ":"))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def combination_parts(counted: Counted) -> list[Part]:
    """As stored; what they are of stands first."""
    first = [STEP] if isinstance(counted, StepLine) else []
    return [*first, *(part.value if isinstance(part, Enum) else part for part in counted)]


def counted_of(parts: list[Part]) -> Counted:
    """The contrary of `combination_parts`."""
    if parts[0] == STEP:
        _, area, band, stage, reason = parts
        return StepLine(str(area), str(band), Stage(str(stage)), str(reason))
    about, code, band, prioritised, by_referral, referred, reached, why = parts
    return Line(
        CoverageSubject(str(about)),
        str(code),
        str(band),
        bool(prioritised),
        bool(by_referral),
        bool(referred),
        Reached(str(reached)),
        str(why),
    )
