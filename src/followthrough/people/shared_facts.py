"""What the facts of a case hold that is not its own: the region and the police area of its unit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from followthrough.common.shared_facts import shared_fact
from followthrough.people.queries import every_open_case

if TYPE_CHECKING:
    from followthrough.common.models import LedgerEntry


def _every_case(entries: Sequence[LedgerEntry]) -> Collection[int]:
    """The entries do not say which units they moved."""
    return every_open_case()


shared_fact("where units lie", ("directory.loaded", "places.loaded"), _every_case)
