"""A part of an assessment ends once, and nothing else of it changes."""

import django.db.models.deletion
from django.db import migrations, models

from followthrough.common.triggers import closed_once

PARTS = ("circumstance", "need", "register", "strength")


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0020_what_stood_on_is_one_row'),
    ]

    operations = [
        *(
            migrations.AlterField(
                model_name=part,
                name='case',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case'),
            )
            for part in PARTS
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.UniqueConstraint(condition=models.Q(('gone_in', None)), fields=('case', 'area'), name='one_need_an_area'),
        ),
        *(closed_once(f"people_{part}", "gone_in_id") for part in PARTS),
    ]
