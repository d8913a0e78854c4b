"""A birth may be known to the day, as all were until now, to the month, to the year, or not at all.
The rows that are there are looked at in the next migration, so that nobody waits for that."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0014_one_name'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='birth_known_to',
            field=models.CharField(db_default='day', default='day', max_length=10),
        ),
        migrations.AlterField(
            model_name='person',
            name='date_of_birth',
            field=models.DateField(null=True),
        ),
        AddConstraintNotValid(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('birth_known_to__in', ['day', 'month', 'year'])), name='people_person_birth_known_to_known'),
        ),
    ]
