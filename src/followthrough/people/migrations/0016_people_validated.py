"""Looks at the rows that were there before the last two migrations."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0015_births'),
    ]

    operations = [
        ValidateConstraint(model_name='person', name='person_has_a_name'),
        ValidateConstraint(model_name='person', name='people_person_birth_known_to_known'),
    ]
