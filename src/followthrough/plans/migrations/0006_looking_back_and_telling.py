import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from followthrough.common.triggers import replaced_once


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_why_somebody_covers'),
        ('plans', '0005_early_end'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Consolidation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('learnt', models.TextField()),
                ('used', models.TextField(blank=True)),
                ('whose_words', models.CharField(max_length=20)),
                ('look_back_on', models.DateField(null=True)),
                ('looked_back_on', models.DateField(null=True)),
                ('still', models.TextField(blank=True)),
                ('replaced_on', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReasonAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('agrees', models.CharField(max_length=20)),
                ('words', models.TextField(blank=True)),
                ('replaced_on', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='earlyend',
            name='told_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='earlyend',
            name='told_how',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='earlyend',
            name='told_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='goaldecision',
            name='person_words',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='earlyend',
            constraint=models.CheckConstraint(condition=models.Q(('told_on', None), ('confirmed_on__isnull', False), _connector='OR'), name='early_end_told_once_confirmed'),
        ),
        migrations.AddField(
            model_name='consolidation',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consolidation',
            name='step',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consolidations', to='plans.step'),
        ),
        migrations.AddField(
            model_name='reasonanswer',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reasonanswer',
            name='step',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='plans.step'),
        ),
        migrations.AddConstraint(
            model_name='consolidation',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('step',), name='one_current_consolidation'),
        ),
        migrations.AddConstraint(
            model_name='reasonanswer',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('step',), name='one_current_answer'),
        ),
        replaced_once("plans_consolidation"),
        replaced_once("plans_reasonanswer"),
    ]
