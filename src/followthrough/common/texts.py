"""How long a text may be, wherever it comes from: a page, a file, a command. Said here alone; the
rules, forms, formats and columns ask. Pure."""

from __future__ import annotations

LONGEST_TEXT = 300  # what is said in a line: a goal, a step, who was there
LONGEST_WORDS = 4000  # free text; what the national plan service allows
