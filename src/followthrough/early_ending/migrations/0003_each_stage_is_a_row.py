"""What a row of an early end said last becomes the row of that stage, under the same id: entries of
the ledger name it. Whatever the row repeated of the stages before is in their rows.

The trigger looks at each row as at any other. Rows of a decision that another one took the place of
are closed from that moment; all others are current. Ids go on from where they were.
"""

from django.db import migrations

DECIDED = """
    WITH said AS (
        SELECT *, CASE
            WHEN withdrawn_on IS NOT NULL THEN 'withdrawn'
            WHEN told_on IS NOT NULL THEN 'told'
            WHEN confirmed_on IS NOT NULL THEN 'confirmed'
            ELSE 'decided'
        END AS stage
        FROM early_ending_earlyend
    ), decided AS (
        SELECT *, max(id) FILTER (WHERE stage = 'decided')
            OVER (PARTITION BY sentence_id ORDER BY id) AS decision
        FROM said
    )
"""

# What no action has written, though the table would have held it. Said by its id: what somebody
# wrote about a person does not belong on a screen.
NONE_ODD = f"""
    DO $$
    DECLARE
        odd text;
    BEGIN
        {DECIDED}
        SELECT string_agg(id::text, ', ' ORDER BY id) INTO odd FROM (
            SELECT *, count(*) OVER (PARTITION BY sentence_id, decision, stage) AS times
            FROM decided
        ) AS each_row
        WHERE decision IS NULL OR (times > 1 AND stage <> 'decided')
            OR (confirmed_on IS NULL) <> (confirmed_by_id IS NULL)
            OR (told_on IS NULL) <> (told_by_id IS NULL)
            OR (withdrawn_on IS NULL) <> (withdrawn_by_id IS NULL);
        IF odd IS NOT NULL THEN
            RAISE EXCEPTION 'Rows of early_ending_earlyend do not say who did what, one stage after '
                'the other, and were not converted: %. Correct these rows, then migrate again.', odd;
        END IF;
    END $$;
"""

ROWS = f"""
    {DECIDED}
    INSERT INTO early_ending_earlyendstage (
        id, stage, sentence_id, decision_id, "on", by_id, words,
        ends_on, was_to_end_on, judgements, shown, pack, replaced_on
    )
    SELECT
        id, stage, sentence_id,
        CASE WHEN stage <> 'decided' THEN decision END,
        CASE stage WHEN 'decided' THEN decided_on WHEN 'confirmed' THEN confirmed_on
            WHEN 'told' THEN told_on ELSE withdrawn_on END,
        CASE stage WHEN 'decided' THEN decided_by_id WHEN 'confirmed' THEN confirmed_by_id
            WHEN 'told' THEN told_by_id ELSE withdrawn_by_id END,
        CASE stage WHEN 'decided' THEN words WHEN 'confirmed' THEN confirmed_words
            WHEN 'told' THEN told_how ELSE withdrawn_words END,
        CASE WHEN stage = 'decided' THEN ends_on END,
        CASE WHEN stage = 'decided' THEN was_to_end_on END,
        CASE WHEN stage = 'decided' THEN judgements END,
        CASE WHEN stage = 'decided' THEN shown END,
        CASE WHEN stage = 'decided' THEN pack END,
        last_value(replaced_on) OVER (
            PARTITION BY sentence_id, decision ORDER BY id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
    FROM decided ORDER BY id
"""

IDS_GO_ON = """
    SELECT setval(
        pg_get_serial_sequence('early_ending_earlyendstage', 'id'),
        nextval(pg_get_serial_sequence('early_ending_earlyend', 'id')),
        false
    )
"""


class Migration(migrations.Migration):

    dependencies = [
        ('early_ending', '0002_stages'),
    ]

    operations = [
        migrations.RunSQL([NONE_ODD, ROWS, IDS_GO_ON]),
    ]
