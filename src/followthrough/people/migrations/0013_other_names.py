"""Former names, aliases and other spellings."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0012_cases_move'),
    ]

    operations = [
        migrations.CreateModel(
            name='OtherName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('first_name', models.CharField(max_length=100)),
                ('last_name', models.CharField(max_length=100)),
                ('until', models.DateField(null=True)),
                ('withdrawn_on', models.DateField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='other_names', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'kind', 'first_name', 'last_name'), name='one_row_an_other_name'), models.CheckConstraint(condition=models.Q(('first_name', ''), ('last_name', ''), _negated=True), name='other_name_is_not_empty'), models.CheckConstraint(condition=models.Q(('kind__in', ['former', 'alias', 'spelling'])), name='people_othername_kind_known')],
            },
        ),
    ]
