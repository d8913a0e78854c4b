"""How work is to be arranged for somebody, in words."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.common.wording import within_sentence
from followthrough.plans.rules.arrangements import Arrangement

SEE_ADJUSTMENTS = "see the adjustments on the case"


def say_arrangements(asked: Iterable[Arrangement], *, own: bool, adjustments: bool = False) -> str:
    """What suits them, each with the circumstance behind it: to be offered where the practitioner
    does the work (`own`), else to be asked for. `adjustments`: the record names some, which are
    typed text and stand on the case. Empty where nothing is recorded."""
    said = "; ".join(f"{one.ask_for} ({within_sentence(one.because)})" for one in asked)
    if not said:
        return f"{SEE_ADJUSTMENTS[0].upper()}{SEE_ADJUSTMENTS[1:]}" if adjustments else ""
    more = f", and {SEE_ADJUSTMENTS}" if adjustments else ""
    return f"{'Offer' if own else 'Ask for'}: {said}{more}"
