"""Whether anything for now builds on a strength, and if not, why not. Pure.

Work that builds on a strength waits for no course and holds no slot (design section 4), so that
something of it can nearly always begin.
"""

from __future__ import annotations

from collections.abc import Sequence

from followthrough.common.dates import say_list
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import ENDED
from followthrough.sequencing.rules.proposed import Lane, ProposedStep

MOST_NAMED = 2


def why_no_strength_now(case: CaseFacts, steps: Sequence[ProposedStep]) -> str:
    """One or two sentences; empty where something for now builds on a strength, where none is
    recorded, and where nothing is left to do."""
    strengths = case.assessment.strengths if case.assessment else ()
    live = [placed for placed in steps if placed.state not in ENDED]
    known = {strength.ref: strength.text for strength in strengths}
    builds = [placed for placed in live if placed.step.strength in known]
    if not strengths or not live or any(placed.lane is Lane.NOW for placed in builds):
        return ""
    if builds:
        named = say_list(placed.step.named for placed in builds[:MOST_NAMED])
        return f"Nothing for now builds on a strength. Still to come: {named}."
    named = say_list(f"“{text}”" for text in list(known.values())[:MOST_NAMED])
    ask = f"Ask {case.called} what to make of it."
    return f"Nothing builds on a strength yet. Recorded: {named}. {ask}"
