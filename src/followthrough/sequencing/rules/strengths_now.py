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
    built = [placed for placed in steps if placed.step.strength in known]
    builds = [placed for placed in built if placed.state not in ENDED]
    if not strengths or not live or any(placed.lane is Lane.NOW for placed in builds):
        return ""
    if builds:
        named = say_list(placed.step.named for placed in builds[:MOST_NAMED])
        return f"Nothing for now builds on a strength. Still to come: {named}."
    named = say_list(f"“{text}”" for text in list(known.values())[:MOST_NAMED])
    said = "Nothing builds on a strength yet."
    if built:
        over = say_list(placed.step.named for placed in built[-MOST_NAMED:])
        are = "is" if len(built) == 1 else "are"
        said = f"Nothing builds on a strength any more: {over} {are} over."
    return f"{said} Recorded: {named}. Ask {case.called} what to make of it."
