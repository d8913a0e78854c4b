"""Looks at the rows that are there, while others go on reading and writing."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0003_known_codes'),
    ]

    operations = [
        ValidateConstraint(model_name='pool', name='services_pool_kind_known'),
        ValidateConstraint(model_name='service', name='services_service_mode_known'),
    ]
