"""How work is to be arranged for somebody, in words."""

from __future__ import annotations

from collections.abc import Iterable

from followthrough.common.wording import within_sentence
from followthrough.plans.rules.arrangements import Arrangement


def say_arrangements(asked: Iterable[Arrangement], *, own: bool) -> str:
    """What suits them, each with the circumstance behind it: to be offered where the practitioner
    does the work (`own`), else to be asked for. Empty where nothing is recorded."""
    said = "; ".join(f"{one.ask_for} ({within_sentence(one.because)})" for one in asked)
    return f"{'Offer' if own else 'Ask for'}: {said}" if said else ""
