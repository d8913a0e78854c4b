"""Looks at the rows that were there before the last migration."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0012_natures'),
    ]

    operations = [
        ValidateConstraint(model_name='step', name='plans_step_nature_known'),
        ValidateConstraint(model_name='step', name='plans_step_for_whom_known'),
    ]
