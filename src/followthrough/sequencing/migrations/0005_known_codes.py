"""New rows hold known codes from here on. The rows that are there are looked at in the next
migration, so that nobody waits for that."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0008_known_codes_validated'),
        ('sequencing', '0004_the_day_to_refer_by'),
    ]

    operations = [
        AddConstraintNotValid(
            model_name='orderedstep',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'waiting', 'started', 'finished', 'held', 'dropped', 'not_delivered'])), name='sequencing_orderedstep_state_known'),
        ),
        AddConstraintNotValid(
            model_name='orderedstep',
            constraint=models.CheckConstraint(condition=models.Q(('date_kind__in', ['recorded', 'group', 'estimate', 'own', 'not_known', 'no_place', 'none'])), name='sequencing_orderedstep_date_kind_known'),
        ),
    ]
