"""How a step runs and whether it is done with the person: as its kind of work says, until somebody
says otherwise. The rows that are there are looked at in the next migration."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0011_who_died'),
    ]

    operations = [
        migrations.AddField(
            model_name='step',
            name='for_whom',
            field=models.CharField(blank=True, db_default='', max_length=20),
        ),
        migrations.AddField(
            model_name='step',
            name='nature',
            field=models.CharField(blank=True, db_default='', max_length=20),
        ),
        AddConstraintNotValid(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('nature__in', ['', 'one_off', 'course', 'ongoing', 'look_back'])), name='plans_step_nature_known'),
        ),
        AddConstraintNotValid(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('for_whom__in', ['', 'with_person', 'staff_only'])), name='plans_step_for_whom_known'),
        ),
    ]
