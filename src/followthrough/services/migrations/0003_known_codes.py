"""New rows hold known codes from here on. The rows that are there are looked at in the next
migration, so that nobody waits for that."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('services', '0002_triggers'),
    ]

    operations = [
        AddConstraintNotValid(
            model_name='pool',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['rolling', 'groups'])), name='services_pool_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ['one_to_one', 'group', 'either', 'not_known'])), name='services_service_mode_known'),
        ),
    ]
