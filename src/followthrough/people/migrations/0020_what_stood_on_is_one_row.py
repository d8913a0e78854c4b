"""Rows that said the same of one case in versions that follow each other become the first of them. A
row that a version has twice stands twice."""

from django.db import migrations

PARTS = {
    "circumstance": "code, note, said_here",
    "need": "area, immediacy, severity, linked_to_harm, words, said_here",
    "register": "code, since, review_on",
    "strength": "ref, area, text, words, said_here",
}
JOINED = """
    WITH version AS (
        SELECT id, case_id,
            row_number() OVER (PARTITION BY case_id ORDER BY id) AS number,
            lead(id) OVER (PARTITION BY case_id ORDER BY id) AS next_id
        FROM people_assessment
    ), part AS (
        SELECT p.id, v.case_id, v.number, v.next_id, {columns},
            row_number() OVER (PARTITION BY p.assessment_id, {columns} ORDER BY p.id) AS copy
        FROM people_{part} p JOIN version v ON v.id = p.assessment_id
    ), stood AS (
        SELECT *, number - row_number() OVER (
            PARTITION BY case_id, {columns}, copy ORDER BY number
        ) AS run
        FROM part
    ), joined AS (
        SELECT id, case_id,
            first_value(id) OVER together AS kept,
            last_value(next_id) OVER together AS gone_in
        FROM stood
        WINDOW together AS (
            PARTITION BY case_id, {columns}, copy, run ORDER BY number
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
    ), again AS (
        DELETE FROM people_{part} p USING joined j WHERE p.id = j.id AND j.id <> j.kept
    )
    UPDATE people_{part} p SET case_id = j.case_id, gone_in_id = j.gone_in
    FROM joined j WHERE p.id = j.id AND j.id = j.kept
"""
APART = """
    INSERT INTO people_{part} (assessment_id, {columns})
    SELECT a.id, {columns}
    FROM people_{part} p JOIN people_assessment a ON a.case_id = p.case_id
        AND a.id > p.assessment_id AND (p.gone_in_id IS NULL OR a.id < p.gone_in_id)
    ORDER BY a.id, p.id
"""


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0019_parts_stand_over_versions"),
    ]

    operations = [
        migrations.RunSQL(
            JOINED.format(part=part, columns=columns), APART.format(part=part, columns=columns)
        )
        for part, columns in PARTS.items()
    ]
