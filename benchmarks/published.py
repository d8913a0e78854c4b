"""A published order for every plan, in two statements: publishing 20,000 orders one by one would
measure the solver. Their dates are made up; what is measured is how long reading them takes."""

from __future__ import annotations

from datetime import date

ORDERS = """
INSERT INTO sequencing_publishedorder (case_id, number, published_on, pack, as_of)
SELECT case_id, 1, made_on, 'benchmark', made_on FROM plans_plan
"""

# Every fourth step has no known start, as where the places of a service are not known.
STEPS = """
INSERT INTO sequencing_orderedstep
    (order_id, step_id, position, state, start_on, end_on, date_kind, refer_by_on, reasons)
SELECT o.id, s.id, s.position, 'planned', d.start, d.start + 60,
       CASE WHEN d.start IS NULL THEN 'not_known' ELSE 'estimate' END,
       CASE WHEN s.route = 'referral' THEN d.start - 28 END,
       '[{"code": "nothing_earlier", "text": "It is the first week in which there is a place."},
         {"code": "immediate", "text": "The need that it serves is one of the most immediate."}]'
FROM sequencing_publishedorder o
JOIN plans_plan p ON p.case_id = o.case_id
JOIN plans_goal g ON g.plan_id = p.id
JOIN plans_step s ON s.goal_id = g.id AND s.withdrawn_on IS NULL
CROSS JOIN LATERAL (
    SELECT CASE WHEN s.id %% 4 > 0 THEN %(today)s::date - 60 + (s.id %% 240)::int END AS start
) d
"""


def publish_orders(today: date) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(ORDERS)
        cursor.execute(STEPS, {"today": today})
