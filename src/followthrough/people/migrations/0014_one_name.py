"""Somebody with one name has no other. The rows that are there are looked at in a later migration,
so that nobody waits for that."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0013_other_names'),
    ]

    operations = [
        AddConstraintNotValid(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('first_name', ''), ('last_name', ''), _negated=True), name='person_has_a_name'),
        ),
    ]
