"""Looks at the rows that are there, while others go on reading and writing; what they were made of
goes."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('early_ending', '0003_each_stage_is_a_row'),
    ]

    operations = [
        ValidateConstraint(model_name='earlyendstage', name='early_ending_earlyendstage_stage_known'),
        migrations.DeleteModel('EarlyEnd'),
    ]
