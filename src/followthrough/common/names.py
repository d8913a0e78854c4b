"""How names are folded for search: no accents, no case, no punctuation.

The embedded PostgreSQL has no unaccent or pg_trgm, so search runs over a stored folded column.

>>> fold("Zoë  O'Brien-Núñez")
'zoe obriennunez'
"""

from __future__ import annotations

import unicodedata


def fold_name(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c for c in decomposed if c.isalnum() or c.isspace())
    return " ".join(letters.split())
