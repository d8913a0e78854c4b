"""Fingerprints: how two versions of the same record are told apart."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def fingerprint(value: Any) -> str:
    """SHA-256 of the canonical JSON of `value`: the same content gives the same print, whatever
    the order of keys or the spaces between them."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
