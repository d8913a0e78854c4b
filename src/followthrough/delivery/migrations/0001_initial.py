"""The digest of each case, and what its numbers stand for."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0006_known_codes_validated'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseDigest',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='digest', serialize=False, to='people.case')),
                ('day', models.DateField(null=True)),
                ('packs', models.CharField(default='', max_length=64)),
                ('derivation', models.IntegerField(default=0)),
                ('stale', models.BooleanField(default=True)),
                ('changes', models.BigIntegerField(default=0)),
                ('failed_under', models.CharField(default='', max_length=100)),
                ('frozen_on', models.DateField(null=True)),
                ('plan_state', models.CharField(default='', max_length=40)),
                ('ends_on', models.DateField(null=True)),
                ('marks', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('immediate', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('steps_planned', models.IntegerField(default=0)),
                ('steps_under_way', models.IntegerField(default=0)),
                ('steps_done', models.IntegerField(default=0)),
                ('steps_not_delivered', models.IntegerField(default=0)),
                ('steps_held', models.IntegerField(default=0)),
                ('lines', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('steps', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('due', models.JSONField(default=list)),
                ('good_news', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='Combination',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('parts', models.JSONField()),
            ],
        ),
        # Digests are stored again with every change of their case: room on each page keeps that
        # from growing the table and its index.
        migrations.RunSQL(
            "ALTER TABLE delivery_casedigest SET (fillfactor = 70)", migrations.RunSQL.noop
        ),
    ]
