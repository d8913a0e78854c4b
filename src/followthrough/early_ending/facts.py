"""What is read of many cases at once: what was said last of ending their sentences early."""

from followthrough.common.facets import facet
from followthrough.early_ending.queries import early_ends
from followthrough.early_ending.rules import EarlyEndFacts

NOTHING: tuple[EarlyEndFacts, ...] = ()
EARLY_ENDS = facet("early_ends", early_ends, statements=1, nothing=NOTHING)
