"""Looks at the rows that are there, while others go on reading and writing. What they were made of
goes: for that moment nobody reads the tables that it referred to (`embedded.preparation` gives way
where somebody does)."""

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
