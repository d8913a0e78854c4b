"""A step may begin on the day of a release, or after one that has no day yet. The rows that are
there are looked at in the next migration, so that nobody waits for that."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sequencing', '0006_known_codes_validated'),
    ]

    operations = [
        migrations.RemoveConstraint('orderedstep', 'sequencing_orderedstep_date_kind_known'),
        AddConstraintNotValid(
            model_name='orderedstep',
            constraint=models.CheckConstraint(condition=models.Q(('date_kind__in', ['recorded', 'group', 'estimate', 'own', 'on_release', 'after_release', 'not_known', 'no_place', 'none'])), name='sequencing_orderedstep_date_kind_known'),
        ),
    ]
