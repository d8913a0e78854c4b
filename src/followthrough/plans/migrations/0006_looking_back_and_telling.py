import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from followthrough.common.triggers import replaced_once


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0005_early_end'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consolidations', to='plans.step')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('step',), name='one_current_consolidation')],
            },
        ),
        replaced_once("plans_consolidation"),
    ]
