"""Looks at the rows that are there, while others go on reading and writing."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('sequencing', '0007_dates_at_a_release'),
    ]

    operations = [
        ValidateConstraint(model_name='orderedstep', name='sequencing_orderedstep_date_kind_known'),
    ]
