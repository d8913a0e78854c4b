"""How two versions of the same record are told apart, and names for what is made here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import Any


def fingerprint(value: Any) -> str:
    """SHA-256 of the canonical JSON of `value`: the same content gives the same print, whatever
    the order of keys or the spaces between them."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def free_ref(taken: Collection[str]) -> str:
    """A ref that none of `taken` is, and that shows that no source gave it."""
    number = len(taken) + 1
    while f"here.{number}" in taken:
        number += 1
    return f"here.{number}"
