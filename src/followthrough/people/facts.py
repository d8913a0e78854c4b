"""What is read of many cases at once: a case with its person, sentences and assessment."""

from followthrough.common.facets import facet
from followthrough.people.queries import case_facts

CASE = facet("case", case_facts, statements=2)
