"""The table comes from the room of plans, as its migration 0009 left it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0006_known_codes_validated'),
        ('plans', '0009_early_ends_move_out'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='EarlyEnd',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('replaced_on', models.DateTimeField(null=True)),
                        ('ends_on', models.DateField()),
                        ('was_to_end_on', models.DateField()),
                        ('judgements', models.JSONField()),
                        ('shown', models.JSONField()),
                        ('pack', models.CharField(max_length=60)),
                        ('decided_on', models.DateField()),
                        ('words', models.TextField(blank=True)),
                        ('confirmed_on', models.DateField(null=True)),
                        ('confirmed_words', models.TextField(blank=True)),
                        ('told_on', models.DateField(null=True)),
                        ('told_how', models.CharField(blank=True, max_length=300)),
                        ('withdrawn_on', models.DateField(null=True)),
                        ('withdrawn_words', models.TextField(blank=True)),
                        ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sentence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='early_ends', to='people.sentence')),
                        ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('sentence',), name='one_current_early_end'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('decided_by')), _negated=True), _connector='OR'), name='early_end_takes_two_people'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by', None), ('confirmed_on', None)), models.Q(('confirmed_by__isnull', False), ('confirmed_on__isnull', False)), _connector='OR'), name='early_end_confirmed_by_somebody'), models.CheckConstraint(condition=models.Q(('told_on', None), ('confirmed_on__isnull', False), _connector='OR'), name='early_end_told_once_confirmed')],
                    },
                ),
            ],
        ),
    ]
