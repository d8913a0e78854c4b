"""What entries about early ends hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from followthrough.common.actions import Payload, TypedIn


@dataclass(frozen=True)
class EarlyEndStored(Payload):
    """`answers` to what had to be judged, by the code of the condition."""

    early_end: Annotated[int | None, TypedIn("early_end")] = None
    sentence: int | None = None
    ends_on: date | None = None
    told_on: date | None = None
    answers: Mapping[str, str] | None = None
