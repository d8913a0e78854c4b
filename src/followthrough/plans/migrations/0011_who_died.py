"""That somebody died was said of steps only, as the reason why they were not delivered. It is said of
the person now: the first day on which it was said of a step of theirs is taken for it."""

from django.db import migrations

SAID_OF_STEPS = """
    INSERT INTO people_death (person_id, died_on, recorded_on, words)
    SELECT c.person_id, min(f."on"), current_date, ''
    FROM plans_stepfact f
        JOIN plans_step s ON s.id = f.step_id
        JOIN plans_goal g ON g.id = s.goal_id
        JOIN plans_plan p ON p.id = g.plan_id
        JOIN people_case c ON c.id = p.case_id
    WHERE f.kind = 'not_delivered' AND f.reason = 'died' AND f.replaced_on IS NULL
    GROUP BY c.person_id
"""
SAID_OF_PEOPLE = """
    UPDATE people_person SET died_on = d.died_on FROM people_death d
    WHERE d.person_id = people_person.id AND d.replaced_on IS NULL
"""


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0010_lists_ask_the_digest'),
        ('people', '0010_cases_end'),
    ]

    operations = [
        migrations.RunSQL([SAID_OF_STEPS, SAID_OF_PEOPLE], migrations.RunSQL.noop),
    ]
