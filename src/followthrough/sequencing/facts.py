"""What is read of many cases at once: the order that is published now."""

from followthrough.common.facets import facet
from followthrough.sequencing.queries import published_orders

PUBLISHED = facet("published", published_orders, statements=1)
