"""How many people have work of a kind still to come, from what their digests hold."""

from __future__ import annotations

from collections.abc import Collection

from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.rules.competition import PlacesWanted, Wanting
from followthrough.people.access import limited_for_nobody
from followthrough.people.queries import open_cases
from followthrough.people.rules import CaseFacts
from followthrough.plans.filters import TO_COME
from followthrough.policy import Context


def places_wanted(
    interventions: Collection[str], case: CaseFacts, context: Context
) -> PlacesWanted:
    """In the region of the case; without the people from whom anybody is kept, who are in no count.
    It asks what is stored, in one statement: the number is told rounded. In none where no kinds are
    asked for."""
    if not interventions:
        return PlacesWanted(())
    cases = open_cases(limited_for_nobody()).filter(unit__region=case.region_id)
    kinds = {TO_COME.mark(kind): kind for kind in interventions}
    rows = Digests(cases, context).stored_rows(
        """
        SELECT mark, unit_id, police_area_id, sex, count(*)
        FROM chosen JOIN digest d USING (case_id), unnest(d.marks) AS mark
        WHERE d.marks && %s AND mark = ANY(%s)
        GROUP BY 1, 2, 3, 4
        """,
        [list(kinds), list(kinds)],
        ("case_id", "unit_id", "police_area_id", "sex"),
    )
    return PlacesWanted(tuple(Wanting(kinds[mark], *of) for mark, *of in rows))
