"""One thing that a plan says, in words and with the key by which two plans are compared. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.dates import say_date
from followthrough.policy import Pack


@dataclass(frozen=True)
class Part:
    """One thing that a plan says. No words: it says nothing of it."""

    label: str
    words: str
    key: str


def day_part(label: str, on: str | None) -> Part:
    return Part(label, date_text(on) if on else "", on or "")


def quote_part(label: str, text: str | None) -> Part:
    return Part(label, f"“{text}”" if text else "", text or "")


def because(words: str, reason: str, pack: Pack) -> str:
    known = pack.known.reasons.get(reason)
    return f"{words}: {known.label if known else reason}" if reason else words


def date_text(on: str) -> str:
    return say_date(date.fromisoformat(on))
