"""Two records of one person are merged, and told apart again."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0017_former_crns'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CarriedOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('replaced_on', models.DateTimeField(null=True)),
                ('recorded_on', models.DateField()),
                ('words', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('replaced_on', models.DateTimeField(null=True)),
                ('recorded_on', models.DateField()),
                ('words', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='MergeUndone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('replaced_on', models.DateTimeField(null=True)),
                ('recorded_on', models.DateField()),
                ('words', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='ToldAsOne',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('replaced_on', models.DateTimeField(null=True)),
                ('recorded_on', models.DateField()),
                ('words', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='TwoPeople',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('replaced_on', models.DateTimeField(null=True)),
                ('recorded_on', models.DateField()),
                ('words', models.TextField(blank=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='caseend',
            name='people_caseend_reason_known',
        ),
        migrations.AddField(
            model_name='case',
            name='goes_on_in',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='people.case'),
        ),
        migrations.AddField(
            model_name='person',
            name='merged_into',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_records', to='people.person'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('goes_on_in__isnull', False)), fields=['goes_on_in'], name='case_goes_on'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['merged_into'], name='merged_person'),
        ),
        migrations.AddConstraint(
            model_name='caseend',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['order_completed', 'licence_ended', 'ended_early', 'revoked', 'died', 'moved_to_another_service', 'sent_by_mistake', 'merged'])), name='people_caseend_reason_known'),
        ),
        migrations.AddField(
            model_name='carriedover',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='merge',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='merge',
            name='kept',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='people.person'),
        ),
        migrations.AddField(
            model_name='merge',
            name='kept_case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='people.case'),
        ),
        migrations.AddField(
            model_name='merge',
            name='merged',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merged_by', to='people.person'),
        ),
        migrations.AddField(
            model_name='merge',
            name='merged_case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_by', to='people.case'),
        ),
        migrations.AddField(
            model_name='carriedover',
            name='merge',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_over', to='people.merge'),
        ),
        migrations.AddField(
            model_name='toldasone',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='toldasone',
            name='merge',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told_as_one', to='people.merge'),
        ),
        migrations.AddConstraint(
            model_name='toldasone',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('merge',), name='one_telling_as_one_a_merge'),
        ),
        migrations.AddField(
            model_name='mergeundone',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mergeundone',
            name='merge',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='undone', to='people.merge'),
        ),
        migrations.AddField(
            model_name='twopeople',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='twopeople',
            name='first',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told_apart_first', to='people.person'),
        ),
        migrations.AddField(
            model_name='twopeople',
            name='second',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told_apart_second', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('merged',), name='one_current_merge'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('kept', models.F('merged')), _negated=True), name='merge_is_of_two'),
        ),
        migrations.AddConstraint(
            model_name='carriedover',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('merge',), name='one_carrying_over_a_merge'),
        ),
        migrations.AddConstraint(
            model_name='mergeundone',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('merge',), name='one_undoing_a_merge'),
        ),
        migrations.AddConstraint(
            model_name='twopeople',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('first', 'second'), name='one_current_telling_apart'),
        ),
        migrations.AddConstraint(
            model_name='twopeople',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='told_apart_in_order'),
        ),
    ]
