"""A table with a row for each stage of an early end, and what the database holds of it."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from followthrough.common.triggers import replaced_once

STAGES_FOLLOW = migrations.RunSQL(
    """
    CREATE FUNCTION early_end_stages_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        decided early_ending_earlyendstage%ROWTYPE;
    BEGIN
        SELECT * INTO decided FROM early_ending_earlyendstage WHERE id = NEW.decision_id;
        IF decided.id IS NULL OR decided.stage <> 'decided'
                OR decided.sentence_id <> NEW.sentence_id THEN
            RAISE EXCEPTION 'A stage of an early end follows a decision about its sentence.'
                USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.stage <> 'decided'
                AND (decided.replaced_on IS NULL) <> (NEW.replaced_on IS NULL) THEN
            RAISE EXCEPTION 'A stage of an early end is current for as long as its decision is.'
                USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.stage = 'confirmed' AND NEW.by_id = decided.by_id THEN
            RAISE EXCEPTION 'An early end takes two people: another one confirms it.'
                USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.stage = 'told' AND NOT EXISTS (
            SELECT FROM early_ending_earlyendstage
            WHERE decision_id = NEW.decision_id AND stage = 'confirmed'
        ) THEN
            RAISE EXCEPTION 'An early end is told once it is confirmed.'
                USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
            SELECT FROM early_ending_earlyendstage
            WHERE decision_id = NEW.decision_id AND stage = 'withdrawn'
        ) THEN
            RAISE EXCEPTION 'Nothing follows an early end that was withdrawn.'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER early_end_stages_follow BEFORE INSERT ON early_ending_earlyendstage
        FOR EACH ROW WHEN (NEW.decision_id IS NOT NULL)
        EXECUTE FUNCTION early_end_stages_follow();
    """,
    """
    DROP TRIGGER early_end_stages_follow ON early_ending_earlyendstage;
    DROP FUNCTION early_end_stages_follow();
    """,
)


class Migration(migrations.Migration):

    dependencies = [
        ('early_ending', '0001_early_ends_move_in'),
        ('people', '0006_known_codes_validated'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EarlyEndStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('replaced_on', models.DateTimeField(null=True)),
                ('stage', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('words', models.TextField(blank=True)),
                ('ends_on', models.DateField(null=True)),
                ('was_to_end_on', models.DateField(null=True)),
                ('judgements', models.JSONField(null=True)),
                ('shown', models.JSONField(null=True)),
                ('pack', models.CharField(max_length=60, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later_stages', to='early_ending.earlyendstage')),
                ('sentence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.sentence')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('sentence', 'stage'), name='one_current_early_end_stage'),
                    models.UniqueConstraint(fields=('decision', 'stage'), name='early_end_has_each_stage_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('decision', None), ('ends_on__isnull', False), ('judgements__isnull', False), ('pack__isnull', False), ('shown__isnull', False), ('stage', 'decided'), ('was_to_end_on__isnull', False)), models.Q(models.Q(('stage', 'decided'), _negated=True), ('decision__isnull', False), ('ends_on', None), ('judgements', None), ('pack', None), ('shown', None), ('was_to_end_on', None)), _connector='OR'), name='early_end_stage_says_what_it_is'),
                ],
            },
        ),
        AddConstraintNotValid(
            model_name='earlyendstage',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['decided', 'confirmed', 'told', 'withdrawn'])), name='early_ending_earlyendstage_stage_known'),
        ),
        replaced_once('early_ending_earlyendstage'),
        STAGES_FOLLOW,
    ]
